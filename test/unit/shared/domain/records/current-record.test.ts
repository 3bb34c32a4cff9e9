import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess, canSee, rightsOn } from '../../../../../shared/domain/access.ts';
import { currentId, currentRecord, firstCurrent } from '../../../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { type RecordKind, recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { planFor, plannedDue } from '../../../../../shared/domain/ticket/planning.ts';
import { deskChoices } from '../../../../../shared/views/choices.ts';
import { queueRow } from '../../../../../shared/views/queue-row.ts';
import { type TicketDetails, ticketDetails } from '../../../../../shared/views/ticket-details.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const put = (kind: RecordKind, id: string, fields: Record<string, unknown>) =>
  desk.does('jane', 'record.put', { kind, id, fields });

const archive = (kind: RecordKind, id: string, replacedBy: string | null = null) =>
  desk.does('jane', 'record.retire', { kind, id, replacedBy });

function access(agentId: string) {
  const found = agentAccess(desk.engine.records, agentId);
  if (!found) throw new Error(`${agentId} is gone`);
  return found;
}

const sees = (agentId: string, ticketId: string) => canSee(access(agentId), desk.ticket(ticketId));

const may = (agentId: string, ticketId: string) => [...(rightsOn(access(agentId), desk.ticket(ticketId)) ?? [])];

function details(ticketId: string): TicketDetails {
  const lena = access('lena');
  return ticketDetails(desk.engine.records, desk.ticket(ticketId), lena, new Set());
}

const row = (ticketId: string) => queueRow(desk.engine.records, desk.row(ticketId), []);

/** Details of which one shows a name. */
const showing = (id: string, own: string): unknown =>
  expect.arrayContaining([expect.objectContaining({ id, shown: { own } })]);

const field = (name: string, parentId: string | null = null) => ({
  name,
  parentId,
  departmentId: null,
  priorityId: null,
  planId: null,
});

