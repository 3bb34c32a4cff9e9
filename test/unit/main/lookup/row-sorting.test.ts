import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRowSorting } from '../../../../main/lookup/row-sorting.ts';
import { compareRows, rowKeys, sortKeys } from '../../../../shared/domain/conditions/order.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import type { TicketRow } from '../../../../shared/domain/ticket/row.ts';
import { arbitraryRow } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';

let records: DeskRecords;

beforeAll(async () => {
  records = (await memoryDesk()).engine.records;
});

const row = arbitraryRow({ ids: ['t'], agentIds: ['john'], times: fc.integer({ min: 1, max: 5 }) });
const order = fc.array(fc.record({ by: fc.constantFrom(...Object.keys(sortKeys)), descending: fc.boolean() }), {
  maxLength: 3,
});

function sorted(rows: readonly TicketRow[], keys: ReturnType<typeof rowKeys>): string[] {
  const sorting = createRowSorting(keys, (ordinal) => rows[ordinal]?.id ?? '');
  for (const [ordinal, one] of rows.entries()) sorting.add(ordinal, one);
  const ids: string[] = [];
  for (let next = sorting.next(); next !== undefined; next = sorting.next()) ids.push(rows[next]?.id ?? '');
  return ids;
}

describe(`sorting rows in small steps (SEED=${seed})`, () => {
  test('V2, V3: gives the order of comparing each with each, for any number of runs', () => {
    const some = fc.array(row, { minLength: 1, maxLength: 40 });
    const count = fc.constantFrom(0, 1, 2, 511, 512, 513, 3_500);
    const property = fc.property(some, count, order, (different, length, by) => {
      const rows = Array.from({ length }, (_, index) => ({
        ...(different[(index * 13) % different.length] as TicketRow),
        id: `t${(index * 7_919) % 10_007}`,
      }));
      const keys = rowKeys(by, records);
      expect(sorted(rows, keys)).toEqual(rows.toSorted((a, b) => compareRows(keys, a, b)).map(({ id }) => id));
    });
    fc.assert(property, runs(40));
  });

  test('V2, V3: gives the same order whatever part of the rows comes in order already', () => {
    const few = rowKeys([{ by: 'urgency', descending: false }], records);
    const some = fc.array(row, { minLength: 1, maxLength: 40 });
    const ranges = fc.array(fc.tuple(fc.nat(2_000), fc.nat(2_000)), { maxLength: 4 });
    const property = fc.property(some, ranges, (different, shuffled) => {
      const rows = Array.from({ length: 2_000 }, (_, index) => ({
        ...(different[index % different.length] as TicketRow),
        id: `t${(index * 7_919) % 10_007}`,
      })).sort((a, b) => compareRows(few, a, b));
      const given = [...rows];
      for (const [a, b] of shuffled)
        given.splice(Math.min(a, b), Math.abs(a - b), ...given.slice(Math.min(a, b), Math.max(a, b)).toReversed());
      expect(sorted(given, few)).toEqual(rows.map(({ id }) => id));
    });
    fc.assert(property, runs(30));
  });

  test('compares rows that come in order already once', () => {
    let asked = 0;
    const sorting = createRowSorting([], (ordinal) => {
      asked += 1;
      return `t${String(ordinal).padStart(5, '0')}`;
    });
    const [one] = fc.sample(row, { numRuns: 1, seed });
    for (let ordinal = 0; ordinal < 5_000; ordinal += 1) sorting.add(ordinal, one as TicketRow);
    for (let ordinal = 0; ordinal < 5_000; ordinal += 1) expect(sorting.next()).toBe(ordinal);
    expect(sorting.next()).toBeUndefined();
    expect(asked).toBeLessThan(2 * 5_000);
  });
});
