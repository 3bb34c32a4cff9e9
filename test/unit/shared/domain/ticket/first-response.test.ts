import { beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { dueStageOf } from '../../../../support/due-stage.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

function plan(id: string, graceHours: number, firstResponseHours: number | null, isTransient = false) {
  const scheduleId = 'schedule-always';
  return startingRecord('plan', id, { name: id, graceHours, firstResponseHours, scheduleId, isTransient });
}

let desk: MemoryDesk;
let ticketId: string;
let startMs: number;

beforeEach(async () => {
  desk = await memoryDesk([plan('plan-both', 4, 1), plan('plan-slow', 8, 2), plan('plan-moving', 6, 3, true)]);
  startMs = desk.clock.nowMs;
  ticketId = await desk.opened({ planId: 'plan-both' });
});

const set = (statusId: string, id = ticketId) => desk.does('jane', 'status.set', { ticketId: id, statusId });
const posts = (more: Parameters<typeof words>[2] = {}, agentId: string | null = 'jane') =>
  desk.does(agentId, 'conversation.post', words(desk.ticket(ticketId), ticketId, more));
const passes = (hours: number) => {
  desk.clock.nowMs += hours * hourMs;
};
/** When the ticket is due, in hours since it was opened, and for what. */
const due = () => {
  const { dueMs, dueTarget, pausedLeftMs } = desk.row(ticketId);
  if (pausedLeftMs !== null) return ['paused', dueTarget, pausedLeftMs / hourMs];
  return [dueTarget, dueMs === null ? null : (dueMs - startMs) / hourMs];
};

describe('the first response', () => {
  test('S40: is due so much counted time after the ticket was opened, over the schedule of its plan', async () => {
    expect(due()).toEqual(['response', 1]);
    const fields = { firstResponseHours: 2 };
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-default', fields });
    desk.clock.nowMs = Date.UTC(2024, 2, 1, 21, 30);
    const late = await desk.opened({ planId: 'plan-default' });
    const { response } = desk.ticket(late).due;
    expect(new Date(response?.dueMs ?? 0).toISOString()).toBe('2024-03-04T14:30:00.000Z');
    const planned = (await desk.lastCommit(late)).find(({ type }) => type === 'due.planned');
    expect(planned).toMatchObject({ data: { response: { graceMs: 2 * hourMs, spans: [{}, {}] } } });
  });

  test('S40: is not asked for by a plan without it', async () => {
    const id = await desk.opened({ planId: 'plan-quick' });
    expect(desk.row(id)).toMatchObject({ responseDueMs: null, dueTarget: null });
    expect(desk.ticket(id).due.response).toBeUndefined();
  });

  test.each([
    ['a note', () => posts({ visibility: 'internal' })],
    ['a claim', () => desk.does('jane', 'assignment.claim', { ticketId })],
    [
      'what the requester says',
      () => desk.does('jane', 'conversation.record', { ticketId, details: 'Still here', source: 'phone' }),
    ],
    ['a reply of a rule', () => posts({}, null)],
  ])('S41: is not met by %s', async (_, act) => {
    await act();
    expect(due()).toEqual(['response', 1]);
  });

  test('S41: is met by the first public reply, and only until that is retracted', async () => {
    passes(0.5);
    const { commit } = await posts();
    expect(due()).toEqual(['resolution', 4]);
    await desk.does('jane', 'commit.undo', { commit });
    expect(due()).toEqual(['response', 1]);
    await posts();
    expect(due()).toEqual(['resolution', 4]);
  });

  test('S42: makes a ticket overdue in its row and its queues as well, and one that comes later does not', async () => {
    const condition = compile({ property: 'overdue', operator: 'is', value: true }, desk.engine.records);
    const isOverdue = () =>
      condition.holds(desk.row(ticketId), {
        agentId: 'jane',
        teamIds: new Set(),
        nowMs: desk.clock.nowMs,
        timeZone: 'UTC',
      });
    passes(2);
    expect([dueStageOf(desk.row(ticketId), desk.clock.nowMs), isOverdue()]).toEqual(['overdue', true]);
    await posts();
    expect([dueStageOf(desk.row(ticketId), desk.clock.nowMs), isOverdue()]).toEqual([undefined, false]);
    const odd = {
      name: 'Odd',
      graceHours: 1,
      firstResponseHours: 2,
      scheduleId: 'schedule-always',
      isTransient: false,
    };
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-odd', fields: odd });
    const id = await desk.opened({ planId: 'plan-odd' });
    expect(desk.row(id)).toMatchObject({ dueMs: desk.clock.nowMs + hourMs, dueTarget: 'resolution' });
  });

  test('S42: stays due if a due date is set by hand, which stands for the resolution', async () => {
    await desk.does('jane', 'due.set', { ticketId, dueMs: startMs + 9 * hourMs });
    expect(due()).toEqual(['response', 1]);
    await posts();
    expect(due()).toEqual(['resolution', 9]);
  });
});

describe('planning anew', () => {
  test('S43: by another plan, from when the ticket was opened', async () => {
    passes(0.5);
    const { commit } = await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-slow' });
    expect(due()).toEqual(['response', 2]);
    await desk.does('jane', 'commit.undo', { commit });
    expect(due()).toEqual(['response', 1]);
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-quick' });
    expect(due()).toEqual([null, 2]);
  });

  test('S43: a ticket of an earlier release has no first response until then', async () => {
    const id = await desk.opened({ planId: 'plan-quick' });
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-quick', fields: { firstResponseHours: 1 } });
    expect(desk.row(id)).toMatchObject({ responseDueMs: null });
    const { commit } = await desk.does('jane', 'due.plan', { ticketId: id, planId: 'plan-quick' });
    expect(desk.row(id)).toMatchObject({ responseDueMs: startMs + hourMs });
    expect(await desk.refusal('jane', 'due.plan', { ticketId: id, planId: 'plan-quick' })).toBe('plan.unchanged');
    await desk.does('jane', 'commit.undo', { commit });
    expect(desk.row(id)).toMatchObject({ responseDueMs: null });
  });

  test('S43: by reopening, from then, unless a reply had met it', async () => {
    await set('status-closed');
    passes(10);
    await set('status-open');
    expect(due()).toEqual(['response', 11]);
    await posts();
    await set('status-closed');
    passes(10);
    const { commit } = await set('status-open');
    expect(due()).toEqual(['resolution', 24]);
    expect(desk.ticket(ticketId).due.response?.dueMs).toBe(startMs + 11 * hourMs);
    await desk.does('jane', 'commit.undo', { commit });
    await set('status-open');
    expect(due()).toEqual(['resolution', 24]);
  });

  test('S43: by a transfer that replaces a transient plan', async () => {
    const id = await desk.opened({ planId: 'plan-moving' });
    await desk.does('jane', 'record.put', {
      kind: 'department',
      id: 'department-sales',
      fields: { planId: 'plan-slow' },
    });
    await desk.does('jane', 'department.transfer', {
      ticketId: id,
      departmentId: 'department-sales',
      keepAccess: true,
    });
    expect(desk.row(id)).toMatchObject({ planId: 'plan-slow', responseDueMs: startMs + 2 * hourMs });
    await desk.does('jane', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true });
    expect(due()).toEqual(['response', 1]);
  });
});

