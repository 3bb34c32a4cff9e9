import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPart, rebased } from '../../../../../renderer/features/set-up/edit-rules.ts';
import { changedFields } from '../../../../../renderer/forms/changed-fields.ts';
import { runs } from '../../../../support/runs.ts';

const base = { name: 'SEV-B', graceHours: 4, scheduleId: null, memberIds: ['jane', 'john'] };

test('W70: only what differs from the saved record is sent, and all of a new one', () => {
  const values = { ...base, graceHours: '4,', memberIds: ['jane', 'john'] };
  expect(changedFields(base, values)).toEqual(['graceHours']);
  expect(changedPart(base, { ...base, name: 'SEV-2' })).toEqual({ name: 'SEV-2' });
  expect(changedPart(null, base)).toEqual(base);
});

test('W71: what the person has not touched follows what somebody else saved, and nothing is named', () => {
  const edit = { base, values: { ...base, name: 'SEV-2' } };
  expect(rebased(edit, { ...base, graceHours: 8 })).toEqual({
    values: { ...base, name: 'SEV-2', graceHours: 8 },
    clashes: [],
  });
});

test('W71: a field that both have changed keeps the person’s value, and is named', () => {
  const edit = { base, values: { ...base, name: 'SEV-2', graceHours: 2 } };
  const saved = { ...base, name: 'Second', graceHours: 2 };
  expect(rebased(edit, saved)).toEqual({ values: { ...base, name: 'SEV-2', graceHours: 2 }, clashes: ['name'] });
});

test('W71: a new record has nothing to follow', () => {
  expect(rebased({ base: null, values: base }, { ...base, name: 'Other' })).toEqual({ values: base, clashes: [] });
});

test('W71: no change of either side is lost without being named', () => {
  const record = fc.record({ a: fc.integer({ max: 3, min: 0 }), b: fc.constantFrom(null, 'x', 'y'), c: fc.boolean() });
  const property = fc.property(record, record, record, (before, values, saved) => {
    const result = rebased({ base: before, values }, saved);
    for (const field of ['a', 'b', 'c'] as const) {
      const mine = values[field] !== before[field];
      const theirs = saved[field] !== before[field];
      expect(result.values[field]).toBe(mine ? values[field] : saved[field]);
      expect(result.clashes.includes(field)).toBe(mine && theirs && values[field] !== saved[field]);
    }
  });
  fc.assert(property, runs(200));
});
