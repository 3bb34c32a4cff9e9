import { beforeEach, expect, test } from 'vitest';
import { conditionNotes, recordsNamedIn } from '../../../../shared/views/condition-notes.ts';
import { usersOf } from '../../../../shared/views/record-usage.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const isPriority = (value: unknown) => ({ property: 'priority', operator: 'is', value });

test('V143: what a condition names is found wherever it stands', () => {
  const where = { all: [isPriority('priority-high'), { not: { any: [isPriority('priority-low')] } }, isPriority(3)] };
  expect(recordsNamedIn(where, desk.engine.records)).toEqual([
    { kind: 'priority', id: 'priority-high' },
    { kind: 'priority', id: 'priority-low' },
  ]);
});

test('V143: archived names are said with what counts in their place, and unknown parts by their names', async () => {
  const { records } = desk.engine;
  const where = { any: [isPriority('priority-high'), { property: 'mood', operator: 'is', value: 'x' }] };
  const unknown = { kind: 'unknown', name: 'mood' };
  expect(conditionNotes(where, records)).toEqual([unknown]);
  await desk.does('jane', 'record.retire', { kind: 'priority', id: 'priority-high', replacedBy: 'priority-low' });
  expect(conditionNotes(where, records)).toEqual([{ kind: 'archived', name: 'High', replacement: 'Low' }, unknown]);
  expect(conditionNotes({ all: [] }, records)).toEqual([]);
});

test('R57: a shared queue whose condition names a record uses it; agents’ own queues are not told of', async () => {
  const fields = { name: 'Late', where: isPriority('priority-high'), order: [], columns: [] };
  await desk.does('jane', 'record.put', { kind: 'queue', id: 'id-1', fields: { ...fields, owner: null } });
  await desk.does('john', 'record.put', { kind: 'queue', id: 'id-2', fields: { ...fields, owner: 'john' } });
  const users = usersOf(desk.engine.records, 'priority', 'priority-high').filter(({ kind }) => kind === 'queue');
  expect(users).toEqual([{ kind: 'queue', id: 'id-1', name: 'Late', field: 'where' }]);
});
