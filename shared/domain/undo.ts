import * as z from 'zod';
import type { Draft, StampedEvent } from './event.ts';
import { operation, refuse, type World } from './operation.ts';
import { ticketDraft } from './ticket/draft.ts';
import { ticketKind } from './ticket/kind.ts';
import { applyTicketEvent, registeredTicketEvent, type Ticket } from './ticket/ticket.ts';

/** A commit's name where people and links need one: `device:seq`. */
const commitName = z.string().regex(/^[a-z0-9-]{1,40}:\d{1,15}$/, 'id.malformed');

/**
 * Undo is a new commit that turns each event of an earlier one around against the present. What somebody changed since
 * stays as it is and is named. Nothing is erased: a reply that was sent is visibly retracted.
 */
export const undoCommit = operation({
  name: 'commit.undo',
  input: z.strictObject({ commit: commitName }),
  needs: ({ commit }) => ({ commits: [commit] }),
  requires: () => [],
  decide: (world, { commit }, _nowMs) => {
    const events = world.commit(commit);
    if (events.some(({ actor }) => actor !== world.actor)) return refuse('undo.not-yours');
    if (events.some(({ type }) => type === 'ticket.opened')) return refuse('undo.impossible');
    const ticketIds = new Set(events.filter(({ target }) => target.kind === ticketKind).map(({ target }) => target.id));
    if (ticketIds.size === 0) return refuse('undo.impossible');
    const drafts: Draft[] = [];
    for (const ticketId of ticketIds) {
      const ticket = world.ticket(ticketId);
      if (ticket.undone.commits.includes(commit)) return refuse('undo.done');
      drafts.push(...invertedDrafts(world, ticket, commit, events));
    }
    return drafts.every(({ type }) => type === 'commit.undone') ? refuse('undo.nothing') : drafts;
  },
});

/** Latest event first, each against the ticket as the earlier inversions leave it. */
function invertedDrafts(world: World, ticket: Ticket, commit: string, events: readonly StampedEvent[]): Draft[] {
  const inverted: Draft[] = [];
  const stays: string[] = [];
  let present = ticket;
  for (const event of events.toReversed()) {
    if (event.target.kind !== ticketKind || event.target.id !== ticket.id) continue;
    const known = registeredTicketEvent(event.type);
    const inverse = known?.definition.invert?.(event.data, present[known.aspect]);
    if (!inverse) continue;
    if ('stays' in inverse) {
      stays.push(inverse.stays);
      continue;
    }
    const draft: Draft = { ...inverse, target: event.target };
    inverted.push(draft);
    present = applyTicketEvent(present, { ...event, ...draft, actor: world.actor });
  }
  return [...inverted, ticketDraft(ticket.id, 'commit.undone', { commit, stays })];
}
