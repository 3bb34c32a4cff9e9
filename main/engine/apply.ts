import type { StampedEvent, TargetKey } from '../../shared/domain/event.ts';
import { targetKey } from '../../shared/domain/event.ts';
import { extend, type Folded } from '../../shared/domain/fold.ts';
import type { TicketChange } from '../../shared/domain/net-change.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { ticketsIn } from './commit-entry.ts';
import type { NewCommit, Noted } from './commits/commit-index.ts';
import type { AppliedCommit } from './ports.ts';
import type { DeskState } from './state.ts';
import type { Targets } from './targets.ts';

/** Applies events that are newer than all events of their targets. */
export function extendAll(targets: Pick<Targets, 'get' | 'set'>, events: readonly StampedEvent[]): void {
  for (const event of events) {
    const key = targetKey(event.target);
    targets.set(key, extend(targets.get(key), event));
  }
}

/** Records a commit of our own: the end of our chain, and which commits it had seen. */
export function noteOwnCommit(state: DeskState, commit: NewCommit): Noted {
  const noted = state.commits.add(commit);
  const { seq, sum } = commit.entry.ref;
  state.chain = { seq, sum };
  state.saw = { ...state.saw, ...commit.saw };
  return noted;
}

/** The present state of targets, for comparison with their later state. */
export function snapshotOf(targets: Pick<Targets, 'get'>, keys: Iterable<TargetKey>): Snapshot {
  return new Map([...keys].map((key) => [key, targets.get(key)] as const));
}

type Snapshot = ReadonlyMap<TargetKey, Folded | undefined>;

/** The changes of targets since the snapshot; `later` is their later state. */
export function changesSince(
  before: Snapshot,
  later: Pick<Targets, 'get'>,
): Pick<AppliedCommit, 'tickets' | 'records'> {
  const tickets: TicketChange[] = [];
  const records: RecordState[] = [];
  for (const [key, was] of before) {
    const after = later.get(key);
    if (!after || after === was) continue;
    if ('intake' in after) tickets.push({ before: ticketOf(was), after });
    else records.push(after);
  }
  return { tickets, records };
}

/** Makes the changed targets the current state. `rowOf` may know the rows of tickets already. */
export function commitToState(state: DeskState, changed: ReadonlyMap<string, Folded>, rowOf = ticketRow): void {
  for (const [key, after] of changed) {
    if ('intake' in after) state.rows.put(rowOf(after));
    state.targets.set(key, after);
  }
}

/**
 * The same for targets that were folded again, without those that no commit touches any longer: a desk that never
 * received those commits would not have them.
 */
export function commitFolded(state: DeskState, changed: ReadonlyMap<string, Folded>): void {
  commitToState(state, changed);
  const untouched = [...changed.keys()].filter((key) => !state.commits.isTouched(key) && !state.placeholders.has(key));
  for (const key of untouched) state.targets.drop(key);
  state.dropped += untouched.length;
  for (const id of ticketsIn(untouched)) state.rows.drop(id);
}

function ticketOf(state: Folded | undefined): Ticket | undefined {
  return state && 'intake' in state ? state : undefined;
}
