import type { Id } from '../../shared/domain/id.ts';
import type { Actor } from '../../shared/domain/principal.ts';
import { commitName, ticketTargets } from './commit-entry.ts';
import type { DeskState } from './state.ts';

/** Our own commits of a bulk action, in their order, each with its ticket; not those that undo some of them. */
export function commitsInBatch({ commits }: Pick<DeskState, 'commits'>, actor: Actor, batch: Id) {
  return commits
    .inBatch(actor, batch)
    .filter(({ marks }) => marks.every(({ undoes }) => undoes === undefined))
    .flatMap((entry) => {
      const [ticketId] = ticketTargets(entry);
      return ticketId === undefined ? [] : [{ commit: commitName(entry.ref), ticketId }];
    });
}
