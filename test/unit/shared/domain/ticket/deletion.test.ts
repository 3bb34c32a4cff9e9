import { beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import { firstQueues } from '../../../../../shared/domain/records/queue.ts';
import { queuesOf } from '../../../../../shared/views/queues.ts';
import { dueStageOf } from '../../../../support/due-stage.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ agentId: 'lena' }, 'lena');
});

const remove = () => desk.does('lena', 'ticket.delete', { ticketId });
const at = () => ({ agentId: 'lena', teamIds: new Set<string>(), nowMs: desk.clock.nowMs, timeZone: 'UTC' });
const holds = (where: unknown) => compile(where, desk.engine.records).holds(desk.row(ticketId), at());
const queues = () => Object.entries(firstQueues).flatMap(([id, { where }]) => (holds(where) ? [id] : []));

describe('a deleted ticket', () => {
  test('T110: is in the queue of deleted ones and in no other, until it is restored', async () => {
    const before = queues();
    await remove();
    const deleted = queues();
    await desk.does('lena', 'ticket.restore', { ticketId });
    expect([before, deleted, queues()]).toEqual([['open', 'mine'], ['deleted'], ['open', 'mine']]);
    expect(await desk.refusal('lena', 'ticket.restore', { ticketId })).toBe('ticket.not-deleted');
  });

  test('T110: matches only what asks for it, and nobody is told about it', async () => {
    await remove();
    desk.clock.nowMs += 1e10;
    const asks = { property: 'deleted', operator: 'is', value: true };
    expect([
      holds({ not: { property: 'state', operator: 'is', value: 'closed' } }),
      holds({ property: 'overdue', operator: 'is', value: true }),
      holds({ all: [asks, { property: 'state', operator: 'is', value: 'open' }] }),
    ]).toEqual([false, false, true]);
    expect(dueStageOf(desk.row(ticketId), desk.clock.nowMs)).toBeUndefined();
  });

  test('T110: has a queue only for those who may delete', () => {
    const has = (agentId: string) => queuesOf(desk.engine.records, agentId).some(({ id }) => id === 'deleted');
    expect(['lena', 'max', 'vera'].map(has)).toEqual([true, false, false]);
  });

  test('T111: can’t be changed, and its changes can’t be undone, until it is restored', async () => {
    const { commit } = await desk.does('lena', 'field.set', { ticketId, field: 'summary', value: 'Changed' });
    const deletion = await remove();
    expect([
      await desk.refusal('lena', 'field.set', { ticketId, field: 'summary', value: 'Again' }),
      await desk.refusal('lena', 'conversation.post', words(desk.ticket(ticketId), ticketId)),
      await desk.refusal('lena', 'conversation.record', { ticketId, details: 'Hello?', source: 'phone' }),
      await desk.refusal('lena', 'ticket.delete', { ticketId }),
      await desk.refusal('lena', 'commit.undo', { commit }),
    ]).toEqual(Array(5).fill('ticket.deleted'));
    await desk.does('lena', 'commit.undo', { commit: deletion.commit });
    await desk.does('lena', 'commit.undo', { commit });
    expect(desk.row(ticketId)).toMatchObject({ isDeleted: false });
  });
});
