import { beforeEach, describe, expect, test } from 'vitest';
import { firstQueueIds, originalQueues, queuesOf } from '../../../../../shared/views/queues.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const overdue = { property: 'overdue', operator: 'is', value: true } as const;

function fields(owner: string | null, more: object = {}) {
  return { name: 'Late', where: overdue, order: [{ by: 'due', descending: false }], columns: [], owner, ...more };
}

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const put = (agentId: string, id: string, of: object) =>
  desk.does(agentId, 'record.put', { kind: 'queue', id, fields: { ...of } });
const refused = (agentId: string, id: string, of: object) =>
  desk.refusal(agentId, 'record.put', { kind: 'queue', id, fields: { ...of } });
const first = originalQueues.map(({ name }) => name);
const names = (agentId: string) => queuesOf(desk.engine.records, agentId).map(({ name }) => name);

describe('a queue', () => {
  test('V76: belongs to one agent, who puts, changes and archives it, whatever their role allows', async () => {
    await put('vera', 'id-1', fields('vera'));
    await put('vera', 'id-1', { name: 'Too late' });
    expect(desk.engine.records.get('queue', 'id-1')).toMatchObject({ name: 'Too late', owner: 'vera' });
    await desk.does('vera', 'record.retire', { kind: 'queue', id: 'id-1' });
    expect(names('vera')).toEqual(first);
  });

  test('V76: is everybody’s only where an administrator says so', async () => {
    expect(await refused('john', 'id-1', fields(null))).toBe('permission.administrator');
    expect(await refused('john', 'open', { name: 'Everything' })).toBe('permission.administrator');
    expect(await desk.refusal('john', 'record.retire', { kind: 'queue', id: 'closed' })).toBe(
      'permission.administrator',
    );
    await put('jane', 'id-1', fields(null));
    await put('jane', 'open', { name: 'Everything' });
    expect(names('john')).toEqual(['Everything', ...first.slice(1), 'Late']);
  });

  test('V76: of another agent does not exist, not even for an administrator; no one creates one for another', async () => {
    await put('john', 'id-1', fields('john'));
    for (const agentId of ['jane', 'sam']) {
      expect(await refused(agentId, 'id-1', { name: 'Mine' })).toBe('record.unknown');
      expect(await desk.refusal(agentId, 'record.retire', { kind: 'queue', id: 'id-1' })).toBe('record.unknown');
      expect(await refused(agentId, 'id-2', fields('john'))).toBe('queue.not-yours');
      expect(names(agentId)).not.toContain('Late');
    }
    for (const agentId of ['jane', 'sam']) {
      expect(await refused(agentId, 'never-was', { name: 'Mine' })).toBe('record.unknown');
      expect(await desk.refusal(agentId, 'record.retire', { kind: 'queue', id: 'never-was' })).toBe('record.unknown');
    }
  });

  test('R56: is not overwritten by an administrator who has read an older condition or order', async () => {
    const known = desk.engine.records.get('queue', 'overdue');
    const order = [{ by: 'opened', descending: true }];
    await put('jane', 'overdue', { order });
    const later = { kind: 'queue', id: 'overdue', basedOn: { order: known?.order } } as const;
    const fields = { order: [{ by: 'updated', descending: true }] };
    const result = await desk.as('jane', 'record.put', { ...later, fields });
    expect(result).toMatchObject({ error: { code: 'stale', reason: 'record.moved', details: { name: 'Jane Doe' } } });
    expect(desk.engine.records.get('queue', 'overdue')?.order).toEqual(order);
  });

  test('V76: stays whose it is', async () => {
    await put('jane', 'id-1', fields('jane'));
    await put('jane', 'id-2', fields(null));
    expect(await refused('jane', 'id-1', { owner: null })).toBe('queue.owner-fixed');
    expect(await refused('jane', 'id-2', { owner: 'jane' })).toBe('queue.owner-fixed');
    expect(await refused('john', 'id-2', { owner: 'john' })).toBe('permission.administrator');
  });

  test.each([
    ['a property', { where: { property: 'mood', operator: 'is', value: 'x' } }],
    ['a record', { where: { property: 'status', operator: 'is', value: 'status-none' } }],
    ['an order', { order: [{ by: 'mood', descending: true }] }],
  ])('V76: names nothing that this desk does not know: %s', async (_what, more) => {
    expect(await refused('john', 'id-1', fields('john', more))).toBe('condition.unknown');
  });

  test.each<[string, number, object, string]>([
    ['comparisons with the present time', 12, overdue, 'condition.too-many-moving'],
    ['comparisons', 60, { property: 'state', operator: 'is', value: 'open' }, 'condition.too-many'],
  ])('V93: has room for so many %s: %i', async (_what, most, comparison, reason) => {
    const all = Array.from({ length: most }, () => comparison);
    await put('john', 'id-1', fields('john', { where: { all } }));
    expect(await refused('john', 'id-1', { where: { all: [...all, comparison] } })).toBe(reason);
  });

  test('V93: counts each choice of a list', async () => {
    const where = { property: 'summary', operator: 'isAny', value: Array.from({ length: 61 }, (_, i) => `${i}`) };
    expect(await refused('john', 'id-1', fields('john', { where }))).toBe('condition.too-many');
  });

  test('V76: holds a condition of a bearable size', async () => {
    const where = { all: Array.from({ length: 600 }, () => overdue) };
    const result = await desk.as('john', 'record.put', {
      kind: 'queue',
      id: 'id-1',
      fields: fields('john', { where }),
    });
    expect(result).toMatchObject({ error: { code: 'invalid-input', issues: [{ reason: 'condition.malformed' }] } });
  });
});

describe('the queues of an agent', () => {
  test('R50: are the first three, other shared ones by name, then their own by name', async () => {
    for (const [agentId, id, name, owner] of [
      ['jane', 'id-1', 'Zebra', null],
      ['jane', 'id-2', 'Ants', null],
      ['john', 'id-3', 'Worms', 'john'],
      ['john', 'id-4', 'Bees', 'john'],
      ['sam', 'id-5', 'Cats', 'sam'],
    ] as const)
      await put(agentId, id, fields(owner, { name }));
    expect(names('john')).toEqual([...first, 'Ants', 'Zebra', 'Bees', 'Worms']);
  });

  test('R51: are never all archived', async () => {
    const others = originalQueues.map(({ id }) => id).filter((id) => id !== 'closed');
    for (const id of others) await desk.does('jane', 'record.retire', { kind: 'queue', id });
    expect(await desk.refusal('jane', 'record.retire', { kind: 'queue', id: 'closed' })).toBe('queue.last-shared');
    expect(names('john')).toEqual(['Closed']);
  });

  test('R51: begin as this release defines them, and are not written before the first change', async () => {
    const written = async () => (await desk.reopened()).engine.records.all('queue').map(({ id }) => id);
    expect(await written()).toEqual(firstQueueIds.toSorted());
    const journal = [...desk.disk.files()].flatMap(([path, bytes]) => (path.includes('/journal/') ? [bytes] : []));
    const text = Buffer.concat(journal).toString();
    expect(text).not.toContain('"kind":"queue"');
  });
});
