import * as z from 'zod';
import { idSchema } from '../id.ts';
import { instantMs } from '../instant.ts';
import { operation, refuse } from '../operation.ts';
import { inUse } from '../records/desk-records.ts';
import { standingId } from '../records/standing.ts';
import { aspect, event } from './aspect.ts';
import { statusDrafts } from './closing.ts';
import { type TicketState, ticketState } from './state.ts';

export interface Status {
  readonly statusId: string;
  readonly state: TicketState;
  readonly closedMs: number | null;
  readonly reopenedMs: number | null;
}

const atIntake: Status = { statusId: '', state: 'open', closedMs: null, reopenedMs: null };

const times = z.object({ closedMs: instantMs.nullable(), reopenedMs: instantMs.nullable() });

const changed = z.object({
  statusId: z.string(),
  state: ticketState,
  from: times.extend({ statusId: z.string(), state: ticketState }).nullable(),
  /** The times as they were before what is undone; without them, now is when it was closed or opened again. */
  restored: times.optional(),
});

export const status = aspect(atIntake, {
  'status.changed': event<Status, z.infer<typeof changed>>({
    data: changed,
    apply: (slice, { statusId, state, from, restored }, { timeMs }) => ({
      statusId,
      state,
      closedMs: state === 'closed' ? timeMs : null,
      reopenedMs: state === 'open' && from?.state === 'closed' ? timeMs : slice.reopenedMs,
      ...restored,
    }),
    claims: ({ statusId, state }) =>
      state === 'closed'
        ? [
            { about: 'status', value: statusId },
            { about: 'close-or-reply', value: 'closed' },
          ]
        : [{ about: 'status', value: statusId }],
    invert: ({ statusId, from }, present) => {
      if (!from || present.statusId !== statusId) return { stays: 'status' };
      const { closedMs, reopenedMs, ...before } = from;
      const data = { ...before, from: present, restored: { closedMs, reopenedMs } };
      return { type: 'status.changed', data, takes: [permissionFor(before.state)] };
    },
  }),
});

export const setStatus = operation({
  name: 'status.set',
  input: z.strictObject({ ticketId: idSchema, statusId: idSchema }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: ({ statusId }, records) => [permissionFor(records.get('status', statusId)?.state)],
  alsoFor: ['rule'],
  decide: (world, { ticketId, statusId }, nowMs) => {
    const ticket = world.ticket(ticketId);
    const chosen = inUse(world.records, 'status', statusId);
    if (!chosen) return refuse('status.unknown');
    if (standingId(world.records, 'status', ticket.status.statusId) === statusId)
      return refuse('status.unchanged', { name: chosen.name });
    return statusDrafts(world, ticket, chosen, nowMs);
  },
});

export const statusOperations = [setStatus] as const;

/** Closing needs its own permission; opening again is what anybody may do who can open a ticket. */
export function permissionFor(state: TicketState | undefined): 'ticket.close' | 'ticket.create' {
  return state === 'open' ? 'ticket.create' : 'ticket.close';
}