/** Of every kind: how what it was chosen for reads once another one has taken its place. A new kind needs a row. */
const replaced: Readonly<Record<RecordKind, () => Promise<void>>> = {
  agent: async () => {
    const ticketId = await desk.opened({ agentId: 'max' });
    await archive('agent', 'max');
    expect(desk.ticket(ticketId).assignment.agentId).toBe('max');
    expect(details(ticketId)).toMatchObject({ agentId: 'max', hasAgent: false, names: { agent: 'Max Both' } });
    // Nobody works on an open ticket of somebody who has left.
    expect(row(ticketId).assigneeName).toBe('');
  },

  field: async () => {
    await put('field', 'field-desk', { name: 'Desk', type: 'line', choices: [], isRequired: false, order: 1 });
    const ticketId = await desk.opened({ fields: { 'custom:field-desk': '4 b' } });
    const replace = { kind: 'field', id: 'field-desk', replacedBy: 'field-desk' } as const;
    expect(await desk.refusal('jane', 'record.retire', replace)).toBe('field.not-replaceable');
    await archive('field', 'field-desk');
    expect(details(ticketId).shownFields).toContainEqual(
      expect.objectContaining({ id: 'custom:field-desk', label: { own: 'Desk' }, shown: { own: '4 b' } }),
    );
  },

  department: async () => {
    const ticketId = await desk.opened({ departmentId: 'department-maintenance' }, 'max');
    await put('topic', 'topic-pumps', { ...field('Pumps'), departmentId: 'department-maintenance' });
    expect(sees('sam', ticketId)).toBe(false);
    await archive('department', 'department-maintenance', 'department-sales');
    expect([sees('sam', ticketId), sees('john', ticketId)]).toEqual([true, false]);
    // Who worked there works in what took its place, with the role that they had.
    const inSales = await desk.opened({ departmentId: 'department-sales' }, 'sam');
    expect([sees('max', ticketId), sees('max', inSales)]).toEqual([true, true]);
    expect(details(ticketId)).toMatchObject({ departmentId: 'department-sales', names: { department: 'Sales' } });
    expect(details(await desk.opened({ topicId: 'topic-pumps' }, 'max')).departmentId).toBe('department-sales');
    expect(deskChoices(desk.engine.records).topics.find(({ id }) => id === 'topic-pumps')?.departmentId).toBe(
      'department-sales',
    );
    const move = { ticketId, departmentId: 'department-sales', keepAccess: true };
    expect(await desk.refusal('sam', 'department.transfer', move)).toBe('department.unchanged');
  },

  desk: async () => expect(recordKinds.desk.isReplaceable).toBe(false),

  queue: async () => expect(recordKinds.queue.isReplaceable).toBe(false),

  person: async () => {
    const ticketId = await desk.opened();
    const { personId } = desk.ticket(ticketId).requester;
    const twin = { name: 'Kenneth Wheeler', email: 'kw@example.com', phone: '555-0142', place: 'Room 4' };
    await put('person', 'ken', twin);
    await archive('person', personId, 'ken');
    expect(details(ticketId).requester).toEqual({ id: 'ken', ...twin });
    expect(row(ticketId).requesterName).toBe('Kenneth Wheeler');
    // The address of the archived one leads to its replacement.
    expect(desk.ticket(await desk.opened()).requester.personId).toBe('ken');
    const same = { ticketId, requester: { ...twin, personId: 'ken' } };
    expect(await desk.refusal('john', 'requester.change', same)).toBe('requester.unchanged');
  },

  plan: async () => {
    const ticketId = await desk.opened({ planId: 'plan-quick' });
    const { due } = desk.ticket(ticketId);
    await put('department', 'department-sales', { planId: 'plan-quick' });
    await archive('plan', 'plan-quick', 'plan-passing');
    expect(desk.ticket(ticketId).due).toEqual(due);
    expect(planFor(desk.engine.records, 'department-sales', 'topic-general')?.id).toBe('plan-passing');
    const inSales = await desk.opened({ departmentId: 'department-sales' }, 'sam');
    expect(desk.ticket(inSales).due.plan?.planId).toBe('plan-passing');
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
    expect(desk.ticket(ticketId).due.plan?.planName).toBe('Passing');
  },

  priority: async () => {
    const ticketId = await desk.opened({ priorityId: 'priority-high' });
    await put('topic', 'topic-fire', { ...field('Fire'), priorityId: 'priority-high' });
    await archive('priority', 'priority-high', 'priority-emergency');
    expect(row(ticketId)).toMatchObject({ priorityName: 'Emergency', urgency: 1 });
    expect(details(ticketId)).toMatchObject({ fields: { priority: 'priority-emergency' }, urgency: 1 });
    expect(desk.ticket(await desk.opened({ topicId: 'topic-fire' })).fields.priority).toBe('priority-emergency');
    const set = { ticketId, field: 'priority', value: 'priority-emergency' } as const;
    expect(await desk.refusal('john', 'field.set', set)).toBe('field.unchanged');
    // The value they saw was the replacement of the archived one.
    await desk.does('john', 'field.set', { ...set, value: 'priority-low', was: 'priority-emergency' });
  },

  role: async () => {
    const ticketId = await desk.opened();
    expect(may('john', ticketId)).toContain('ticket.close');
    await archive('role', 'role-expanded', 'role-limited');
    expect(may('john', ticketId)).toContain('ticket.reply');
    expect(may('john', ticketId)).not.toContain('ticket.close');
  },

  schedule: async () => {
    const plan = desk.engine.records.get('plan', 'plan-quick');
    if (!plan) throw new Error('There is no quick plan');
    // A Saturday: around the clock it counts at once, over weekdays from Monday on.
    const saturday = Date.UTC(2026, 10, 21, 14, 0);
    const dueMs = () => plannedDue(desk.engine.records, plan, 'department-support', saturday).dueMs;
    expect(dueMs()).toBe(saturday + 2 * 3_600_000);
    await archive('schedule', 'schedule-always', 'schedule-weekdays');
    expect(new Date(dueMs()).toISOString()).toBe('2026-11-23T15:00:00.000Z');
  },

  status: async () => {
    const ticketId = await desk.opened();
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-held' });
    await put('status', 'status-parked', { name: 'Parked', state: 'open', reopenable: false });
    await archive('status', 'status-held', 'status-parked');
    expect(details(ticketId)).toMatchObject({ statusId: 'status-parked', statusName: 'Parked' });
    expect(row(ticketId).statusName).toBe('Parked');
    const refusal = await desk.refusal('john', 'status.set', { ticketId, statusId: 'status-parked' });
    expect(refusal).toBe('status.unchanged');
    const closed = await desk.opened();
    await desk.does('john', 'status.set', { ticketId: closed, statusId: 'status-resolved' });
    await put('status', 'status-done', { name: 'Done', kind: 'resolved', reopenable: false });
    await archive('status', 'status-resolved', 'status-done');
    await desk.does('john', 'conversation.record', { ticketId: closed, details: 'Again!', source: 'phone' });
    // Whether a message reopens it depends on the present replacement of the status.
    expect(desk.ticket(closed).status.state).toBe('closed');
  },

  team: async () => {
    await put('team', 'team-shop', { name: 'Shop', memberIds: ['sam'] });
    await put('team', 'team-desk', { name: 'Desk', memberIds: ['vera'] });
    const ticketId = await desk.opened({ departmentId: 'department-maintenance', teamId: 'team-shop' }, 'max');
    expect(sees('vera', ticketId)).toBe(false);
    await archive('team', 'team-shop', 'team-desk');
    expect([sees('vera', ticketId), sees('sam', ticketId)]).toEqual([true, false]);
    expect(details(ticketId)).toMatchObject({ teamId: 'team-desk', names: { team: 'Desk' } });
    expect(row(ticketId).teamName).toBe('Desk');
    await desk.does('max', 'assignment.assign', { ticketId, agentId: 'max', teamId: 'team-desk' });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'max', teamId: 'team-shop' });
  },

  topic: async () => {
    await put('topic', 'topic-print', field('Printing'));
    await put('topic', 'topic-ink', field('Ink', 'topic-print'));
    const ticketId = await desk.opened({ topicId: 'topic-print' });
    await archive('topic', 'topic-print', 'topic-feedback');
    expect(details(ticketId)).toMatchObject({
      fields: { topic: 'topic-feedback' },
      shownFields: showing('topic', 'Feedback'),
    });
    expect(deskChoices(desk.engine.records).topics.find(({ id }) => id === 'topic-ink')?.name).toBe('Feedback / Ink');
    const set = { ticketId, field: 'topic', value: 'topic-feedback' } as const;
    expect(await desk.refusal('john', 'field.set', set)).toBe('field.unchanged');
  },
};

