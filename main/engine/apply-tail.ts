import type { TargetKey } from '../../shared/domain/event.ts';
import { laterStamp, pulled, type Stamp, zeroStamp } from '../../shared/domain/stamp.ts';
import { type JournalReport, skippedEvent } from '../journal/report.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import { noteOwnCommit } from './apply.ts';
import { entryOf } from './commit-entry.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import { foldAgain } from './refold.ts';
import { type DeskState, noteNumbers } from './state.ts';

interface TailPorts extends Pick<EnginePorts, 'journal'> {
  readonly nowMs: number;
  readonly report: (report: JournalReport) => void;
}

/**
 * Adds the last lines of the journal to a stored state. It may know some of them, and what it holds of their targets
 * may be older or newer than they are; so these are folded again. Returns whether that is enough: a second history of a
 * device can change what its commits mean elsewhere.
 */
export async function applyTail(state: DeskState, ports: TailPorts, tail: readonly PlacedCommit[]): Promise<boolean> {
  const touched = new Set<TargetKey>();
  let newest: Stamp = zeroStamp;
  for (const placed of tail) {
    if (!add(state, ports, placed, touched)) return false;
    newest = laterStamp(newest, placed.head.stamp);
  }
  state.clock = pulled(state.clock, newest, ports.nowMs);
  await foldAgain(state, ports, [...touched]);
  return true;
}

function add(state: DeskState, { report }: TailPorts, placed: PlacedCommit, touched: Set<TargetKey>): boolean {
  const { head, position, sum } = placed;
  const events = eventsOf(placed, (why, index) => report(skippedEvent(why, placed, position, index)));
  const entry = entryOf(placed, position, events);
  const isOurs = position.folder === state.device.id;
  if (!state.lineage.has({ device: head.device, seq: head.seq, sum })) {
    if (!state.lineage.canFollow(head.device, head.seq, head.prev)) return false;
    const commit = { entry, key: head.key, prev: head.prev, saw: head.saw };
    const { skipped, forked } = isOurs ? noteOwnCommit(state, commit) : state.commits.add(commit);
    if (forked) return false;
    for (const target of skipped?.targets ?? []) touched.add(target);
  }
  if (state.lineage.isForked(head.device)) return false;
  for (const target of entry.targets) touched.add(target);
  noteNumbers(state, events, isOurs);
  state.files.note(events);
  return true;
}
