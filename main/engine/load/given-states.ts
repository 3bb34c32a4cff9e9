import { type StampedEvent, type TargetKey, targetKey } from '../../../shared/domain/event.ts';
import { stateGivenBy } from '../../../shared/domain/ticket/status.ts';
import { createColumn } from '../../columns/growing.ts';
import { isTicket } from '../commit-entry.ts';
import type { CommitIndex } from '../commits/commit-index.ts';
import type { Rest } from './rest.ts';

/** Which commits open or close tickets, while all commits are read. */
export interface GivenStates {
  /** Notes the commit that was added last. */
  readonly note: (commit: number, events: readonly StampedEvent[]) => void;
  /** The tickets that are open after all their commits that count; a few others may be among them. */
  readonly openTickets: (rest: Rest) => Promise<TargetKey[]>;
}

/** What a commit does to its tickets; `mixed` if it cannot be told for all of them at once. */
const [nothing, opens, closes, mixed] = [0, 1, 2, 3];

export function createGivenStates(commits: CommitIndex): GivenStates {
  const given = createColumn('u8');

  function isOpen(ticket: TargetKey): boolean {
    const history = commits.historyOf(ticket);
    for (let at = history.length - 1; at >= 0; at -= 1) {
      const state = given.get(history.commitAt(at));
      if (state !== nothing) return state !== closes;
    }
    return true;
  }

  return {
    note: (commit, events) => {
      while (given.length < commit) given.push(nothing);
      given.push(givenBy(events));
    },
    openTickets: async (rest) => {
      const open: TargetKey[] = [];
      for (const key of commits.touched()) {
        await rest();
        if (isTicket(key) && isOpen(key)) open.push(key);
      }
      return open;
    },
  };
}

function givenBy(events: readonly StampedEvent[]): number {
  let given = nothing;
  let ticket: TargetKey | undefined;
  for (const event of events) {
    const state = stateGivenBy(event);
    if (state === undefined) continue;
    const key = targetKey(event.target);
    if (ticket !== undefined && ticket !== key) return mixed;
    ticket = key;
    given = state === 'open' ? opens : closes;
  }
  return given !== nothing && touchesOthers(events) ? mixed : given;
}

/** A commit of several tickets may give a state to only one of them. */
function touchesOthers(events: readonly StampedEvent[]): boolean {
  const tickets = events.map(({ target }) => targetKey(target)).filter(isTicket);
  return tickets.some((key) => key !== tickets[0]);
}
