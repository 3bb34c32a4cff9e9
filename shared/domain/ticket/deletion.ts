import * as z from 'zod';
import type { Conflict } from '../claim.ts';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';
import { remark, withNote } from './note.ts';

/** A deleted ticket keeps all it has, and can be restored. */
export interface Deletion {
  readonly deletedMs: number | null;
}

const kept: Deletion = { deletedMs: null };

const nothing = z.object({});

/** What a deletion is in conflict with: a message or a restoration that had not seen it, and the other way round. */
export const deletedOrKept = 'deleted-or-kept';

export const deletion = aspect(kept, {
  'ticket.deleted': event<Deletion, z.infer<typeof nothing>>({
    data: nothing,
    apply: (_slice, _data, { timeMs }) => ({ deletedMs: timeMs }),
    claims: () => [{ about: deletedOrKept, value: 'deleted' }],
    sets: () => ['deletion'],
    invert: (_data, present) =>
      present.deletedMs === null
        ? { stays: 'deletion' }
        : { type: 'ticket.restored', data: {}, takes: ['ticket.delete'] },
  }),
  'ticket.restored': event<Deletion, z.infer<typeof nothing>>({
    data: nothing,
    apply: () => kept,
    claims: () => [{ about: deletedOrKept, value: 'kept' }],
    sets: () => ['deletion'],
    invert: (_data, present) =>
      present.deletedMs === null
        ? { type: 'ticket.deleted', data: {}, takes: ['ticket.delete'] }
        : { stays: 'deletion' },
    // A note beside it causes nothing.
    follows: ({ type, data }) =>
      type === 'conversation.posted' && (data as { readonly kind: string }).kind === 'message', // Safe: its schema said so.
  }),
});

interface Kept {
  readonly deletion: Deletion;
  readonly conflicts: readonly Conflict[];
}

/** Whether somebody deleted it and somebody who had not seen that said more, or restored it, and nobody has decided yet. */
export function isContested({ conflicts }: Pick<Kept, 'conflicts'>): boolean {
  return conflicts.some(({ about }) => about === deletedOrKept);
}

/** A contested ticket stays until a person decides. */
export function isDeleted(ticket: Kept): boolean {
  return ticket.deletion.deletedMs !== null && !isContested(ticket);
}

const input = z.strictObject({ ticketId: idSchema, remark });

export const deleteTicket = operation({
  name: 'ticket.delete',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.delete'],
  decide: (world, { ticketId, remark }) => [
    ...withNote(world, world.ticket(ticketId), [], remark),
    ticketDraft(ticketId, 'ticket.deleted', {}),
  ],
});

export const restoreTicket = operation({
  name: 'ticket.restore',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.delete'],
  isForDeleted: true,
  decide: (world, { ticketId, remark }) => {
    const ticket = world.ticket(ticketId);
    const { deletion, conflicts } = ticket;
    if (deletion.deletedMs === null && !isContested({ conflicts })) return refuse('ticket.not-deleted');
    return withNote(world, ticket, [ticketDraft(ticketId, 'ticket.restored', {})], remark);
  },
});

export const deletionOperations = [deleteTicket, restoreTicket] as const;
