import { beforeEach, describe, expect, test } from 'vitest';
import { dueMsOf } from '../../../../../shared/domain/ticket/targets.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ planId: 'plan-quick' });
});

describe('when a ticket is due', () => {
  test('S1: a time set by hand wins over the plan, and taking it away brings the plan back', async () => {
    const planned = dueMsOf(desk.ticket(ticketId).due);
    const dueMs = desk.clock.nowMs + 9 * hourMs;
    await desk.does('john', 'due.set', { ticketId, dueMs });
    const byHand = dueMsOf(desk.ticket(ticketId).due);
    await desk.does('john', 'due.set', { ticketId, dueMs: null });
    expect([planned, byHand, dueMsOf(desk.ticket(ticketId).due)]).toEqual([
      desk.clock.nowMs + 2 * hourMs,
      dueMs,
      desk.clock.nowMs + 2 * hourMs,
    ]);
  });

  test('S2: a time by hand lies ahead: now, the past, and what it is already are refused', async () => {
    const dueMs = desk.clock.nowMs + hourMs;
    await desk.does('john', 'due.set', { ticketId, dueMs });
    const refusals = [];
    for (const wanted of [desk.clock.nowMs, desk.clock.nowMs - 1, 0, dueMs]) {
      refusals.push(await desk.refusal('john', 'due.set', { ticketId, dueMs: wanted }));
    }
    expect(refusals).toEqual(['due.past', 'due.past', 'due.past', 'due.unchanged']);
    expect(await desk.refusal('john', 'due.set', { ticketId: await desk.opened(), dueMs: null })).toBe('due.unchanged');
  });

  test('S2: nothing becomes due on a closed ticket', async () => {
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-closed' });
    const refusal = await desk.refusal('john', 'due.set', { ticketId, dueMs: desk.clock.nowMs + hourMs });
    expect(refusal).toBe('due.closed');
  });

  test('S3: another plan counts from when the ticket was opened', async () => {
    const openedMs = desk.clock.nowMs;
    desk.clock.nowMs += 5 * hourMs;
    await desk.does('john', 'due.plan', { ticketId, planId: 'plan-passing' });
    expect(desk.ticket(ticketId).due.plan).toMatchObject({ startMs: openedMs, dueMs: openedMs + 4 * hourMs });
  });

  test('S3: and from when it was opened again, where it was', async () => {
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-closed' });
    desk.clock.nowMs += 50 * hourMs;
    const reopenedMs = desk.clock.nowMs;
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-open' });
    desk.clock.nowMs += hourMs;
    await desk.does('john', 'due.plan', { ticketId, planId: 'plan-passing' });
    expect(desk.ticket(ticketId).due.plan).toMatchObject({ startMs: reopenedMs, dueMs: reopenedMs + 4 * hourMs });
  });

  test('S4: the plan it has, and one that is archived or never was, are refused', async () => {
    await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-passing' });
    const refusals = [];
    for (const planId of ['plan-quick', 'plan-passing', 'plan-none']) {
      refusals.push(await desk.refusal('john', 'due.plan', { ticketId, planId }));
    }
    expect(refusals).toEqual(['plan.unchanged', 'plan.unknown', 'plan.unknown']);
  });

  test('S4: the plan it has is planned anew where it was edited since', async () => {
    const before = desk.ticket(ticketId).due.plan;
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-quick', fields: { graceHours: 5 } });
    await desk.does('john', 'due.plan', { ticketId, planId: 'plan-quick' });
    expect(desk.ticket(ticketId).due.plan).toMatchObject({ startMs: before?.startMs, graceMs: 5 * hourMs });
    expect(await desk.refusal('john', 'due.plan', { ticketId, planId: 'plan-quick' })).toBe('plan.unchanged');
  });

  test('S5: the event carries the plan’s name, its start, its time zone and the counted spans, which together are the grace', async () => {
    await desk.does('john', 'due.plan', { ticketId, planId: 'plan-default' });
    const [planned] = await desk.lastCommit(ticketId);
    const { spans, graceMs, planName, timeZone } = (planned?.data ?? {}) as {
      timeZone: string;
      spans: [number, number][];
      graceMs: number;
      planName: string;
    };
    expect(planName).toBe('Default SLA');
    expect(spans.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0)).toBe(graceMs);
    expect(graceMs).toBe(18 * hourMs);
    expect(timeZone).toBe(desk.engine.records.get('schedule', 'schedule-weekdays')?.hours.timeZone);
  });

  test('S6: editing the plan or its schedule later rewrites no due time', async () => {
    const before = desk.ticket(ticketId).due;
    await desk.does('jane', 'record.put', {
      kind: 'plan',
      id: 'plan-quick',
      fields: { graceHours: 200, name: 'Slow' },
    });
    await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-quick' });
    expect(desk.ticket(ticketId).due).toEqual(before);
    expect((await desk.reopened()).ticket(ticketId).due).toEqual(before);
  });

  test('S7: the department’s schedule counts before the plan’s, and the plan’s before the desk’s', async () => {
    const everyHour = desk.engine.records.get('schedule', 'schedule-always')?.hours;
    if (!everyHour) throw new Error('There is no schedule');
    const put = (kind: 'plan' | 'department' | 'desk', id: string, scheduleId: string | null) =>
      desk.does('jane', 'record.put', { kind, id, fields: { scheduleId } });
    const dueAfterHours = async () => {
      const id = await desk.opened({ planId: 'plan-default' });
      return ((desk.ticket(id).due.plan?.dueMs ?? 0) - desk.clock.nowMs) / hourMs;
    };
    const byDesk = await dueAfterHours();
    await put('plan', 'plan-default', 'schedule-always');
    const byPlan = await dueAfterHours();
    await put('department', 'department-support', 'schedule-weekdays');
    const byDepartment = await dueAfterHours();
    await put('desk', 'desk', 'schedule-always');
    const stillByDepartment = await dueAfterHours();
    expect([byDesk > 18, byPlan, byDepartment === byDesk, stillByDepartment === byDesk]).toEqual([
      true,
      18,
      true,
      true,
    ]);
  });
});
