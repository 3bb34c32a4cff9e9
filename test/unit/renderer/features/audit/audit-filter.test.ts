import { expect, test } from 'vitest';
import { askedChanges, filterOf } from '../../../../../renderer/features/audit/audit-filter.ts';

test('W78: an address leads to the changes of a kind or of one record, and another one to all changes', () => {
  expect(askedChanges(filterOf(['plan', 'plan-sev-b']))).toMatchObject({ kind: 'plan', recordId: 'plan-sev-b' });
  expect(askedChanges(filterOf(['plan']))).toMatchObject({ kind: 'plan', recordId: null });
  for (const part of [[], ['person', 'ken'], ['elsewhere']])
    expect(askedChanges(filterOf(part))).toMatchObject({ kind: null, recordId: null });
});
