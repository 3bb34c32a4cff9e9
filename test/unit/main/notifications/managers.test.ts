import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, words } from '../../../support/memory-desk.ts';
import { type NotifiedDesk, notifiedDesk } from '../../../support/notified-desk.ts';
import { hour, minute, type NotifierWorld } from '../../../support/notifier-world.ts';

let at: NotifiedDesk;
let desk: MemoryDesk;
let world: NotifierWorld;
let heard: NotifiedDesk['heard'];
let dueIn: NotifiedDesk['dueIn'];

beforeEach(async () => {
  at = await notifiedDesk();
  ({ desk, world, heard, dueIn } = at);
  await desk.does('jane', 'record.put', {
    kind: 'department',
    id: 'department-support',
    fields: { managerId: 'lena' },
  });
});

afterEach(async () => {
  await at.close();
  expect(world.errors).toEqual([]);
});

const transfer = (ticketId: string, departmentId: string) =>
  desk.does('max', 'department.transfer', { ticketId, departmentId, keepAccess: true });

describe('the manager of a department', () => {
  test('N17: is notified of a new ticket that is assigned to nobody, and of no other', async () => {
    world.here({ lena: ['a'], max: ['b'] });
    await desk.opened();
    await desk.opened({ agentId: 'john' }, 'jane');
    await desk.opened({ teamId: 'team-field' }, 'jane');
    expect(await heard()).toEqual(['lena: arrived 1001', 'max: assigned 1003']);
  });

  test('N17: is notified of an unassigned ticket that is transferred to it, and not of one that was there', async () => {
    world.here({ lena: ['a'] });
    const ticketId = await desk.opened({ departmentId: 'department-maintenance' }, 'max');
    expect(await heard()).toEqual([]);
    await transfer(ticketId, 'department-support');
    expect(await heard()).toEqual(['lena: arrived 1001']);
    await desk.does('jane', 'field.set', { ticketId, field: 'summary', value: 'Another name' });
    expect(await heard()).toEqual([]);
  });

  test('N17: is not notified of their own ticket, nor of one that somebody claimed in between', async () => {
    world.here({ lena: ['a'] });
    await desk.opened({}, 'lena');
    const ticketId = await desk.opened();
    await desk.does('john', 'assignment.claim', { ticketId });
    expect(await heard()).toEqual([]);
  });

  test('N17: is notified once of each due date that passes there, besides who is responsible', async () => {
    world.here({ lena: ['a'], john: ['b'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, hour);
    expect(await heard(3 * hour)).toEqual(['john: soon 1001', 'john: overdue 1001', 'lena: department-overdue 1001']);
    world.sleeps(-2 * hour);
    expect(await heard(3 * hour)).toEqual([]);
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual(['john: soon 1001', 'john: overdue 1001', 'lena: department-overdue 1001']);
  });

  test('N17: who is responsible hears of it even if the manager was told before, also after a restart', async () => {
    world.here({ lena: ['a'] });
    await dueIn(await desk.opened({ agentId: 'john' }), hour);
    expect(await heard(2 * hour)).toEqual(['lena: department-overdue 1001']);
    await world.restarts();
    world.here({ lena: ['a'], john: ['b'] });
    expect(await heard()).toEqual(['john: overdue 1001']);
  });

  test('N17: is notified like others of what is theirs', async () => {
    world.here({ lena: ['a'] });
    const ticketId = await desk.opened({ agentId: 'lena' });
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual(['lena: assigned 1001', 'lena: soon 1001', 'lena: overdue 1001']);
  });

  test('N17: hears of it without details while the desk is locked', async () => {
    world.here({ lena: ['a'] });
    world.here({ lena: [] });
    await desk.opened();
    expect(await heard()).toEqual(['lena: something']);
  });

  test('N17: sees nothing of a ticket without access', async () => {
    await desk.does('jane', 'record.put', { kind: 'department', id: 'department-sales', fields: { managerId: 'max' } });
    world.here({ max: ['a'] });
    const ticketId = await desk.opened({ departmentId: 'department-sales' }, 'lena');
    await dueIn(ticketId, hour, 'lena');
    expect(await heard(2 * hour)).toEqual([]);
  });

  test('N17: a new manager is notified of what is overdue there already', async () => {
    world.here({ max: ['a'] });
    await dueIn(await desk.opened({ agentId: 'john' }), hour);
    expect(await heard(2 * hour)).toEqual([]);
    await desk.does('jane', 'record.put', {
      kind: 'department',
      id: 'department-support',
      fields: { managerId: 'max' },
    });
    expect(await heard()).toEqual(['max: department-overdue 1001']);
  });

  test('N17: of a department that another one replaces is asked no more', async () => {
    world.here({ lena: ['a'], max: ['b'] });
    await desk.does('jane', 'record.put', {
      kind: 'department',
      id: 'department-maintenance',
      fields: { managerId: 'max' },
    });
    const ticketId = await desk.opened({ departmentId: 'department-maintenance' }, 'john');
    expect(await heard()).toEqual(['max: arrived 1001']);
    await desk.does('jane', 'record.retire', {
      kind: 'department',
      id: 'department-maintenance',
      replacedBy: 'department-support',
    });
    await dueIn(ticketId, hour, 'lena');
    expect(await heard(2 * hour)).toEqual(['lena: department-overdue 1001']);
  });

  test('N18: turns these off with assignments and due dates', async () => {
    world.here({ lena: ['a'] });
    world.own.lena = { notifyAssigned: false, notifyDue: false };
    const ticketId = await desk.opened();
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual([]);
    world.own.lena = { notifyAssigned: false };
    expect(await heard(minute)).toEqual(['lena: department-overdue 1001']);
    world.own.lena = {};
    world.wanted.assigned = false;
    world.wanted.due = false;
    await dueIn(await desk.opened(), hour);
    expect(await heard(2 * hour)).toEqual([]);
  });

  test('N9: sees a new ticket in a window in front, but is notified of what is overdue', async () => {
    world.here({ lena: ['a'] });
    world.focused.add('a');
    await dueIn(await desk.opened(), hour);
    expect(await heard(2 * hour)).toEqual(['lena: department-overdue 1001']);
  });

  test('N13: the badge counts their own tickets only', async () => {
    world.here({ lena: ['a'] });
    await dueIn(await desk.opened({ agentId: 'john' }), hour);
    await heard(2 * hour);
    expect(world.counts.at(-1)).toEqual({ open: 0, overdue: 0, needing: 0 });
  });
});

describe('a ticket with two targets', () => {
  const fields = {
    name: 'Both',
    graceHours: 4,
    firstResponseHours: 1,
    scheduleId: 'schedule-always',
    isTransient: false,
  };

  async function openedWith(more: object = {}): Promise<string> {
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-both', fields: { ...fields, ...more } });
    return desk.opened({ planId: 'plan-both', agentId: 'john' });
  }

  const targets = () =>
    world.notices.splice(0).map((notice) => notice.kind === 'ticket' && [notice.about, notice.target]);

  test('N16: the approach and the passing of each are notified, and say which it is', async () => {
    world.here({ john: ['a'] });
    await openedWith();
    await world.passes(5 * hour);
    expect(targets()).toEqual([
      ['soon', 'response'],
      ['overdue', 'response'],
      ['soon', 'resolution'],
      ['overdue', 'resolution'],
    ]);
  });

  test('N16: one that is met is not notified anymore', async () => {
    world.here({ john: ['a'] });
    const ticketId = await openedWith();
    await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    await world.passes(3.9 * hour);
    expect(targets()).toEqual([['soon', 'resolution']]);
  });

  test('N4: what passed while the program was closed is notified once after it starts, and both at once are one', async () => {
    world.here({ john: ['a'] });
    await openedWith();
    await world.restarts('quit');
    world.sleeps(30 * hour);
    world.here({ john: ['a'] });
    expect(await heard()).toEqual(['john: overdue 1001']);
    await world.restarts('killed');
    world.here({ john: ['a'] });
    expect(await heard(3 * hour)).toEqual([]);
  });

  test('N15: the warning of the plan counts for each target that is longer, as it was when the ticket was planned', async () => {
    world.here({ john: ['a'] });
    const ticketId = await openedWith({ warnMinutes: 90 });
    const startMs = desk.clock.nowMs;
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-both', fields: { warnMinutes: 5 } });
    expect(desk.row(ticketId)).toMatchObject({
      responseSoonMs: startMs + 54 * minute,
      resolutionSoonMs: startMs + 150 * minute,
    });
    expect(await heard(53 * minute)).toEqual([]);
    expect(await heard(2 * minute)).toEqual(['john: soon 1001']);
    await desk.does('jane', 'due.set', { ticketId, dueMs: startMs + 10 * hour });
    expect(desk.row(ticketId).resolutionSoonMs).toBe(startMs + 10 * hour - 90 * minute);
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-both' });
    await desk.does('jane', 'due.set', { ticketId, dueMs: null });
    expect(desk.row(ticketId).responseSoonMs).toBe(startMs + 55 * minute);
  });
});
