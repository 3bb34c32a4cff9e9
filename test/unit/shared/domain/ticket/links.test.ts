import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;
let otherId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
  otherId = await desk.opened();
});

const link = (kind: 'related' | 'follows' = 'related') => desk.does('jane', 'link.add', { ticketId, otherId, kind });
const linksOf = (id: string) => desk.ticket(id).links.links.map(({ kind, number }) => [kind, number]);
const numberOf = (id: string) => desk.row(id).number;

describe('a link', () => {
  test('T108: is shown by both tickets, and is gone from both when it is removed', async () => {
    await link('follows');
    expect([linksOf(ticketId), linksOf(otherId)]).toEqual([
      [['follows', numberOf(otherId)]],
      [['followed-by', numberOf(ticketId)]],
    ]);
    await desk.does('jane', 'link.remove', { ticketId: otherId, otherId: ticketId });
    expect([linksOf(ticketId), linksOf(otherId)]).toEqual([[], []]);
  });

  test('T108: is undone and redone in both', async () => {
    const { commit } = await link();
    const undo = await desk.does('jane', 'commit.undo', { commit });
    expect([linksOf(ticketId), linksOf(otherId)]).toEqual([[], []]);
    await desk.does('jane', 'commit.undo', { commit: undo.commit });
    expect([linksOf(ticketId), linksOf(otherId)]).toEqual([
      [['related', numberOf(otherId)]],
      [['related', numberOf(ticketId)]],
    ]);
  });

  test('T108: of another kind replaces it; to itself, again, and removing none are refused', async () => {
    await link();
    expect(await desk.refusal('jane', 'link.add', { ticketId, otherId, kind: 'related' })).toBe('link.already');
    await link('follows');
    expect(linksOf(otherId)).toEqual([['followed-by', numberOf(ticketId)]]);
    expect(await desk.refusal('jane', 'link.add', { ticketId, otherId: ticketId, kind: 'related' })).toBe(
      'link.itself',
    );
    await desk.does('jane', 'link.remove', { ticketId, otherId });
    expect(await desk.refusal('jane', 'link.remove', { ticketId, otherId })).toBe('link.none');
  });

  test('T109: needs access to both tickets', async () => {
    const away = await desk.opened({ departmentId: 'department-sales' }, 'lena');
    expect(await desk.refusal('max', 'link.add', { ticketId, otherId: away, kind: 'related' })).toBe('ticket.unseen');
    await desk.does('lena', 'link.add', { ticketId, otherId: away, kind: 'related' });
    expect(await desk.refusal('max', 'link.remove', { ticketId, otherId: away })).toBe('ticket.unseen');
  });
});

describe('a message to a ticket that cannot be reopened', () => {
  const record = (more = {}) =>
    desk.does('jane', 'conversation.record', { ticketId, details: 'Once more.', source: 'email', ...more });

  beforeEach(async () => {
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-final' });
    desk.clock.nowMs += 3_600_000;
  });

  test('T107: becomes a new ticket in one commit, and leaves the closed one as it is', async () => {
    const before = desk.ticket(ticketId);
    const { ticketIds } = await record();
    const [newId = ''] = ticketIds.filter((id) => id !== ticketId);
    const [old, follow] = [desk.row(ticketId), desk.row(newId)];
    expect(follow).toMatchObject({
      fields: { ...old.fields, source: 'email' },
      departmentId: old.departmentId,
      requesterId: old.requesterId,
      state: 'open',
      agentId: null,
      openedMs: desk.clock.nowMs,
      isWaitingForUs: true,
    });
    expect(desk.ticket(newId).due.plan).toMatchObject({ startMs: desk.clock.nowMs });
    expect(desk.ticket(newId).conversation.entries).toMatchObject([{ kind: 'message' }]);
    expect(follow.number).not.toBe(old.number);
    expect([linksOf(newId), linksOf(ticketId)]).toEqual([[['follows', old.number]], [['followed-by', follow.number]]]);
    const { conversation, status, assignment } = before;
    expect(desk.ticket(ticketId)).toMatchObject({ conversation, status, assignment });
  });

  test('T107: takes what replaced an archived topic and department', async () => {
    const put = { kind: 'topic', id: 'topic-general', replacedBy: 'topic-feedback' } as const;
    await desk.does('jane', 'record.retire', put);
    const { ticketIds } = await record();
    const [newId = ''] = ticketIds.filter((id) => id !== ticketId);
    expect(desk.row(newId).fields.topic).toBe('topic-feedback');
  });

  test('T19, T107: takes the desk’s default for a help topic that was archived without a replacement', async () => {
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { topicId: 'topic-feedback' } });
    await desk.does('jane', 'record.retire', { kind: 'topic', id: 'topic-general' });
    const { ticketIds } = await record();
    const [newId = ''] = ticketIds.filter((id) => id !== ticketId);
    expect(desk.row(newId).fields.topic).toBe('topic-feedback');
  });

  test('T107: an empty one opens none', async () => {
    const refusal = await desk
      .refusal('jane', 'conversation.record', { ticketId, details: ' ', source: 'phone' })
      .catch(String);
    expect(refusal).toContain('text.required');
  });

  test('T106: stays in the closed one if it is a confirmation', async () => {
    const { ticketIds } = await record({ keepClosed: true });
    expect(ticketIds).toEqual([ticketId]);
    expect(desk.ticket(ticketId).conversation.entries).toHaveLength(2);
  });
});
