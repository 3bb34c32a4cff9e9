import { beforeEach, describe, expect, test } from 'vitest';
import { dueStageOf } from '../../../../support/due-stage.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ planId: 'plan-quick' });
});

function set(statusId: string, id = ticketId) {
  return desk.does('jane', 'status.set', { ticketId: id, statusId });
}

const types = async () => (await desk.lastCommit(ticketId)).map(({ type }) => type);

describe('a ticket that waits for its requester', () => {
  test('S10: stops the clock of its plan, and keeps in the same commit what is left', async () => {
    desk.clock.nowMs += 30 * minuteMs;
    await set('status-waiting');
    expect(await types()).toEqual(['status.set', 'due.paused']);
    expect(desk.row(ticketId)).toMatchObject({ dueMs: null, resolutionSoonMs: null, pausedLeftMs: 90 * minuteMs });
  });

  test('S10: when the waiting ends, what was left counts from then, in the same commit', async () => {
    desk.clock.nowMs += 30 * minuteMs;
    await set('status-waiting');
    desk.clock.nowMs += 50 * hourMs;
    await set('status-held');
    expect(await types()).toEqual(['status.set', 'due.resumed']);
    expect(desk.row(ticketId)).toMatchObject({ dueMs: desk.clock.nowMs + 90 * minuteMs, pausedLeftMs: null });
  });

  test('S10: only open time of the schedule is left, and counts again', async () => {
    const id = await desk.opened({ planId: 'plan-default' });
    const friday = Date.UTC(2024, 2, 1, 21);
    desk.clock.nowMs = friday;
    const late = await desk.opened({ planId: 'plan-default' });
    await set('status-waiting', late);
    desk.clock.nowMs += 24 * hourMs;
    const saturday = desk.row(late);
    await set('status-open', late);
    expect([saturday.pausedLeftMs, desk.ticket(late).due.plan?.graceMs]).toEqual([18 * hourMs, 18 * hourMs]);
    expect(desk.row(late).dueMs).toBeGreaterThan(desk.clock.nowMs + 24 * hourMs);
    expect(desk.ticket(id).due.paused).toBeUndefined();
  });

  test.each([
    ['status.set', () => set('status-waiting')],
    [
      'a reply with the status',
      () =>
        desk.does(
          'jane',
          'conversation.post',
          words(desk.ticket(ticketId), ticketId, { thenStatus: 'status-waiting' }),
        ),
    ],
    [
      'a note with the status',
      () =>
        desk.does(
          'jane',
          'conversation.post',
          words(desk.ticket(ticketId), ticketId, { visibility: 'internal', thenStatus: 'status-waiting' }),
        ),
    ],
    ['a rule', () => desk.does(null, 'status.set', { ticketId, statusId: 'status-waiting' })],
    [
      'reopening',
      async () => {
        await set('status-closed');
        await set('status-waiting');
      },
    ],
  ])('S10: by %s', async (_, wait) => {
    await wait();
    expect(desk.row(ticketId)).toMatchObject({ dueMs: null, pausedLeftMs: 2 * hourMs });
  });

  test('S10: from the start, if new tickets wait', async () => {
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: 'status-waiting' } });
    const id = await desk.opened({ planId: 'plan-quick' });
    expect(desk.row(id)).toMatchObject({ dueMs: null, pausedLeftMs: 2 * hourMs });
  });

  test('S10: one that is closed while it waits was due that much later', async () => {
    await set('status-waiting');
    desk.clock.nowMs += 9 * hourMs;
    await set('status-resolved');
    expect(desk.ticket(ticketId).due.plan?.dueMs).toBe(desk.clock.nowMs + 2 * hourMs);
  });

  test('S11: keeps a due date set by hand, which can pass', async () => {
    const dueMs = desk.clock.nowMs + hourMs;
    await desk.does('jane', 'due.set', { ticketId, dueMs });
    await set('status-waiting');
    expect(desk.row(ticketId)).toMatchObject({ dueMs, pausedLeftMs: null });
    desk.clock.nowMs += 2 * hourMs;
    expect(dueStageOf(desk.row(ticketId), desk.clock.nowMs)).toBe('overdue');
    await set('status-open');
    expect(desk.row(ticketId)).toMatchObject({ dueMs });
    await desk.does('jane', 'due.set', { ticketId, dueMs: null });
    expect(desk.row(ticketId)).toMatchObject({ dueMs: desk.clock.nowMs + 2 * hourMs });
  });

  test('S12: is neither due soon nor overdue, however long it waits', async () => {
    await set('status-waiting');
    desk.clock.nowMs += 1000 * hourMs;
    expect(dueStageOf(desk.row(ticketId), desk.clock.nowMs)).toBeUndefined();
  });

  test('S13: keeps a due date that had passed before', async () => {
    const { dueMs } = desk.row(ticketId);
    desk.clock.nowMs += 3 * hourMs;
    await set('status-waiting');
    expect(desk.row(ticketId)).toMatchObject({ dueMs: null, pausedLeftMs: 0 });
    desk.clock.nowMs += 3 * hourMs;
    await set('status-open');
    expect(desk.row(ticketId)).toMatchObject({ dueMs, pausedLeftMs: null });
  });

  test('S14: a plan that is chosen afterwards does not count the waiting', async () => {
    const openedMs = desk.clock.nowMs;
    await set('status-waiting');
    desk.clock.nowMs += 10 * hourMs;
    await set('status-open');
    expect(await desk.refusal('jane', 'due.plan', { ticketId, planId: 'plan-quick' })).toBe('plan.unchanged');
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    expect(desk.ticket(ticketId).due.plan).toMatchObject({ startMs: openedMs, dueMs: openedMs + 14 * hourMs });
  });

  test('S14: a plan that is chosen while it waits stands still as well', async () => {
    desk.clock.nowMs += hourMs;
    await set('status-waiting');
    desk.clock.nowMs += 10 * hourMs;
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    expect(desk.row(ticketId)).toMatchObject({ dueMs: null, pausedLeftMs: 3 * hourMs });
    await set('status-open');
    expect(desk.row(ticketId).dueMs).toBe(desk.clock.nowMs + 3 * hourMs);
  });

  test('S4: recalculating the plan while it waits counts what is left by the schedule of the present department', async () => {
    const fields = { scheduleId: 'schedule-weekdays' };
    await desk.does('jane', 'record.put', { kind: 'department', id: 'department-sales', fields });
    // Half an hour before the default schedule closes.
    desk.clock.nowMs = Date.UTC(2024, 2, 4, 21, 30);
    const id = await desk.opened({ planId: 'plan-quick' });
    const move = (to: string) =>
      desk.does('lena', 'department.transfer', { ticketId: id, departmentId: `department-${to}`, keepAccess: true });
    await move('sales');
    await set('status-waiting', id);
    expect(desk.row(id).pausedLeftMs).toBeLessThan(2 * hourMs);
    await move('support');
    await desk.does('lena', 'due.plan', { ticketId: id, planId: 'plan-quick' });
    expect(desk.row(id).pausedLeftMs).toBe(2 * hourMs);
    expect(await desk.refusal('lena', 'due.plan', { ticketId: id, planId: 'plan-quick' })).toBe('plan.unchanged');
  });

  test('S14: so does the plan of the department that it is transferred to', async () => {
    const id = await desk.opened({ planId: 'plan-passing' });
    await set('status-waiting', id);
    desk.clock.nowMs += 10 * hourMs;
    await desk.does('lena', 'department.transfer', {
      ticketId: id,
      departmentId: 'department-sales',
      keepAccess: true,
    });
    expect(desk.ticket(id).due.plan?.planId).not.toBe('plan-passing');
    expect(desk.row(id)).toMatchObject({ dueMs: null, pausedLeftMs: desk.ticket(id).due.plan?.graceMs });
  });

  test.each(['status-open', 'status-resolved'])(
    'S10: undoing the change to %s stops the clock again, and redoing lets it run',
    async (next) => {
      desk.clock.nowMs += hourMs;
      await set('status-waiting');
      const before = desk.ticket(ticketId).due;
      desk.clock.nowMs += 10 * hourMs;
      const { commit } = await set(next);
      const after = desk.ticket(ticketId).due;
      const { commit: undo } = await desk.does('jane', 'commit.undo', { commit });
      expect(desk.ticket(ticketId).due).toEqual(before);
      expect(desk.row(ticketId)).toMatchObject({ dueMs: null, pausedLeftMs: hourMs });
      await desk.does('jane', 'commit.undo', { commit: undo });
      expect(desk.ticket(ticketId).due).toEqual(after);
    },
  );

  test('S10: undoing the change to waiting lets the clock run as if it had never stopped, and redoing stops it', async () => {
    const before = desk.ticket(ticketId).due;
    const { commit } = await set('status-waiting');
    const waiting = desk.ticket(ticketId).due;
    desk.clock.nowMs += hourMs;
    const { commit: undo } = await desk.does('jane', 'commit.undo', { commit });
    expect(desk.ticket(ticketId).due).toEqual(before);
    await desk.does('jane', 'commit.undo', { commit: undo });
    expect(desk.ticket(ticketId).due).toEqual(waiting);
  });

  test('T100: a message of the requester opens it again and lets the clock run, in one commit', async () => {
    await set('status-waiting');
    desk.clock.nowMs += 5 * hourMs;
    await desk.does('jane', 'conversation.record', { ticketId, details: 'Here it is.', source: 'phone' });
    expect(await types()).toEqual(['conversation.posted', 'status.set', 'due.resumed']);
    expect(desk.row(ticketId)).toMatchObject({ statusId: 'status-open', dueMs: desk.clock.nowMs + 2 * hourMs });
  });

  test('T100: in the first status in which an agent has to act, if new tickets wait', async () => {
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: 'status-waiting' } });
    const id = await desk.opened();
    await desk.does('jane', 'conversation.record', { ticketId: id, details: 'Here it is.', source: 'phone' });
    expect(desk.row(id)).toMatchObject({ statusId: 'status-open', statusKind: 'open' });
  });
});
