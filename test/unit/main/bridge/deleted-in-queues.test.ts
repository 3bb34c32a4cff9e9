import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Condition } from '../../../../shared/domain/conditions/condition.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const deleted = { property: 'deleted', operator: 'is', value: true } as const;
const either: Condition = { any: [deleted, { not: deleted }] };
const order = [{ by: 'due', descending: false }];

let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeEach(async () => {
  desk = await bridgeOn(await foundedBridgeDisk({ signers: ['jane', 'john'] }));
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
}, 60_000);

afterEach(async () => {
  await desk.close();
  expect(desk.bugs).toEqual([]);
});

async function putQueue(window: TestWindow, id: string, owner: string | null, where: Condition): Promise<void> {
  const fields = { name: id, where, order, columns: [], owner };
  expectDone(await window.run('record.put', { kind: 'queue', id, fields }));
}

/** What a window shows of a queue: rows, their count, the count beside its name, and both in the preview of its form. */
async function seen(window: TestWindow, queue: string, where: Condition): Promise<readonly unknown[]> {
  const page = expectDone(await window.ask('queue.page', { queue, offset: 0, limit: 50 }));
  const { queues } = expectDone(await window.ask('queue.counts', {}));
  const preview = expectDone(await window.ask('queue.preview', { where, order, limit: 5 }));
  return [page.rows.length, page.total, queues[queue]?.total, preview.rows.length, preview.total];
}

const maySeeDeleted = async (window: TestWindow) => expectDone(await window.ask('queue.choices', {})).maySeeDeleted;

test('T110: deleted tickets are in no queue of an agent who may not delete them, whatever its condition asks', async () => {
  const [ticketId = ''] = expectDone(await john.run('ticket.open', someTicket())).ticketIds;
  expectDone(await john.run('ticket.open', someTicket()));
  await putQueue(john, 'id-johns', 'john', deleted);
  await putQueue(jane, 'id-all', null, either);
  expectDone(await jane.run('ticket.delete', { ticketId }));
  expect(await seen(john, 'id-johns', deleted)).toEqual([0, 0, 0, 0, 0]);
  expect(await seen(john, 'id-all', either)).toEqual([1, 1, 1, 1, 1]);
  expect(await seen(jane, 'id-all', either)).toEqual([2, 2, 2, 2, 2]);
  expect(await seen(jane, 'deleted', deleted)).toEqual([1, 1, 1, 1, 1]);
  expect([await maySeeDeleted(john), await maySeeDeleted(jane)]).toEqual([false, true]);

  // The right comes with the role, at once.
  expectDone(await jane.run('record.put', { kind: 'agent', id: 'john', fields: { roleId: 'role-all-access' } }));
  expect(await seen(john, 'id-johns', deleted)).toEqual([1, 1, 1, 1, 1]);
  expect(await maySeeDeleted(john)).toBe(true);
});
