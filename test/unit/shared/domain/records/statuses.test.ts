import { beforeEach, describe, expect, test } from 'vitest';
import { recordsAfter } from '../../../../../shared/domain/records/after.ts';
import { listed } from '../../../../../shared/domain/records/listed.ts';
import { brokenRequirement } from '../../../../../shared/domain/records/operable.ts';
import { emptyRecord } from '../../../../../shared/domain/records/record.ts';
import { readRecord } from '../../../../../shared/domain/records/registry.ts';
import { usualStatus } from '../../../../../shared/domain/records/statuses.ts';
import type { StatusKind } from '../../../../../shared/domain/ticket-state.ts';
import { deskChoices } from '../../../../../shared/views/choices.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

function put(id: string, fields: Readonly<Record<string, unknown>>) {
  return desk.does('jane', 'record.put', { kind: 'status', id, fields });
}

function read(id: string, fields: Readonly<Record<string, unknown>>) {
  return readRecord('status', { ...emptyRecord({ kind: 'status', id }), fields });
}

const named = () => listed(desk.engine.records, 'status').map(({ name }) => name);
const usual = (kind: StatusKind) => usualStatus(desk.engine.records, kind)?.id;

describe('the kind of a status', () => {
  test('T91: is derived, in records of the first release, from state and id', () => {
    const open = { name: 'Anything', state: 'open', reopenable: false };
    const closed = { ...open, state: 'closed' };
    expect([
      read('status-open', open)?.kind,
      read('status-parked', open)?.kind,
      read('status-resolved', closed)?.kind,
      read('status-closed', closed)?.kind,
      read('status-spam', closed)?.kind,
    ]).toEqual(['open', 'open', 'resolved', 'closed', 'closed']);
  });

  test('T91: counts where a record says a kind and a state that do not belong together', () => {
    const fields = { name: 'Odd', state: 'open', reopenable: false };
    expect(read('status-odd', { ...fields, kind: 'resolved' })).toMatchObject({ kind: 'resolved', state: 'closed' });
    expect(read('status-resolved', { ...fields, state: 'closed', kind: 'waiting' })).toMatchObject({ state: 'open' });
  });

  test('T91: is written with the state beside it, so that the first release can read the record', async () => {
    await put('status-vendor', { name: 'With the vendor', kind: 'waiting', reopenable: false });
    await put('status-gone', { name: 'Gone away', kind: 'resolved', state: 'open', reopenable: false });
    expect(
      desk.changes
        .flat()
        .flatMap(({ events }) => events)
        .slice(-2),
    ).toMatchObject([
      { data: { fields: { kind: 'waiting', state: 'open' } } },
      { data: { fields: { kind: 'resolved', state: 'closed' } } },
    ]);
  });

  test('T91: is derived from the state for a new one without a kind', async () => {
    await put('status-spam', { name: 'Spam', state: 'closed', reopenable: false });
    expect(desk.engine.records.get('status', 'status-spam')).toMatchObject({ kind: 'closed', position: 9_999 });
  });

  test('R41: is for good, and so is the state', async () => {
    const refusals = [{ kind: 'waiting' }, { kind: 'resolved' }, { state: 'closed' }].map((fields) =>
      desk.refusal('jane', 'record.put', { kind: 'status', id: 'status-held', fields }),
    );
    expect(await Promise.all(refusals)).toEqual(['field.fixed', 'field.fixed', 'field.fixed']);
  });
});

describe('the order of statuses', () => {
  test('T93: is by kind, then position, then name; archived ones are left out', async () => {
    expect(named()).toEqual(['Open', 'On hold', 'Waiting for requester', 'Resolved', 'Closed', 'Final']);
    await put('status-b', { name: 'Beta', kind: 'resolved', reopenable: false });
    await put('status-a', { name: 'Alpha', kind: 'resolved', reopenable: false });
    await put('status-first', { name: 'Zulu', kind: 'waiting', reopenable: false, position: 50 });
    await desk.does('jane', 'record.retire', { kind: 'status', id: 'status-final' });
    const expected = ['Open', 'On hold', 'Waiting for requester', 'Zulu', 'Resolved', 'Alpha', 'Beta', 'Closed'];
    expect(named()).toEqual(expected);
    expect(deskChoices(desk.engine.records).statuses.map(({ name }) => name)).toEqual(expected);
  });

  test('T93: an action that names a kind means its first status, whatever statuses are named and added', async () => {
    const before = (['open', 'waiting', 'resolved', 'closed'] as const).map(usual);
    expect(before).toEqual(['status-open', 'status-waiting', 'status-resolved', 'status-closed']);
    for (const id of before) await put(id ?? '', { name: `Zz ${id}` });
    for (const kind of ['open', 'waiting', 'resolved', 'closed'])
      await put(`status-new-${kind}`, { name: `A ${kind}`, kind, reopenable: false });
    expect((['open', 'waiting', 'resolved', 'closed'] as const).map(usual)).toEqual(before);
  });

  test('T93: an archived one gives way to the next of its kind', async () => {
    await put('status-done', { name: 'Done', kind: 'resolved', reopenable: false });
    await desk.does('jane', 'record.retire', { kind: 'status', id: 'status-resolved' });
    expect(usual('resolved')).toBe('status-done');
    await desk.does('jane', 'record.retire', { kind: 'status', id: 'status-done' });
    expect(usual('resolved')).toBeUndefined();
  });

  test('T93: tickets open in the status that the desk falls back on, also where it is not the first', async () => {
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: 'status-held' } });
    expect(usual('open')).toBe('status-held');
    expect(desk.ticket(await desk.opened()).status).toMatchObject({ statusId: 'status-held', kind: 'open' });
  });
});

test.each([
  ['status.last-open', ['status-open', 'status-held', 'status-waiting']],
  ['status.last-closed', ['status-resolved', 'status-closed', 'status-final']],
] as const)('R42: no change takes the last status of a state away (%s)', (problem, [last, ...others]) => {
  const without = others.reduce(
    (records, id) => recordsAfter(records, { kind: 'status', id, replacedBy: null }),
    desk.engine.records,
  );
  expect(brokenRequirement(desk.engine.records, without)).toBeUndefined();
  expect(brokenRequirement(without, recordsAfter(without, { kind: 'status', id: last, replacedBy: null }))).toBe(
    problem,
  );
});