describe('what stands for an archived record', () => {
  test.each(Object.entries(replaced))('R14: wherever one of the kind %s is read', async (_kind, check) => check());

  test('R14: is found through several that were archived in turn, and nothing of it is written into the ticket', async () => {
    const ticketId = await desk.opened({ priorityId: 'priority-low' });
    await archive('priority', 'priority-low', 'priority-high');
    await archive('priority', 'priority-high', 'priority-emergency');
    expect(row(ticketId).priorityName).toBe('Emergency');
    expect(desk.ticket(ticketId).fields.priority).toBe('priority-low');
  });

  test('R14: where nothing took its place it stands for itself, with its name', async () => {
    const ticketId = await desk.opened({ priorityId: 'priority-emergency' });
    await archive('priority', 'priority-emergency');
    expect(row(ticketId)).toMatchObject({ priorityName: 'Emergency', urgency: 1 });
    expect(details(ticketId)).toMatchObject({
      fields: { priority: 'priority-emergency' },
      shownFields: showing('priority', 'Emergency'),
    });
  });

  test('R14: a ring, and one whose successor never came, end too, for everybody at the same one', () => {
    const after: Readonly<Record<string, string>> = { a: 'b', b: 'c', c: 'b', d: 'd', e: 'gone', f: 'e' };
    const get = (_kind: RecordKind, id: string) =>
      Object.hasOwn(after, id) ? { id, name: id, urgency: 1, retired: true } : undefined;
    // Safe: only these two are asked, of priorities.
    const records = { get, replacedBy: (_kind: string, id: string) => after[id] ?? null } as unknown as DeskRecords;
    const ends = Object.keys(after).map((id) => currentRecord(records, 'priority', id)?.id);
    expect(ends).toEqual(['b', 'b', 'b', 'd', 'e', 'e']);
    expect(currentId(records, 'priority', 'unknown')).toBe('unknown');
    expect(firstCurrent(records, 'priority', ['a', null, undefined, 'unknown'])).toBeUndefined();
  });
});

