import { agentAccess } from '../../shared/domain/access.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { actorAgentId, actorOf, type Principal } from '../../shared/domain/principal.ts';
import { undoCommit } from '../../shared/domain/undo.ts';
import { type CommitEntry, commitName, ticketTargets } from './commit-entry.ts';
import { createDeciding, decide } from './decide.ts';
import type { FoundCommit } from './found-commit.ts';
import type { EnginePorts } from './ports.ts';
import type { DeskState } from './state.ts';
import { deskRecordsOf } from './targets.ts';

/** Whether an undo of the commit by its author would succeed now. */
export function mayUndo(state: DeskState, ports: EnginePorts, found: FoundCommit, principal: Principal): boolean {
  if (ticketTargets(found.entry).length === 0) return false;
  const commit = commitName(found.entry.ref);
  const deciding = createDeciding(state, ports, new Map([[commit, found]]));
  const request = { operation: undoCommit, input: { commit }, principal, actor: actorOf(principal) };
  return decide(deciding, request, ports.nowMs()).ok;
}

/** A commit that was just written. */
export function freshCommit(
  state: DeskState,
  entry: CommitEntry,
  op: string,
  events: readonly StampedEvent[],
): FoundCommit {
  const authorThen = agentAccess(deskRecordsOf(state.targets), actorAgentId(entry.actor) ?? '');
  return { entry, op, asked: undefined, events, authorThen, batch: entry.batch };
}
