import { accessOf, agentAccess } from '../../shared/domain/access.ts';
import type { StampedEvent, Target } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { PastCommit } from '../../shared/domain/operation.ts';
import { actorAgentId, actorOf, type Principal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { wouldUndo } from '../../shared/domain/undo.ts';
import { type CommitEntry, commitName } from './commit-entry.ts';
import type { Deciding } from './decide.ts';
import { type FoundCommit, pastCommit } from './found-commit.ts';
import { unsavedTickets } from './known-people.ts';
import { unfitAdministrators } from './new-administrators.ts';
import { openTicketsOf } from './open-tickets-of.ts';
import type { EnginePorts } from './ports.ts';
import type { DeskState } from './state.ts';
import { type Targets, ticketIn, undoneOn } from './targets.ts';

type UndoPorts = Pick<EnginePorts, 'mayAdminister'>;

/** Whether an undo of the commit by its author would succeed now. */
export function mayUndo(state: DeskState, ports: UndoPorts, found: FoundCommit, principal: Principal): boolean {
  return wouldSucceed(state, ports, pastCommit(state, found), principal);
}

/**
 * The same for a commit that is still being written, as if its batch were applied. Undefined if that depends on which
 * commits its author had not seen: those are known when it is applied.
 */
export function mayUndoOnceWritten(
  { state, ports, overlay, records }: Deciding,
  found: FoundCommit,
  principal: Principal,
): boolean | undefined {
  let isKnown = true;
  const isChangedSince = () => {
    isKnown = false;
    return true;
  };
  const written = { targets: overlay, records: records(), rows: state.rows, unsaved: unsavedTickets(overlay) };
  const answer = wouldSucceed(written, ports, { ...found, isChangedSince }, principal);
  return isKnown ? answer : undefined;
}

type PastOf = PastCommit & Pick<FoundCommit, 'entry'>;

interface Present extends Pick<DeskState, 'records' | 'rows'> {
  readonly targets: Pick<Targets, 'get'>;
  readonly unsaved?: readonly Ticket[];
}

function wouldSucceed(
  { targets, records, rows, unsaved = [] }: Present,
  ports: UndoPorts,
  past: PastOf,
  principal: Principal,
): boolean {
  const access = accessOf(records, principal);
  if (!access) return false;
  const world = {
    ticket: (id: Id) => ticketIn(targets, id),
    actor: actorOf(principal),
    records,
    agentId: access.kind === 'agent' ? access.agentId : null,
    openTicketsOf: (kind: 'department' | 'team', ids: ReadonlySet<Id>) => openTicketsOf(rows, unsaved, kind, ids),
    undoneOn: (record: Target) => undoneOn(targets, record),
  };
  const drafts = wouldUndo(world, commitName(past.entry.ref), past, access);
  return drafts !== undefined && unfitAdministrators(ports, records, drafts).length === 0;
}

/** A commit that is just being written. `records` are those after it, and `since` what its batch does from it on. */
export function freshCommit(
  records: DeskRecords,
  entry: CommitEntry,
  op: string,
  events: readonly StampedEvent[],
  recordBefore: FoundCommit['recordBefore'],
  since: () => readonly StampedEvent[],
): FoundCommit {
  const authorThen = agentAccess(records, actorAgentId(entry.actor) ?? '');
  const recordEvents = (record: Target) =>
    since().filter(({ target }) => target.kind === record.kind && target.id === record.id);
  return { entry, op, asked: undefined, events, authorThen, recordBefore, recordEvents, batch: entry.batch };
}