describe('a ticket without any agent', () => {
  test('R15: is seen by the administrators, with their own role, whatever happened to its department', async () => {
    const ticketId = await desk.opened({ departmentId: 'department-sales' });
    expect([sees('jane', ticketId), sees('vera', ticketId)]).toEqual([false, false]);
    await put('agent', 'lena', { extended: [] });
    await archive('agent', 'sam');
    expect([sees('jane', ticketId), sees('john', ticketId), sees('lena', ticketId)]).toEqual([true, false, false]);
    expect(may('jane', ticketId)).toEqual([...access('jane').ownRole]);
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
    await archive('department', 'department-sales');
    expect([sees('jane', ticketId), sees('john', ticketId)]).toEqual([true, false]);
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId));
  });
});

describe('what two devices left behind that did not see each other', () => {
  /** Puts down what no operation of a person would: the desk itself is asked for no reasons. */
  const left = (kind: RecordKind, id: string, fields: Record<string, unknown>) =>
    desk.does(null, 'desk.found', { records: [{ kind, id, fields }] });

  test('R16: a desk whose defaults are gone still takes tickets in, and closed ones open again, by what is in use', async () => {
    const closed = await desk.opened();
    await desk.does('john', 'status.set', { ticketId: closed, statusId: 'status-resolved' });
    const gone = { departmentId: 'none', priorityId: 'none', planId: 'none', scheduleId: 'none', topicId: 'none' };
    await left('desk', 'desk', { ...gone, statusId: 'status-closed' });
    await left('topic', 'topic-general', { departmentId: 'none', priorityId: 'none', planId: 'none' });
    const ticket = desk.ticket(await desk.opened());
    expect(ticket).toMatchObject({
      department: { departmentId: 'department-maintenance' },
      fields: { priority: 'priority-emergency' },
      status: { statusId: 'status-open', state: 'open' },
    });
    expect(ticket.due.plan?.planId).toBe('plan-default');
    await desk.does('john', 'conversation.record', { ticketId: closed, details: 'Again!', source: 'phone' });
    expect(desk.ticket(closed).status).toMatchObject({ statusId: 'status-open', state: 'open' });
    expect(deskChoices(desk.engine.records).fallback).toEqual({
      departmentId: ticket.department.departmentId,
      topicId: 'topic-access',
      priorityId: ticket.fields.priority,
      planId: 'plan-default',
    });
  });

  test('R16: a plan whose schedule is gone counts over the desk’s, and by elapsed time where that is gone too', async () => {
    await left('plan', 'plan-quick', { scheduleId: 'none' });
    const plan = desk.engine.records.get('plan', 'plan-quick');
    if (!plan) throw new Error('There is no quick plan');
    const saturday = Date.UTC(2026, 10, 21, 14, 0);
    const dueAt = () => new Date(plannedDue(desk.engine.records, plan, 'none', saturday).dueMs).toISOString();
    expect(dueAt()).toBe('2026-11-23T15:00:00.000Z');
    await left('desk', 'desk', { scheduleId: 'none' });
    expect(dueAt()).toBe('2026-11-21T16:00:00.000Z');
  });
});
