import { expect, test } from 'vitest';
import { isAnswered } from '../../shared/domain/ticket/answered.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import { dueMsOf } from '../../shared/domain/ticket/targets.ts';
import { emptyTicket } from '../../shared/domain/ticket/ticket.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { foundedDesks } from './support/sync-desk.ts';

test.each([
  ['before', 1],
  ['after', 3],
])(
  'S15: a due date that another device planned %s the waiting began, without having seen it, stays',
  async (_, minutes) => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
    const plan = { name: 'Long', graceHours: 40, scheduleId: null, isTransient: false };
    expectDone(await anna.as('jane', 'record.put', { kind: 'plan', id: 'plan-long', fields: plan }));
    await exchange(anna, bo);
    anna.clock.nowMs += 2 * 60_000;
    bo.clock.nowMs += minutes * 60_000;
    expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-waiting' }));
    expectDone(await bo.as('john', 'due.plan', { ticketId, planId: 'plan-long' }));
    const planned = bo.ticket(ticketId)?.due.plan;
    await exchange(anna, bo);
    for (const { ticket } of [anna, bo]) {
      const { due, status } = ticket(ticketId) ?? {};
      expect([due?.plan, status?.kind, due && status && dueMsOf(due, status.kind)]).toEqual([
        planned,
        'waiting',
        planned?.dueMs,
      ]);
    }
    anna.clock.nowMs += 3_600_000;
    expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-open' }));
    expect(anna.ticket(ticketId)?.due.plan).toEqual(planned);
  },
);

test('T102: a message that another device had not seen ends the mark, whichever came first', async () => {
  for (const minutes of [1, 3]) {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
    await exchange(anna, bo);
    anna.clock.nowMs += 2 * 60_000;
    bo.clock.nowMs += minutes * 60_000;
    expectDone(await anna.as('jane', 'answered.mark', { ticketId }));
    expectDone(await bo.as('john', 'conversation.record', { ticketId, details: 'Hello?', source: 'phone' }));
    await exchange(anna, bo);
    for (const { ticket } of [anna, bo]) {
      const found = ticket(ticketId);
      expect(found && isAnswered(found)).toBe(false);
    }
  }
});

test('T112: a message that crossed the deletion of its ticket keeps it, whichever came first, and leaves a conflict', async () => {
  for (const minutes of [1, 3]) {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
    await exchange(anna, bo);
    anna.clock.nowMs += 2 * 60_000;
    bo.clock.nowMs += minutes * 60_000;
    const heard = { ticketId, details: 'Hello?', source: 'phone' } as const;
    expectDone(await anna.as(null, 'ticket.delete', { ticketId }));
    expectDone(await bo.as('john', 'conversation.record', heard));
    await exchange(anna, bo);
    const rowOn = ({ ticket }: typeof anna) => ticketRow(ticket(ticketId) ?? emptyTicket(ticketId));
    expect([anna, bo].map(rowOn)).toMatchObject([
      { isDeleted: false, hasConflict: true },
      { isDeleted: false, hasConflict: true },
    ]);
    anna.clock.nowMs += 10 * 60_000;
    expectDone(await anna.as('john', 'conversation.record', heard));
    expect(rowOn(anna)).toMatchObject({ isDeleted: false, hasConflict: false });
    anna.clock.nowMs += 60_000;
    expectDone(await anna.as(null, 'ticket.delete', { ticketId }));
    expect(rowOn(anna)).toMatchObject({ isDeleted: true });
  }
});
