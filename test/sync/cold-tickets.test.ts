import { describe, expect, test } from 'vitest';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { onTicket, strangeDevice } from './support/strange-device.ts';
import { foundedDesks, type SyncDesk } from './support/sync-desk.ts';

/** A desk with a closed ticket that its memory does not hold. */
async function coldTicket() {
  const [anna] = await foundedDesks('anna');
  const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
  const { commit } = expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-closed' }));
  const known = anna.ticket(ticketId);
  return { anna, ticketId, commit, known, forget: () => anna.state.targets.drop(`ticket:${ticketId}`) };
}

function lastChange(on: SyncDesk) {
  return on.changes.at(-1)?.[0]?.tickets[0];
}

describe('a ticket that is not in memory', () => {
  test('F37: is folded from its lines when it is loaded, with the same result', async () => {
    const { anna, ticketId, known, forget } = await coldTicket();
    forget();
    expect(anna.state.targets.tickets.has(ticketId)).toBe(false);
    expect(await anna.engine.tickets.load([ticketId, 'nothing', ticketId])).toEqual([known, known]);
    expect(anna.state.targets.tickets.get(ticketId)).toEqual(known);
  });

  test('F37: is loaded before an operation about it is decided', async () => {
    const { anna, ticketId, known, forget } = await coldTicket();
    forget();
    const summarised = { ticketId, field: 'summary', value: 'Cold' } as const;
    const [first, second] = await Promise.all([
      anna.as('jane', 'field.set', summarised),
      anna.as('jane', 'field.set', { ...summarised, value: someTicket().summary }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    // On a busy computer, both are not always written together.
    expect(anna.changes.flat().at(-2)?.tickets[0]?.before).toEqual(known);
    expect(anna.ticket(ticketId)).toMatchObject({
      status: { state: 'closed' },
      fields: { summary: someTicket().summary },
    });
  });

  test('F37: is loaded before what was done to it is undone, and before a repeated key is answered', async () => {
    const { anna, ticketId, commit, forget } = await coldTicket();
    forget();
    expectDone(await anna.as('jane', 'commit.undo', { commit }, 'key-of-undo'));
    expect(anna.ticket(ticketId)?.status.state).toBe('open');
    forget();
    expect(expectDone(await anna.as('jane', 'commit.undo', { commit }, 'key-of-undo')).mayUndo).toBe(true);
  });

  test('F37: is loaded before a commit of another device is put on it', async () => {
    const { anna, ticketId, known, forget } = await coldTicket();
    forget();
    const zed = strangeDevice('device-zed');
    const put = onTicket(ticketId, 'field.changed', { field: 'summary', from: '', to: 'From afar' });
    await anna.takesIn([zed.writes([put], { stamp: '01a900000000-0001' })]);
    expect(lastChange(anna)?.before).toEqual(known);
    expect(anna.ticket(ticketId)).toMatchObject({ status: { state: 'closed' }, fields: { summary: 'From afar' } });
  });

  test('F37: is loaded in its state at that time, not at the time of the request', async () => {
    const { anna, ticketId, forget } = await coldTicket();
    forget();
    const changed = anna.as('jane', 'field.set', { ticketId, field: 'summary', value: 'Newer' });
    const [[loaded]] = await Promise.all([anna.engine.tickets.load([ticketId]), changed]);
    expect(loaded?.fields.summary).toBe('Newer');
    expect(anna.ticket(ticketId)?.fields.summary).toBe('Newer');
  });
});
