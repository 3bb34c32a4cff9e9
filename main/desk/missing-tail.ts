import { parseTip } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskState, OwnDevice } from '../engine/state.ts';
import type { DecodedCommit } from '../journal/line.ts';
import type { JournalReport } from '../journal/report.ts';
import type { HighWaterMark } from './device-note.ts';

export type MissingTail = Extract<JournalReport, { kind: 'lost-end' }>;

/** How far the journals of a desk's folder reach. */
export interface Reached {
  readonly device: Pick<OwnDevice, 'id' | 'code'>;
  /** The last seq of a device, in any of its histories; 0 if it has none. */
  readonly last: (device: Id) => number;
  /** The last seq in our own folder. */
  readonly ownLast: number;
  /** The checksums of the lines with this seq in our own folder. */
  readonly own: (seq: number) => readonly string[];
}

export function reachedBy({ device, commits, chain, lineage }: DeskState): Reached {
  return {
    device,
    last: (id) => Math.max(0, ...(lineage.tips().get(id) ?? []).map((tip) => parseTip(tip).seq)),
    ownLast: chain.seq,
    own: (seq) => commits.own(seq).map(({ ref }) => ref.sum),
  };
}

/**
 * Lines that this computer recorded for devices in this folder and that are now missing. Earlier devices count as long
 * as their lines are missing, so the report does not depend on who is present at the first start.
 */
export function missingTails(reached: Reached, noted: ReadonlyMap<Id, HighWaterMark>): MissingTail[] {
  const { id, code } = reached.device;
  return [...noted].flatMap(([device, mark]): MissingTail[] => {
    const changes = device === id ? missingOfOurs(reached, mark) : missingBehind(reached.last(device), mark.seq);
    return changes > 0 ? [{ kind: 'lost-end', device, changes, time: mark.time, code }] : [];
  });
}

/** Only our own folder counts, because the next line is appended there. */
function missingOfOurs({ own, ownLast }: Reached, { seq, sum }: HighWaterMark): number {
  const there = own(seq);
  if (there.includes(sum)) return 0;
  return there.length === 0 ? missingBehind(ownLast, seq) : 1;
}

/** A missing line followed by others is a gap, which is reported by its position. */
function missingBehind(last: number, reached: number): number {
  return Math.max(0, reached - last);
}

/** The same check for a reader that passes the lines of all folders one by one. */
export function createTailCheck(noted: ReadonlyMap<Id, HighWaterMark>) {
  const last = new Map<Id, number>();
  const held = new Set<Id>();
  return {
    see: ({ head, sum }: Pick<DecodedCommit, 'head' | 'sum'>): void => {
      const { device, seq } = head;
      last.set(device, Math.max(seq, last.get(device) ?? 0));
      if (noted.get(device)?.sum === sum) held.add(device);
    },
    missing: (): MissingTail[] =>
      [...noted].flatMap(([device, { seq, time }]): MissingTail[] => {
        const changes = held.has(device) ? 0 : missingBehind(last.get(device) ?? 0, seq);
        return changes > 0 ? [{ kind: 'lost-end', device, changes, time, code: '' }] : [];
      }),
  };
}
