import { describe, expect, test } from 'vitest';
import { eventId } from '../../shared/domain/event.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';
import { exchange } from './support/exchange.ts';
import { everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

/** Anna and Bo know the same ticket, and do not talk to each other for a while. */
async function apart() {
  const [anna, bo] = await foundedDesks('anna', 'bo');
  const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
  await exchange(anna, bo);
  anna.clock.nowMs += 60_000;
  bo.clock.nowMs += 120_000;
  return { anna, bo, ticketId };
}

function prioritise(on: SyncDesk, agentId: string, ticketId: string, value: string) {
  return on.as(agentId, 'field.set', { ticketId, field: 'priority', value }).then(expectDone);
}

function post(on: SyncDesk, agentId: string, ticketId: string, thenStatus?: string) {
  const input = { ticketId, visibility: 'public', body: '<p>On my way.</p>', basedOn: 1 } as const;
  return on.as(agentId, 'conversation.post', thenStatus === undefined ? input : { ...input, thenStatus });
}

/** The conflicts of a ticket, each side as who did what and when. */
async function cardOn(on: SyncDesk, ticketId: string) {
  const thread = await threadEvents(on.engine, ticketId);
  const side = (id: string) => {
    const event = thread.find((one) => eventId(one) === id);
    return event && { actor: event.actor, type: event.type, timeMs: event.timeMs, data: event.data };
  };
  return (on.ticket(ticketId)?.conflicts ?? []).map(({ about, earlier, later }) => ({
    about,
    earlier: side(earlier),
    later: side(later),
  }));
}

describe('two desks that did not see each other', () => {
  test('C1: the same field set on both: the later one holds, and the card names both', async () => {
    const { anna, bo, ticketId } = await apart();
    await prioritise(anna, 'jane', ticketId, 'priority-low');
    await prioritise(bo, 'john', ticketId, 'priority-high');
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect(one.ticket(ticketId)?.fields.priority).toBe('priority-high');
      expect(await cardOn(one, ticketId)).toMatchObject([
        {
          about: 'priority',
          earlier: {
            actor: 'agent:jane',
            timeMs: anna.clock.nowMs,
            data: { from: 'priority-normal', to: 'priority-low' },
          },
          later: {
            actor: 'agent:john',
            timeMs: bo.clock.nowMs,
            data: { from: 'priority-normal', to: 'priority-high' },
          },
        },
      ]);
    }
  });

  test('C1: the same field of the desk’s own set on both makes a card, and setting it again closes it', async () => {
    const { anna, bo, ticketId } = await apart();
    const floor = (on: SyncDesk, agentId: string, value: string) =>
      on.as(agentId, 'custom-field.set', { ticketId, fieldId: 'field-floor', value }).then(expectDone);
    await floor(anna, 'jane', 'ground');
    await floor(bo, 'john', 'first');
    expectDone(await bo.as('john', 'custom-field.set', { ticketId, fieldId: 'field-room', value: '4' }));
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect(one.ticket(ticketId)?.custom).toMatchObject({
        'field-floor': { value: 'first' },
        'field-room': { value: '4' },
      });
      expect(await cardOn(one, ticketId)).toMatchObject([
        {
          about: 'custom:field-floor',
          earlier: { actor: 'agent:jane', data: { to: { value: 'ground', words: 'Ground floor' } } },
          later: { actor: 'agent:john', data: { to: { value: 'first', words: 'First floor' } } },
        },
      ]);
    }
    await floor(anna, 'jane', 'ground');
    await exchange(anna, bo);
    for (const one of [anna, bo]) expect(one.ticket(ticketId)?.conflicts).toEqual([]);
  });

  test('C1: a reply on one and a close on the other stay side by side on a card', async () => {
    const { anna, bo, ticketId } = await apart();
    expectDone(await post(anna, 'jane', ticketId));
    expectDone(await bo.as('jane', 'status.set', { ticketId, statusId: 'status-closed' }));
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect(one.ticket(ticketId)?.status.statusId).toBe('status-closed');
      expect(await cardOn(one, ticketId)).toMatchObject([
        {
          about: 'close-or-reply',
          earlier: { type: 'conversation.posted', actor: 'agent:jane' },
          later: { type: 'status.set', actor: 'agent:jane' },
        },
      ]);
    }
  });

  test('C1: a closing reply against a reply is one card, not one for each event', async () => {
    const { anna, bo, ticketId } = await apart();
    expectDone(await post(anna, 'jane', ticketId));
    expectDone(await post(bo, 'jane', ticketId, 'status-resolved'));
    await exchange(anna, bo);
    expect((await cardOn(anna, ticketId)).map(({ about }) => about)).toEqual(['close-or-reply']);
  });

  test('C2: different fields merge silently', async () => {
    const { anna, bo, ticketId } = await apart();
    await prioritise(anna, 'jane', ticketId, 'priority-low');
    expectDone(await bo.as('john', 'field.set', { ticketId, field: 'summary', value: 'Reader crashes' }));
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect(one.ticket(ticketId)).toMatchObject({
        fields: { priority: 'priority-low', summary: 'Reader crashes' },
        conflicts: [],
      });
    }
  });

  test('C2: equal values merge silently, and two replies are no conflict', async () => {
    const { anna, bo, ticketId } = await apart();
    await prioritise(anna, 'jane', ticketId, 'priority-high');
    await prioritise(bo, 'john', ticketId, 'priority-high');
    expectDone(await anna.as('jane', 'assignment.claim', { ticketId }));
    expectDone(await bo.as('john', 'assignment.assign', { ticketId, agentId: 'jane', teamId: null }));
    expectDone(await post(anna, 'jane', ticketId));
    expectDone(await post(bo, 'jane', ticketId));
    await exchange(anna, bo);
    expect(anna.ticket(ticketId)).toMatchObject({ fields: { priority: 'priority-high' }, conflicts: [] });
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test('C2: a note against a close is no conflict', async () => {
    const { anna, bo, ticketId } = await apart();
    expectDone(
      await anna.as('jane', 'conversation.post', { ticketId, visibility: 'internal', body: '<p>Hm.</p>', basedOn: 1 }),
    );
    expectDone(await bo.as('john', 'status.set', { ticketId, statusId: 'status-closed' }));
    await exchange(anna, bo);
    expect(anna.ticket(ticketId)?.conflicts).toEqual([]);
  });

  test('C3: a device that knows both values and sets the field again has decided, whichever value it chooses', async () => {
    for (const decided of ['priority-low', 'priority-emergency']) {
      const { anna, bo, ticketId } = await apart();
      await prioritise(anna, 'jane', ticketId, 'priority-low');
      await prioritise(bo, 'john', ticketId, 'priority-high');
      await exchange(anna, bo);
      await prioritise(anna, 'jane', ticketId, decided);
      expect(anna.ticket(ticketId)?.conflicts).toEqual([]);
      await exchange(anna, bo);
      expect(bo.ticket(ticketId)).toMatchObject({ fields: { priority: decided }, conflicts: [] });
    }
  });

  test('C3: a device that knows only one of the values has decided nothing', async () => {
    const { anna, bo, ticketId } = await apart();
    await prioritise(anna, 'jane', ticketId, 'priority-low');
    await prioritise(bo, 'john', ticketId, 'priority-high');
    bo.clock.nowMs += 60_000;
    await prioritise(bo, 'john', ticketId, 'priority-emergency');
    await exchange(anna, bo);
    const card = await cardOn(anna, ticketId);
    expect(card.map(({ earlier, later }) => [earlier?.data, later?.data])).toMatchObject([
      [{ to: 'priority-low' }, { to: 'priority-high' }],
      [{ to: 'priority-low' }, { to: 'priority-emergency' }],
    ]);
  });

  test('C4: a card survives a restart', async () => {
    const { anna, bo, ticketId } = await apart();
    await prioritise(anna, 'jane', ticketId, 'priority-low');
    await prioritise(bo, 'john', ticketId, 'priority-high');
    await exchange(anna, bo);
    expect(await everythingOn(await restarted(bo))).toEqual(await everythingOn(anna));
  });

  test('C5: desk records merge field by field, and the same field makes a card too', async () => {
    const { anna, bo } = await apart();
    const id = 'department-sales';
    expectDone(
      await anna.as('jane', 'record.put', { kind: 'department', id, fields: { name: 'Selling', signature: 'Bye' } }),
    );
    expectDone(
      await bo.as('jane', 'record.put', { kind: 'department', id, fields: { name: 'Shop', isPublic: false } }),
    );
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect((await everythingOn(one))[`department:${id}`]).toMatchObject({
        fields: { name: 'Shop', signature: 'Bye', isPublic: false },
        conflicts: [{ about: 'name' }],
      });
    }
  });

  test('C6: the same commits have the same result, whichever device passes them on and in whichever order', async () => {
    const [anna, bo, cy] = await foundedDesks('anna', 'bo', 'cy');
    const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
    await exchange(anna, bo);
    await prioritise(bo, 'john', ticketId, 'priority-high');
    expect(cy.ticket(ticketId)).toBeUndefined();
    const ofBo = bo.lines().filter((line) => line.includes('"device":"device-bo"'));
    await cy.takesIn(ofBo);
    expect(cy.ticket(ticketId)?.intake.number).toBe('');
    await exchange(cy, anna);
    expect(await everythingOn(cy)).toEqual(await everythingOn(bo));
    expect(cy.ticket(ticketId)?.intake.number).toBe('1001');
  });
});
