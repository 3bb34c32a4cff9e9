import { beforeEach, describe, expect, test } from 'vitest';
import { listed } from '../../../../shared/domain/records/listed.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { queuesOf } from '../../../../shared/views/queues.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const move = (kind: RecordKind, id: string, before: string | null) =>
  desk.does('jane', 'record.move', { kind, id, before });
const refusal = (kind: RecordKind, id: string, before: string | null, agentId = 'jane') =>
  desk.refusal(agentId, 'record.move', { kind, id, before });

const ids = (kind: RecordKind) => listed(desk.engine.records, kind).map(({ id }) => id.replace(`${kind}-`, ''));

/** By name, without the kind; the most urgent first. */
const urgencies = () =>
  Object.fromEntries(
    listed(desk.engine.records, 'priority').map(({ id, urgency }) => [id.replace('priority-', ''), urgency]),
  );

const setUrgency = (id: string, urgency: number) =>
  desk.does('jane', 'record.put', { kind: 'priority', id, fields: { urgency } });

/** How many records the last commit changed. */
const changed = () => desk.changes.at(-1)?.at(-1)?.events.length;

describe('moving a record in its list', () => {
  test('R52: puts it before another one, or to the end, and the order is the same after a restart', async () => {
    expect(ids('department')).toEqual(['maintenance', 'sales', 'support']);
    await move('department', 'department-support', 'department-maintenance');
    expect(ids('department')).toEqual(['support', 'maintenance', 'sales']);
    await move('department', 'department-support', null);
    expect(ids('department')).toEqual(['maintenance', 'sales', 'support']);
    await move('department', 'department-support', 'department-sales');
    desk = await desk.reopened();
    expect(ids('department')).toEqual(['maintenance', 'support', 'sales']);
  });

  test('R52: changes only that record where there is room, and otherwise places all again', async () => {
    await move('department', 'department-support', 'department-maintenance');
    expect(changed()).toBe(1);
    await move('department', 'department-sales', 'department-maintenance');
    expect(changed()).toBe(1);
    for (let turn = 0; turn < 12; turn += 1) {
      const before = ids('department');
      const [first = '', second = '', third = ''] = before;
      await move('department', `department-${third}`, `department-${second}`);
      expect(ids('department')).toEqual([first, third, second]);
    }
  });

  test('R52: keeps statuses within their kind, help topics below their parent, and queues with their owner', async () => {
    expect(await refusal('status', 'status-held', 'status-resolved')).toBe('record.unknown');
    await move('status', 'status-held', 'status-open');
    expect(ids('status').slice(0, 2)).toEqual(['held', 'open']);
    expect(await refusal('topic', 'topic-access', 'topic-general')).toBe('record.unknown');
    await move('topic', 'topic-problem', 'topic-feedback');
    expect(ids('topic')).toEqual(['problem', 'access', 'feedback', 'general']);
    await move('queue', 'closed', 'open');
    const first = [
      'closed',
      'closed-today',
      'closed-yesterday',
      'closed-week',
      'closed-month',
      'open',
      'unassigned',
      'mine',
    ];
    expect(queuesOf(desk.engine.records, 'john').map(({ id }) => id)).toEqual([
      ...first,
      'waiting',
      'answered',
      'overdue',
    ]);
    await move('field', 'field-building', null).catch(() => undefined);
  });

  test('R52: of a priority changes how urgent it is, in one commit that can be undone', async () => {
    expect(urgencies()).toEqual({ emergency: 1, high: 2, normal: 3, low: 4 });
    const { commit } = await move('priority', 'priority-low', 'priority-high');
    expect(urgencies()).toEqual({ emergency: 1, low: 2, high: 3, normal: 4 });
    expect(Object.keys(urgencies())).toEqual(ids('priority'));
    await desk.does('jane', 'commit.undo', { commit });
    expect(urgencies()).toEqual({ emergency: 1, high: 2, normal: 3, low: 4 });
  });

  test('R52: gives different urgencies to priorities that had the same one', async () => {
    await setUrgency('priority-high', 3);
    await setUrgency('priority-low', 3);
    expect(ids('priority')).toEqual(['emergency', 'high', 'low', 'normal']);
    await move('priority', 'priority-normal', 'priority-low');
    expect(urgencies()).toEqual({ emergency: 1, high: 3, normal: 4, low: 5 });
    await setUrgency('priority-low', 99);
    await setUrgency('priority-normal', 99);
    await move('priority', 'priority-emergency', null);
    expect(urgencies()).toEqual({ high: 1, low: 3, normal: 98, emergency: 99 });
  });

  test('R52: is refused if nothing would change, for an archived record, and for lists of a fixed order', async () => {
    expect(await refusal('department', 'department-support', null)).toBe('field.unchanged');
    expect(await refusal('department', 'department-none', null)).toBe('record.unknown');
    expect(await refusal('department', 'department-sales', 'department-none')).toBe('record.unknown');
    expect(await refusal('priority', 'priority-low', null)).toBe('field.unchanged');
    expect(await refusal('agent', 'john', null)).toBe('record.not-ordered');
    await desk.does('jane', 'record.retire', {
      kind: 'department',
      id: 'department-sales',
      replacedBy: 'department-support',
    });
    expect(await refusal('department', 'department-sales', 'department-support')).toBe('record.unknown');
  });

  test('R52: is for administrators, and for the owner of a queue', async () => {
    expect(await refusal('queue', 'closed', 'open', 'john')).toBe('permission.administrator');
    expect(await refusal('department', 'department-support', null, 'john')).toBe('permission.administrator');
    for (const [id, name] of [
      ['id-1', 'Ants'],
      ['id-2', 'Bees'],
    ] as const) {
      const { where, order, columns } = desk.engine.records.get('queue', 'open') ?? {
        where: {},
        order: [],
        columns: [],
      };
      await desk.does('john', 'record.put', {
        kind: 'queue',
        id,
        fields: { name, where, order, columns, owner: 'john' },
      });
    }
    await desk.does('john', 'record.move', { kind: 'queue', id: 'id-2', before: 'id-1' });
    expect(
      queuesOf(desk.engine.records, 'john').flatMap(({ name, owner }) => (owner === 'john' ? [name] : [])),
    ).toEqual(['Bees', 'Ants']);
    expect(await refusal('queue', 'id-1', 'id-2')).toBe('record.unknown');
  });
});
