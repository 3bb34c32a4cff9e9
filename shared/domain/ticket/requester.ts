import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { findOrCreatePerson, isOnlyNamed, requesterInput } from '../person.ts';
import { currentId, currentRecord } from '../records/current-record.ts';
import { person } from '../records/person.ts';
import { putDraft } from '../records/put.ts';
import { aspect, event } from './aspect.ts';
import { changeReason } from './change-reason.ts';
import { ticketDraft } from './draft.ts';

export interface Requester {
  readonly personId: string;
}

const unknown: Requester = { personId: '' };

const changed = z.object({ from: z.string(), to: z.string(), reason: z.string().optional() });

export const requester = aspect(unknown, {
  'requester.changed': event<Requester, z.infer<typeof changed>>({
    data: changed,
    apply: (_slice, { to }) => ({ personId: to }),
    claims: ({ to }) => [{ about: 'requester', value: to }],
    sets: () => ['requester'],
    invert: ({ from, to }, present) =>
      from === '' || present.personId !== to
        ? { stays: 'requester' }
        : { type: 'requester.changed', data: { from: to, to: from }, takes: ['ticket.edit'] },
  }),
});

export const changeRequester = operation({
  name: 'requester.change',
  input: z.strictObject({ ticketId: idSchema, requester: requesterInput, reason: changeReason.default('') }),
  needs: ({ ticketId, requester }) => ({ tickets: [ticketId], allTickets: isOnlyNamed(requester) }),
  requires: () => ['ticket.edit'],
  decide: (world, { ticketId, requester, reason }) => {
    const from = world.ticket(ticketId).requester.personId;
    const present = currentId(world.records, 'person', from);
    const found = findOrCreatePerson(world, requester);
    if ('refused' in found) return found;
    if (found.personId === present) return found.drafts.length > 0 ? found.drafts : refuse('requester.unchanged');
    const data = { from, to: found.personId, ...(reason ? { reason } : {}) };
    return [...found.drafts, ticketDraft(ticketId, 'requester.changed', data)];
  },
});

/**
 * Replaces what agents have noted about the requester. Somebody else’s newer note is not overwritten unread, and a note
 * about one person is not saved as that of another, if the requester has changed since it was written.
 */
export const noteRequester = operation({
  name: 'requester.note',
  input: z.strictObject({
    ticketId: idSchema,
    personId: idSchema,
    note: person.fields.shape.note,
    basedOn: person.fields.shape.note,
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  decide: (world, { ticketId, personId, note, basedOn }) => {
    const known = currentRecord(world.records, 'person', world.ticket(ticketId).requester.personId);
    if (!known || known.retired) return refuse('person.unknown');
    if (currentId(world.records, 'person', personId) !== known.id) {
      return { ...refuse('requester.note-misplaced', { name: known.name }), code: 'stale' };
    }
    if (note === known.note) return refuse('requester.note-unchanged');
    if (basedOn !== known.note) return { ...refuse('requester.note-moved'), code: 'stale' };
    return [putDraft('person', known.id, { note })];
  },
});

export const requesterOperations = [changeRequester, noteRequester] as const;
