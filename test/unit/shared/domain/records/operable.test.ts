import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentId } from '../../../../../shared/domain/records/current-record.ts';
import { allInUse, type DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { isValidReference, referencesIn } from '../../../../../shared/domain/records/references.ts';
import { type RecordKind, recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { originalQueues } from '../../../../../shared/views/queues.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { runs } from '../../../../support/runs.ts';
import { someTicket } from '../../../../support/test-desk.ts';

const ids: Readonly<Record<RecordKind, readonly string[]>> = {
  agent: ['jane', 'john', 'vera', 'lena'],
  department: ['department-support', 'department-sales', 'department-maintenance', 'department-new'],
  desk: ['desk'],
  field: ['field-new'],
  person: ['person-new'],
  plan: ['plan-default', 'plan-quick', 'plan-passing'],
  priority: ['priority-low', 'priority-normal', 'priority-high', 'priority-emergency'],
  queue: originalQueues.map(({ id }) => id),
  role: ['role-all-access', 'role-expanded', 'role-limited', 'role-view-only'],
  schedule: ['schedule-weekdays', 'schedule-always'],
  status: ['status-open', 'status-held', 'status-resolved', 'status-closed', 'status-final'],
  team: ['team-field'],
  topic: ['topic-general', 'topic-feedback', 'topic-problem', 'topic-access', 'topic-new'],
};

const of = (kind: RecordKind) => fc.constantFrom(...ids[kind], 'none');
const or = (kind: RecordKind) => fc.option(of(kind));

/** Changes of what matters to whether a desk works; half of them are nonsense. */
const fields: Partial<Readonly<Record<RecordKind, fc.Arbitrary<Readonly<Record<string, unknown>>>>>> = {
  agent: fc.record(
    {
      isAdministrator: fc.boolean(),
      departmentId: of('department'),
      roleId: of('role'),
      extended: fc.array(fc.record({ departmentId: of('department'), roleId: of('role') }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  department: fc.record(
    { isPublic: fc.boolean(), planId: or('plan'), scheduleId: or('schedule') },
    { requiredKeys: [] },
  ),
  desk: fc.record(
    {
      departmentId: of('department'),
      topicId: of('topic'),
      priorityId: of('priority'),
      statusId: of('status'),
      planId: of('plan'),
      scheduleId: of('schedule'),
    },
    { requiredKeys: [] },
  ),
  plan: fc.record({ scheduleId: or('schedule') }),
  role: fc.record({ permissions: fc.subarray(['ticket.create', 'ticket.reply', 'ticket.close']) }),
  status: fc.record({ state: fc.constantFrom('open', 'closed') }),
  team: fc.record({ memberIds: fc.uniqueArray(of('agent'), { maxLength: 3 }) }),
  topic: fc.record(
    { parentId: or('topic'), departmentId: or('department'), priorityId: or('priority'), planId: or('plan') },
    { requiredKeys: [] },
  ),
};

const changeable = Object.entries(fields) as [RecordKind, fc.Arbitrary<Readonly<Record<string, unknown>>>][];

const change = fc.oneof(
  ...changeable.map(([kind, arbitrary]) =>
    fc.record({ name: fc.constant('record.put' as const), kind: fc.constant(kind), id: of(kind), fields: arbitrary }),
  ),
  ...(Object.keys(ids) as RecordKind[]).map((kind) =>
    fc.record({
      name: fc.constant('record.retire' as const),
      kind: fc.constant(kind),
      id: of(kind),
      replacedBy: or(kind),
    }),
  ),
);

/** Everything that a record in use names, and where that does not lead. */
function dangling(records: DeskRecords): string[] {
  return (Object.keys(recordKinds) as RecordKind[]).flatMap((kind) =>
    allInUse(records, kind).flatMap((record) =>
      referencesIn(kind, { ...record })
        .filter((named) => !named.reference.mayLeave)
        .filter((named) => !isValidReference(records, { ...named, id: currentId(records, named.kind, named.id) }))
        .map((named) => `${record.id} ${named.reference.field}: ${named.id}`),
    ),
  );
}

async function carriesOut(
  desk: MemoryDesk,
  { name, ...input }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const administrator = allInUse(desk.engine.records, 'agent').find((agent) => agent.isAdministrator);
  if (!administrator) throw new Error('Nobody is an administrator');
  return desk.as(administrator.id, name, input);
}

async function opens(desk: MemoryDesk): Promise<boolean> {
  const { topicId } = desk.engine.records.get('desk', 'desk') ?? { topicId: '' };
  for (const { id } of allInUse(desk.engine.records, 'agent')) {
    const input = { ...someTicket(), topicId: currentId(desk.engine.records, 'topic', topicId) };
    if ((await desk.as(id, 'ticket.open', input)).ok) return true;
  }
  return false;
}

test(`R23: whatever is accepted, there is an administrator, tickets can be opened, and every reference is valid (SEED=${seed})`, async () => {
  let [tried, accepted] = [0, 0];
  const property = fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 40 }), async (changes) => {
    const desk = await memoryDesk();
    for (const one of changes) {
      const result = await carriesOut(desk, one);
      tried += 1;
      if (!result.ok) continue;
      accepted += 1;
      expect(dangling(desk.engine.records)).toEqual([]);
    }
    expect(allInUse(desk.engine.records, 'agent').some((agent) => agent.isAdministrator)).toBe(true);
    expect(await opens(desk)).toBe(true);
  });
  await fc.assert(property, runs(20));
  expect(accepted).toBeGreaterThan(tried / 20);
});
