import { expect, test } from 'vitest';
import { askedChanges, endsFirst, filterOf } from '../../../../../renderer/features/audit/audit-filter.ts';

test('W78: an address leads to the changes of a kind or of one record, and another one to all changes', () => {
  expect(askedChanges(filterOf(['plan', 'plan-sev-b']))).toMatchObject({ kind: 'plan', recordId: 'plan-sev-b' });
  expect(askedChanges(filterOf(['plan']))).toMatchObject({ kind: 'plan', recordId: null });
  for (const part of [[], ['person', 'ken'], ['elsewhere']])
    expect(askedChanges(filterOf(part))).toMatchObject({ kind: null, recordId: null });
});

test('W115: a last day before the first one is noticed, and one alone is not', () => {
  const days = (from: string, until: string) => endsFirst({ ...filterOf([]), from, until });
  expect([days('2026-11-02', '2026-11-01'), days('2026-12-31', '2027-01-01')]).toEqual([true, false]);
  expect([days('2026-11-02', '2026-11-02'), days('', '2026-11-01'), days('2026-11-01', '')]).toEqual([
    false,
    false,
    false,
  ]);
});
