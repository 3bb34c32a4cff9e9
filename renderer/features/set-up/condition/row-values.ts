import type { ConditionField } from '../../../../shared/views/condition-fields.ts';
import { type ComparisonWords, comparisonsOf } from '../../../i18n/comparison-words.ts';
import type { Row } from './condition-tree.ts';

/** A new comparison of the first field. */
export function emptyRow(fields: readonly ConditionField[]): Row {
  const first = fields.find(({ id }) => id === 'status') ?? fields[0];
  return first ? rowOf(first) : { is: 'row', property: 'status', operator: 'is', value: undefined, isNegated: false };
}

/** A comparison of a field with nothing chosen yet. */
export function rowOf(field: ConditionField): Row {
  const [first] = comparisonsOf(field);
  return compared({ is: 'row', property: field.id, operator: 'is', value: undefined, isNegated: false }, field, first);
}

/** The same field, compared in another way. The value stays if it fits. */
export function compared(row: Row, field: ConditionField, words: ComparisonWords | undefined): Row {
  if (!words) return row;
  const { operator, isNegated } = words;
  if (field.type === 'flag') return { ...row, operator, value: !isNegated, isNegated: false };
  if (operator === 'isEmpty') return { ...row, operator, value: undefined, isNegated };
  const isSameValue = field.type !== 'time' || isLong(row.value) || operator !== 'during';
  return withValues({ ...row, operator, isNegated, value: isSameValue ? row.value : undefined }, valuesOf(row.value));
}

/** A moment has no length, so that nothing is during it. */
function isLong(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('fromNow' in value || 'at' in value);
}

/** The values that are chosen. */
export function valuesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** A comparison with one of several values, if it is one with a value that is chosen. */
export function withValues(row: Row, values: readonly unknown[]): Row {
  if (row.operator !== 'is' && row.operator !== 'isAny') return row;
  const [only, ...others] = values;
  if (others.length > 0) return { ...row, operator: 'isAny', value: values };
  return { ...row, operator: 'is', value: only };
}