describe('waiting for the requester', () => {
  test('S44: stops both clocks, and both go on with what was left', async () => {
    passes(0.5);
    await set('status-waiting');
    expect(due()).toEqual(['paused', 'response', 0.5]);
    passes(10);
    const { commit } = await set('status-open');
    expect([due(), desk.row(ticketId).resolutionDueMs]).toEqual([['response', 11], startMs + 14 * hourMs]);
    const undone = await desk.does('jane', 'commit.undo', { commit });
    expect(due()).toEqual(['paused', 'response', 0.5]);
    await desk.does('jane', 'commit.undo', { commit: undone.commit });
    expect(due()).toEqual(['response', 11]);
  });

  test('S44: leaves a first response where it was that was met or had passed before', async () => {
    passes(0.5);
    await posts({ thenStatus: 'status-waiting' });
    passes(10);
    await set('status-open');
    expect([due(), desk.ticket(ticketId).due.response?.dueMs]).toEqual([['resolution', 14], startMs + hourMs]);
    const late = await desk.opened({ planId: 'plan-both' });
    const lateMs = desk.clock.nowMs;
    passes(2);
    await set('status-waiting', late);
    expect(desk.row(late)).toMatchObject({ pausedLeftMs: 0, dueTarget: 'response' });
    passes(10);
    await set('status-open', late);
    expect(desk.row(late)).toMatchObject({ responseDueMs: lateMs + hourMs, resolutionDueMs: lateMs + 14 * hourMs });
  });

  test('S44: undoing it restores both due dates', async () => {
    const { commit } = await set('status-waiting');
    passes(3);
    await desk.does('jane', 'commit.undo', { commit });
    expect(due()).toEqual(['response', 1]);
  });

  test('S44: stands still for a plan that is chosen meanwhile, too', async () => {
    passes(0.5);
    await set('status-waiting');
    passes(10);
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-slow' });
    expect(due()).toEqual(['paused', 'response', 1.5]);
    await set('status-open');
    expect([due(), desk.row(ticketId).resolutionDueMs]).toEqual([['response', 12], startMs + 18 * hourMs]);
    expect(await desk.refusal('jane', 'due.plan', { ticketId, planId: 'plan-slow' })).toBe('plan.unchanged');
  });

  test('S44: a new ticket in such a status begins paused', async () => {
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: 'status-waiting' } });
    ticketId = await desk.opened({ planId: 'plan-both' });
    expect(due()).toEqual(['paused', 'response', 1]);
    await set('status-closed');
    await set('status-waiting');
    expect(due()).toEqual(['paused', 'response', 1]);
  });
});
