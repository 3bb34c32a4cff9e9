import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTargets, deskRecordsOf } from '../../../../../main/engine/targets.ts';
import { allInUse } from '../../../../../shared/domain/records/desk-records.ts';
import { emptyRecord } from '../../../../../shared/domain/records/record.ts';
import { laterDefaults, recordKinds, withMissingFields } from '../../../../../shared/domain/records/registry.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../../support/memory-disk.ts';
import { expectDone, openTestDesk, type TestDesk } from '../../../../support/test-desk.ts';

const waiting = { kind: 'status', id: 'status-waiting' } as const;

let disk: MemoryDisk;
let desk: TestDesk;

beforeEach(async () => {
  disk = createMemoryDisk();
  desk = await openTestDesk('/desk', { disk, isOfFirstRelease: true });
});

afterEach(() => desk.close());

const statusesOf = ({ engine }: TestDesk) => allInUse(engine.records, 'status').map(({ id }) => id);
const journalOf = () => [...disk.files()].filter(([path]) => path.endsWith('.jsonl')).map(([, bytes]) => `${bytes}`);

async function reopened(): Promise<TestDesk> {
  await desk.close();
  desk = await openTestDesk('/desk', { disk, ids: 'later' });
  return desk;
}

describe('defaults that came after a desk was founded', () => {
  test('G20: are there, and opening the desk writes nothing', async () => {
    const before = journalOf();
    expect(before.join('')).not.toContain(waiting.id);
    expect(statusesOf(await reopened())).toEqual(['status-closed', 'status-open', 'status-resolved', 'status-waiting']);
    expect(desk.engine.records.get('status', waiting.id)).toMatchObject({ name: 'Waiting for requester' });
    expect(journalOf()).toEqual(before);
  });

  test('G20: are chosen as any other', async () => {
    const fields = { name: 'On hold', kind: 'waiting', reopenable: false } as const;
    expectDone(await desk.as('jane', 'record.put', { kind: 'status', id: 'status-hold', fields }));
    expectDone(
      await desk.as('jane', 'record.retire', { kind: 'status', id: 'status-hold', replacedBy: 'status-waiting' }),
    );
    expectDone(await desk.as('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: waiting.id } }));
    expect((await reopened()).engine.records.get('desk', 'desk')).toMatchObject({ statusId: waiting.id });
  });

  test('G21: a change of one writes only what changed, and the rest is read with it', async () => {
    expectDone(await desk.as('jane', 'record.put', { ...waiting, fields: { name: 'Pending', reopenable: false } }));
    const last = JSON.parse(journalOf()[0]?.trim().split('\n').at(-1) ?? '') as { data: { value: unknown }[] };
    expect(last.data.map(({ value }) => value)).toEqual([{ fields: { name: 'Pending' } }]);
    expect(desk.engine.records.get('status', waiting.id)).toMatchObject({ name: 'Pending', state: 'open' });
    expect((await reopened()).engine.records.get('status', waiting.id)).toMatchObject({
      name: 'Pending',
      state: 'open',
      retired: false,
    });
  });

  test('G21: what a default says already is no change of it', async () => {
    const same = await desk.as('jane', 'record.put', { ...waiting, fields: { name: 'Waiting for requester' } });
    expect(same.ok ? 'done' : same.error.reason).toBe('field.unchanged');
  });

  test('G22: one that was archived stays archived, and still has its name', async () => {
    const fields = { name: 'On hold', kind: 'waiting', reopenable: false } as const;
    expectDone(await desk.as('jane', 'record.put', { kind: 'status', id: 'status-hold', fields }));
    expectDone(await desk.as('jane', 'record.retire', { ...waiting, replacedBy: 'status-hold' }));
    expect(statusesOf(await reopened())).toEqual(['status-closed', 'status-hold', 'status-open', 'status-resolved']);
    expect(desk.engine.records.get('status', waiting.id)).toMatchObject({
      name: 'Waiting for requester',
      retired: true,
    });
    expect(desk.engine.records.replacedBy('status', waiting.id)).toBe('status-hold');
  });

  test('G22: what the first release began with does not come back on a desk that was founded without it', () => {
    const targets = createTargets();
    const { desk: fields } = recordKinds.desk.defaults;
    targets.set('desk:desk', { ...emptyRecord({ kind: 'desk', id: 'desk' }), fields: { ...fields } });
    const records = deskRecordsOf(targets);
    const present = Object.values(recordKinds).flatMap(({ kind }) =>
      records.all(kind).map(({ id }) => `${kind}:${id}`),
    );
    const later = Object.values(recordKinds).flatMap(({ kind }) => laterDefaults(kind).map((id) => `${kind}:${id}`));
    expect(present.toSorted()).toEqual(['desk:desk', ...later].toSorted());
    expect(later).not.toContain('status:status-open');
  });

  test('G23: a desk that is not founded yet has none', () => {
    const records = deskRecordsOf(createTargets());
    expect(records.all('status')).toEqual([]);
    expect(records.get('status', waiting.id)).toBeUndefined();
  });
});

describe('fields that came after a record was written', () => {
  test.each(Object.values(recordKinds))(
    'G24: what a $kind need not say is no part of a change that does not say it',
    ({ fields }) => {
      expect(fields.partial().parse({})).toEqual({});
    },
  );

  test.each(Object.values(recordKinds))(
    'G24: every default of the kind $kind that came later is one, and whole',
    (definition) => {
      for (const id of laterDefaults(definition.kind)) {
        expect(Object.keys(definition.defaults)).toContain(id);
        expect(definition.fields.safeParse(withMissingFields(definition.kind, id, {})).success, id).toBe(true);
      }
    },
  );
});
