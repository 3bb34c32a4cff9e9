import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const ken = { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' };
const ada = { personId: null, name: 'Ada Love', email: 'ada@example.com', phone: '', place: '' };

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ requester: ken });
});

describe('the requester of a ticket', () => {
  test('T60: can be replaced, by a known or new person, in one commit with changes of their details', async () => {
    const from = desk.ticket(ticketId).requester.personId;
    await desk.does('john', 'requester.change', { ticketId, requester: ada });
    const { personId } = desk.ticket(ticketId).requester;
    expect(await desk.lastCommit(ticketId)).toEqual([{ type: 'requester.changed', data: { from, to: personId } }]);
    expect(desk.engine.records.get('person', personId)).toMatchObject({ name: 'Ada Love', email: 'ada@example.com' });
  });

  test('T60: who it is already is refused, unless something about them is new', async () => {
    expect(await desk.refusal('john', 'requester.change', { ticketId, requester: ken })).toBe('requester.unchanged');
    const { personId } = desk.ticket(ticketId).requester;
    await desk.does('john', 'requester.change', { ticketId, requester: { ...ken, phone: '555' } });
    expect(desk.ticket(ticketId).requester.personId).toBe(personId);
    expect(desk.engine.records.get('person', personId)?.phone).toBe('555');
  });

  test('T60: nobody who is archived or never was can be chosen', async () => {
    const { personId } = desk.ticket(ticketId).requester;
    await desk.does('jane', 'record.retire', { kind: 'person', id: personId });
    for (const id of [personId, 'person-none']) {
      const requester = { ...ken, personId: id };
      expect(await desk.refusal('john', 'requester.change', { ticketId, requester })).toBe('person.unknown');
    }
  });
});
