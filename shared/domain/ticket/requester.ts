import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { findOrCreatePerson, isOnlyNamed, requesterInput } from '../person.ts';
import { currentId } from '../records/current-record.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';

export interface Requester {
  readonly personId: string;
}

const unknown: Requester = { personId: '' };

export const requester = aspect(unknown, {
  'requester.changed': event<Requester, { from: string; to: string }>({
    data: z.object({ from: z.string(), to: z.string() }),
    apply: (_slice, { to }) => ({ personId: to }),
    claims: ({ to }) => [{ about: 'requester', value: to }],
    invert: ({ from, to }, present) =>
      from === '' || present.personId !== to
        ? { stays: 'requester' }
        : { type: 'requester.changed', data: { from: to, to: from }, takes: ['ticket.edit'] },
  }),
});

export const changeRequester = operation({
  name: 'requester.change',
  input: z.strictObject({ ticketId: idSchema, requester: requesterInput }),
  needs: ({ ticketId, requester }) => ({ tickets: [ticketId], allTickets: isOnlyNamed(requester) }),
  requires: () => ['ticket.edit'],
  decide: (world, { ticketId, requester }) => {
    const from = world.ticket(ticketId).requester.personId;
    const present = currentId(world.records, 'person', from);
    const found = findOrCreatePerson(world, requester);
    if ('refused' in found) return found;
    if (found.personId === present) return found.drafts.length > 0 ? found.drafts : refuse('requester.unchanged');
    return [...found.drafts, ticketDraft(ticketId, 'requester.changed', { from, to: found.personId })];
  },
});

export const requesterOperations = [changeRequester] as const;
