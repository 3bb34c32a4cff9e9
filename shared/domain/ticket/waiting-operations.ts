import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { unwaitingStatus } from '../records/statuses.ts';
import { statusConsequences } from './closing.ts';
import { ticketDraft } from './draft.ts';
import { permissionFor } from './status.ts';
import { enteredPlan, planDrafts, planOnto, shownPlan, waitingInput, waitsUntilMs } from './waiting.ts';

/**
 * Plans the waiting of a ticket anew; an empty plan lets it wait without a reason and a date. What somebody else has
 * planned since is not replaced unread, nor by what was not changed.
 */
export const planWaiting = operation({
  name: 'waiting.plan',
  input: z.strictObject({
    ticketId: idSchema,
    ...waitingInput.shape,
    /** The plan that was shown. Without it, as in inputs of earlier releases, the present plan is replaced. */
    basedOn: shownPlan.optional(),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => [permissionFor('open')],
  alsoFor: ['rule'],
  decide: ({ ticket }, { ticketId, basedOn, ...entered }, nowMs) => {
    const known = ticket(ticketId);
    if (known.status.kind !== 'waiting') return refuse('waiting.none');
    const wanted = basedOn ? planOnto(known.status.waiting, entered, basedOn) : entered;
    if ('refused' in wanted) return wanted;
    const { untilMs } = wanted;
    // A date that stays may have come while the reason was written.
    if (untilMs !== null && untilMs <= nowMs && untilMs !== known.status.waiting?.untilMs) return refuse('due.past');
    const drafts = planDrafts(known, enteredPlan(wanted));
    return drafts.length === 0 ? refuse('waiting.unchanged') : drafts;
  },
});

/** At its date, a ticket that still waits as it was planned returns to the agents. */
export const endPlanned = operation({
  name: 'waiting.end',
  input: z.strictObject({ ticketId: idSchema, plan: z.string() }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['system'],
  decide: (world, { ticketId, plan }, nowMs) => {
    const ticket = world.ticket(ticketId);
    const { waiting } = ticket.status;
    const untilMs = waitsUntilMs(ticket.status);
    if (waiting?.plan !== plan || untilMs === null || untilMs > nowMs) return refuse('waiting.none');
    const status = unwaitingStatus(world.records);
    if (!status) return refuse('status.unknown');
    return [ticketDraft(ticketId, 'waiting.ended', { plan }), ...statusConsequences(world, ticket, status, nowMs)];
  },
});

export const waitingOperations = [planWaiting, endPlanned] as const;
