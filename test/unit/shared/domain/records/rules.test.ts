import { beforeEach, describe, expect, test } from 'vitest';
import { type RecordKind, recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { sentenceOf } from '../../../../support/sentence.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

type Fields = Readonly<Record<string, unknown>>;

const put = (kind: RecordKind, id: string, fields: Fields) => desk.does('jane', 'record.put', { kind, id, fields });

const refusedPut = (kind: RecordKind, id: string, fields: Fields) =>
  desk.refusal('jane', 'record.put', { kind, id, fields });

const archive = (kind: RecordKind, id: string, replacedBy: string | null = null) =>
  desk.does('jane', 'record.retire', { kind, id, replacedBy });

const refusedArchive = (kind: RecordKind, id: string, replacedBy: string | null = null) =>
  desk.refusal('jane', 'record.retire', { kind, id, replacedBy });

async function sentenceOfArchive(kind: RecordKind, id: string): Promise<string> {
  const result = await desk.as('jane', 'record.retire', { kind, id });
  return result.ok ? 'done' : sentenceOf(result.error);
}

const topic = { name: 'Locks', parentId: null, departmentId: null, priorityId: null, planId: null };

describe('archiving what is named elsewhere', () => {
  test('R18: what the desk falls back on goes only when another one takes its place', async () => {
    const defaults = [
      ['department', 'department-support', 'department-sales'],
      ['topic', 'topic-general', 'topic-feedback'],
      ['priority', 'priority-normal', 'priority-high'],
      ['status', 'status-open', 'status-held'],
      ['plan', 'plan-default', 'plan-quick'],
      ['schedule', 'schedule-weekdays', 'schedule-always'],
    ] as const;
    for (const [kind, id, next] of defaults) {
      expect(await refusedArchive(kind, id)).toBe('record.in-use');
      await archive(kind, id, next);
      // From then on that is the default, and as hard to be rid of.
      expect(await refusedArchive(kind, next)).toBe('record.in-use');
    }
    const ticket = desk.ticket(await desk.opened({ topicId: 'topic-feedback' }));
    expect(ticket).toMatchObject({
      department: { departmentId: 'department-sales' },
      status: { statusId: 'status-held' },
      due: { plan: { planId: 'plan-quick' } },
    });
  });

  test('R18: what another record in use names goes only so too, and the sentence names both', async () => {
    await put('topic', 'topic-pumps', { ...topic, name: 'Pumps', departmentId: 'department-sales' });
    await archive('agent', 'sam');
    await put('agent', 'lena', { extended: [] });
    expect(await sentenceOfArchive('department', 'department-sales')).toBe(
      '“Sales” is used by the help topic “Pumps”. Choose a replacement.',
    );
    expect(await sentenceOfArchive('role', 'role-expanded')).toBe(
      '“Expanded Access” is used by the agent John Doe. Choose a replacement.',
    );
    await put('department', 'department-sales', { planId: 'plan-passing', scheduleId: 'schedule-always' });
    expect(await sentenceOfArchive('plan', 'plan-passing')).toBe(
      '“Passing” is used by the department “Sales”. Choose a replacement.',
    );
    await put('department', 'department-sales', { scheduleId: null });
    expect(await sentenceOfArchive('schedule', 'schedule-always')).toBe(
      '“24/7” is used by the SLA plan “Passing”. Choose a replacement.',
    );
    expect(await sentenceOfArchive('priority', 'priority-normal')).toBe(
      sentenceOf({ reason: 'record.in-use', details: { name: 'Normal' } }),
    );
    expect(await refusedArchive('topic', 'topic-problem')).toBe('record.used-by-topic');
    await archive('department', 'department-sales', 'department-support');
    expect(await refusedArchive('department', 'department-support')).toBe('record.in-use');
  });

  test('R18: a record that only archived records name, or none, can be archived without a replacement', async () => {
    await archive('topic', 'topic-access');
    await archive('topic', 'topic-problem');
    await archive('priority', 'priority-emergency');
    expect(desk.engine.records.get('priority', 'priority-emergency')?.retired).toBe(true);
  });

  test('R18: an agent goes although tickets and teams name them, but nobody removes themselves, or the desk', async () => {
    const ticketId = await desk.opened({ agentId: 'max' });
    await archive('agent', 'max');
    expect(desk.ticket(ticketId).assignment.agentId).toBe('max');
    // The team keeps the name of who was in it, and may still be changed.
    await put('team', 'team-field', { name: 'Outside' });
    expect(await refusedArchive('agent', 'jane')).toBe('agent.oneself');
    expect(await refusedArchive('desk', 'desk')).toBe('record.in-use');
  });

  test('R40: what takes its place is of its kind, in use, and for a status of the same kind of status', async () => {
    await archive('priority', 'priority-high', 'priority-emergency');
    const refusals = [
      await refusedArchive('priority', 'priority-low', 'priority-high'),
      await refusedArchive('priority', 'priority-low', 'department-sales'),
      await refusedArchive('status', 'status-held', 'status-waiting'),
      await refusedArchive('agent', 'max', 'sam'),
      await refusedArchive('department', 'department-support', 'department-maintenance'),
      await refusedArchive('topic', 'topic-problem', 'topic-access'),
    ];
    expect(refusals).toEqual([
      'replacement.unknown',
      'replacement.unknown',
      'replacement.unlike',
      'record.not-replaceable',
      // Maintenance is private, and the default department is public.
      'record.in-use',
      'topic.below-itself',
    ]);
  });
});

describe('what a record names', () => {
  test('R20: has to be there and in use, in every field of every kind', async () => {
    await archive('priority', 'priority-emergency');
    const refusals = [
      await refusedPut('desk', 'desk', { departmentId: 'none' }),
      await refusedPut('desk', 'desk', { topicId: 'none' }),
      await refusedPut('desk', 'desk', { priorityId: 'priority-emergency' }),
      await refusedPut('desk', 'desk', { statusId: 'none' }),
      await refusedPut('desk', 'desk', { planId: 'none' }),
      await refusedPut('desk', 'desk', { scheduleId: 'none' }),
      await refusedPut('department', 'department-sales', { planId: 'none' }),
      await refusedPut('department', 'department-sales', { scheduleId: 'none' }),
      await refusedPut('plan', 'plan-quick', { scheduleId: 'none' }),
      await refusedPut('team', 'team-field', { memberIds: ['max', 'none'] }),
      await refusedPut('topic', 'topic-locks', { ...topic, parentId: 'none' }),
      await refusedPut('topic', 'topic-general', { departmentId: 'none' }),
      await refusedPut('topic', 'topic-general', { priorityId: 'priority-emergency' }),
      await refusedPut('topic', 'topic-general', { planId: 'none' }),
    ];
    expect(refusals.map((refusal) => refusal.replace('.unknown', ''))).toEqual([
      ...['department', 'topic', 'priority', 'status', 'plan', 'schedule'],
      ...['plan', 'schedule', 'schedule', 'agent', 'topic', 'department', 'priority', 'plan'],
    ]);
  });

  test('R20: the desk falls back on an open status and a public department', async () => {
    expect(await refusedPut('desk', 'desk', { statusId: 'status-resolved' })).toBe('status.not-open');
    expect(await refusedPut('desk', 'desk', { departmentId: 'department-maintenance' })).toBe('department.private');
    expect(await refusedPut('department', 'department-support', { isPublic: false })).toBe('record.in-use');
    await put('desk', 'desk', { statusId: 'status-held', departmentId: 'department-sales' });
    await put('department', 'department-support', { isPublic: false });
  });

  test('R20: what it named before is carried along, archived or not', async () => {
    await archive('agent', 'max');
    await put('team', 'team-field', { memberIds: ['max', 'sam', 'john'] });
    expect(await refusedPut('team', 'team-field', { memberIds: ['max', 'sam', 'john', 'nobody'] })).toBe(
      'agent.unknown',
    );
  });
});

describe('what a desk needs', () => {
  const openers = async () => {
    for (const id of ['lena', 'max', 'sam']) await archive('agent', id);
  };

  test('R42: the last administrator stays one, and stays', async () => {
    await put('agent', 'john', { isAdministrator: true });
    await put('agent', 'jane', { isAdministrator: false });
    expect(
      await desk.refusal('john', 'record.put', { kind: 'agent', id: 'john', fields: { isAdministrator: false } }),
    ).toBe('agent.last-administrator');
    // One who has left the desk is none to fall back on.
    await desk.does('john', 'record.put', { kind: 'agent', id: 'jane', fields: { isAdministrator: true } });
    await archive('agent', 'john');
    expect(await refusedPut('agent', 'jane', { isAdministrator: false })).toBe('agent.last-administrator');
  });

  test('R42: an agent who may open tickets always remains, however that right would be removed', async () => {
    await openers();
    await archive('agent', 'john');
    const asked = [
      await refusedPut('role', 'role-all-access', { permissions: ['ticket.reply'] }),
      await refusedPut('agent', 'jane', { roleId: 'role-view-only' }),
      await refusedArchive('role', 'role-all-access', 'role-view-only'),
    ];
    expect(asked).toEqual(['role.last-to-create', 'role.last-to-create', 'role.last-to-create']);
    await put('role', 'role-all-access', { permissions: ['ticket.create'] });
  });

  test('R42: the last agent who may open tickets stays', async () => {
    await openers();
    await put('agent', 'vera', { isAdministrator: true });
    await put('agent', 'jane', { roleId: 'role-view-only' });
    expect(await desk.refusal('vera', 'record.retire', { kind: 'agent', id: 'john' })).toBe('role.last-to-create');
  });

  test('R42: there is always a status to close tickets with', async () => {
    for (const id of ['status-closed', 'status-final']) await archive('status', id);
    expect(await refusedArchive('status', 'status-resolved')).toBe('status.last-closed');
  });
});

describe('what a record never becomes', () => {
  test('R41: of another kind, the sample desk, a second desk, or itself again once it is archived', async () => {
    await archive('priority', 'priority-emergency');
    const refusals = [
      await refusedPut('status', 'status-held', { state: 'closed' }),
      await refusedPut('desk', 'desk', { isSample: true }),
      await refusedPut('desk', 'desk-2', { ...recordKinds.desk.defaults.desk }),
      await refusedPut('priority', 'priority-emergency', { urgency: 2 }),
    ];
    expect(refusals).toEqual(['field.fixed', 'field.fixed', 'record.unknown', 'record.archived']);
  });

  test('R41: a help topic below itself, an agent with two roles in one department', async () => {
    await put('topic', 'topic-locks', { ...topic, parentId: 'topic-access' });
    expect(await refusedPut('topic', 'topic-problem', { parentId: 'topic-locks' })).toBe('topic.below-itself');
    expect(await refusedPut('topic', 'topic-problem', { parentId: 'topic-problem' })).toBe('topic.below-itself');
    const extended = [{ departmentId: 'department-support', roleId: 'role-limited' }];
    expect(await refusedPut('agent', 'john', { extended })).toBe('agent.department-twice');
    const sales = { departmentId: 'department-sales', roleId: 'role-limited' };
    expect(await refusedPut('agent', 'john', { extended: [sales, sales] })).toBe('agent.department-twice');
  });
});
