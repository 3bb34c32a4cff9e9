import { accessOf, agentAccess } from '../../shared/domain/access.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorAgentId, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { wouldUndo } from '../../shared/domain/undo.ts';
import { type CommitEntry, commitName, ticketTargets } from './commit-entry.ts';
import { type FoundCommit, pastCommit } from './found-commit.ts';
import type { DeskState } from './state.ts';
import { ticketIn } from './targets.ts';

/** Whether an undo of the commit by its author would succeed now. */
export function mayUndo(state: DeskState, found: FoundCommit, principal: Principal): boolean {
  if (ticketTargets(found.entry).length === 0) return false;
  const access = accessOf(state.records, principal);
  if (!access) return false;
  const world = { ticket: (id: Id) => ticketIn(state.targets, id), actor: actorOf(principal) };
  return wouldUndo(world, commitName(found.entry.ref), pastCommit(state, found), access);
}

/** A commit that was just written. */
export function freshCommit(
  state: DeskState,
  entry: CommitEntry,
  op: string,
  events: readonly StampedEvent[],
): FoundCommit {
  const authorThen = agentAccess(state.records, actorAgentId(entry.actor) ?? '');
  return { entry, op, asked: undefined, events, authorThen, batch: entry.batch };
}
