import { expect, test } from 'vitest';
import { deletedOrKept } from '../../shared/domain/ticket/deletion.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../shared/domain/ticket/ticket.ts';
import { conflictSides } from '../../shared/views/deletion-conflict.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { foundedDesks, type SyncDesk } from './support/sync-desk.ts';

test('T113: a contested ticket names both sides, and is kept or deleted by a decision, whose undo is the other one', async () => {
  const [anna, bo] = await foundedDesks('anna', 'bo');
  const ticketId = expectDone(await anna.as('jane', 'ticket.open', someTicket())).ticketIds[0] ?? '';
  await exchange(anna, bo);
  anna.clock.nowMs += 60_000;
  bo.clock.nowMs += 2 * 60_000;
  expectDone(await anna.as('lena', 'ticket.delete', { ticketId }));
  const details = `Hello?\n${'It is broken. '.repeat(40)}`;
  expectDone(await bo.as('john', 'conversation.record', { ticketId, details, source: 'phone' }));
  await exchange(anna, bo);
  for (const desk of [anna, bo]) {
    const sides = await sidesOn(desk, ticketId);
    expect(sides).toMatchObject([
      { what: 'deleted', author: { agentId: 'lena' }, words: '', isHere: desk === anna },
      { what: 'message', author: { agentId: 'john' }, isHere: desk === bo },
    ]);
    expect(sides[1]?.words).toMatch(/^Hello\? It is broken\..*…$/);
  }
  const isDeletedOn = (desk: SyncDesk) => ticketRow(desk.ticket(ticketId) ?? emptyTicket(ticketId)).isDeleted;
  const [keep, other] = [anna, bo];
  keep.clock.nowMs += 60_000;
  const kept = expectDone(await keep.as('lena', 'ticket.restore', { ticketId }));
  expect([isDeletedOn(keep), await sidesOn(keep, ticketId)]).toEqual([false, []]);
  expectDone(await keep.as('lena', 'commit.undo', { commit: kept.commit }));
  expect(isDeletedOn(keep)).toBe(true);
  // The other desk decides otherwise without having seen that: a conflict again, which both show.
  const deleted = expectDone(await other.as('lena', 'ticket.delete', { ticketId }));
  expectDone(await other.as('lena', 'commit.undo', { commit: deleted.commit }));
  expect(isDeletedOn(other)).toBe(false);
  await exchange(anna, bo);
  expect([anna, bo].map(isDeletedOn)).toEqual([false, false]);
  expect((await sidesOn(anna, ticketId)).map(({ what }) => what)).toContain('restored');
  expectDone(await bo.as('lena', 'ticket.delete', { ticketId }));
  await exchange(anna, bo);
  expect([anna, bo].map(isDeletedOn)).toEqual([true, true]);
});

/** What the conflict card of the ticket shows on a desk. */
async function sidesOn({ engine, ticket, device }: SyncDesk, ticketId: string) {
  const about = (ticket(ticketId)?.conflicts ?? []).filter((conflict) => conflict.about === deletedOrKept);
  const ids = new Set(about.flatMap(({ earlier, later }) => [earlier, later]));
  return conflictSides(await engine.thread.events(ticketId, ids), engine.records, device.id);
}
