import { beforeEach, describe, expect, test } from 'vitest';
import { dueStageOf } from '../../../../support/due-stage.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ planId: 'plan-quick', agentId: 'john' });
});

function set(statusId: string) {
  desk.clock.nowMs += hourMs;
  return desk.does('jane', 'status.set', { ticketId, statusId });
}

function undo(commit: string) {
  desk.clock.nowMs += hourMs;
  return desk.does('jane', 'commit.undo', { commit });
}

const reopenings = () => desk.ticket(ticketId).status.reopenings ?? 0;

describe('a reopened ticket', () => {
  test('T103: counts how often, and when last, in whatever status it is', async () => {
    await set('status-closed');
    await set('status-open');
    await set('status-resolved');
    await set('status-held');
    const lastMs = desk.clock.nowMs;
    await set('status-open');
    await set('status-closed');
    expect(desk.ticket(ticketId).status).toMatchObject({ reopenings: 2, reopenedMs: lastMs });
  });

  test('T103: undoing a reopening takes it off, redoing adds it, and undoing a closing adds none', async () => {
    const closing = await set('status-closed');
    await undo(closing.commit);
    expect(reopenings()).toBe(0);
    await set('status-closed');
    await set('status-open');
    await set('status-closed');
    const { commit } = await set('status-open');
    const undoing = await undo(commit);
    expect(reopenings()).toBe(1);
    await undo(undoing.commit);
    expect(reopenings()).toBe(2);
    expect((await desk.reopened()).ticket(ticketId).status.reopenings).toBe(2);
  });

  test('T103: the journal states no count, because the events give it', async () => {
    await set('status-closed');
    await set('status-open');
    await set('status-closed');
    expect(JSON.stringify(await desk.lastCommit(ticketId))).not.toContain('reopenings');
  });
});

describe('closing', () => {
  const thenStatus = 'status-closed';
  test.each([
    ['its status', () => set('status-closed')],
    ['a reply', () => desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { thenStatus }))],
    [
      'a note',
      () =>
        desk.does(
          'jane',
          'conversation.post',
          words(desk.ticket(ticketId), ticketId, { visibility: 'internal', thenStatus }),
        ),
    ],
  ])('T104: by %s makes the closer the agent of record, and nothing is overdue', async (_, close) => {
    desk.clock.nowMs += 9 * hourMs;
    expect(dueStageOf(desk.row(ticketId), desk.clock.nowMs)).toBe('overdue');
    await close();
    expect(desk.row(ticketId)).toMatchObject({ state: 'closed', agentId: 'jane' });
    expect(dueStageOf(desk.row(ticketId), desk.clock.nowMs)).toBeUndefined();
  });

  test('T104: by the desk itself leaves the agent', async () => {
    await desk.does(null, 'status.set', { ticketId, statusId: 'status-closed' });
    expect(desk.row(ticketId)).toMatchObject({ state: 'closed', agentId: 'john' });
  });
});

describe('a confirmation', () => {
  test('T105: closes a resolved ticket and says how; it can be undone', async () => {
    await set('status-resolved');
    const { commit } = await desk.does('jane', 'status.confirm', { ticketId, how: 'walk-in' });
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'status.set', data: { statusId: 'status-closed', kind: 'closed', confirmed: 'walk-in' } },
    ]);
    await undo(commit);
    expect(desk.row(ticketId)).toMatchObject({ statusKind: 'resolved' });
  });

  test('T105: of any other ticket is refused', async () => {
    const refusal = () => desk.refusal('jane', 'status.confirm', { ticketId, how: 'phone' });
    const open = await refusal();
    await set('status-closed');
    expect([open, await refusal()]).toEqual(['confirmation.not-resolved', 'confirmation.not-resolved']);
  });

  test('T106: by a message leaves a closed ticket closed, and says so', async () => {
    await set('status-resolved');
    const thanks = { ticketId, details: 'Thank you!', source: 'phone', keepClosed: true } as const;
    await desk.does('jane', 'conversation.record', thanks);
    expect(desk.row(ticketId)).toMatchObject({ statusKind: 'resolved', isWaitingForUs: false });
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'conversation.posted', data: { kind: 'message', isConfirmation: true } },
    ]);
    await desk.does('jane', 'conversation.record', { ...thanks, keepClosed: false });
    expect(desk.row(ticketId)).toMatchObject({ state: 'open' });
  });

  test('T106: to an open ticket is a message like any other', async () => {
    await set('status-waiting');
    await desk.does('jane', 'conversation.record', { ticketId, details: 'Yes.', source: 'phone', keepClosed: true });
    const [posted] = await desk.lastCommit(ticketId);
    expect(posted?.data).not.toHaveProperty('isConfirmation');
    expect(desk.row(ticketId)).toMatchObject({ statusId: 'status-open', isWaitingForUs: true });
  });
});
