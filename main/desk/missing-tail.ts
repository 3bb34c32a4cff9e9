import { parseTip } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskState } from '../engine/state.ts';
import type { DecodedCommit } from '../journal/line.ts';
import type { JournalReport } from '../journal/report.ts';
import type { HighWaterMark } from './device-note.ts';

export type MissingTail = Extract<JournalReport, { kind: 'lost-end' }>;

type Known = Pick<DeskState, 'device' | 'commits' | 'chain' | 'lineage'>;

/**
 * Lines that this computer recorded for devices in this folder and that are now missing. Earlier devices count as long
 * as their lines are missing, so the report does not depend on who is present at the first start.
 */
export function missingTails(known: Known, noted: ReadonlyMap<Id, HighWaterMark>): MissingTail[] {
  const { code } = known.device;
  return [...noted].flatMap(([device, reach]): MissingTail[] => {
    const changes = device === known.device.id ? missingOfOurs(known, reach) : missingOf(known, device, reach);
    return changes > 0 ? [{ kind: 'lost-end', device, changes, time: reach.time, code }] : [];
  });
}

/** Only our own folder counts, because the next line is appended there. */
function missingOfOurs({ commits, chain }: Known, { seq, sum }: HighWaterMark): number {
  const there = commits.own(seq);
  if (there.some(({ ref }) => ref.sum === sum)) return 0;
  return there.length === 0 ? missingBehind(chain.seq, seq) : 1;
}

function missingOf({ lineage }: Known, device: Id, { seq, sum }: HighWaterMark): number {
  const tips = lineage.tips().get(device) ?? [];
  const last = Math.max(0, ...tips.map((tip) => parseTip(tip).seq));
  return lineage.has({ device, seq, sum }) ? 0 : missingBehind(last, seq);
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
