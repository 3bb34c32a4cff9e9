import type { ConditionField } from '../../shared/views/condition-fields.ts';
import type { MessageId } from './messages.ts';

/** How a value can be compared, in words; each is an operator of conditions or its opposite. */
export interface ComparisonWords {
  readonly operator: string;
  readonly isNegated: boolean;
  readonly label: MessageId;
}

function pair(operator: string, label: MessageId, opposite: MessageId): readonly ComparisonWords[] {
  return [
    { operator, isNegated: false, label },
    { operator, isNegated: true, label: opposite },
  ];
}

const empty = pair('isEmpty', 'condition.operator.isEmpty', 'condition.operator.isNotEmpty');
const is = pair('is', 'condition.operator.is', 'condition.operator.isNot');

const byType: Readonly<Record<ConditionField['type'], readonly ComparisonWords[]>> = {
  text: [
    ...pair('contains', 'condition.operator.contains', 'condition.operator.containsNot'),
    ...is,
    ...pair('startsWith', 'condition.operator.startsWith', 'condition.operator.startsNotWith'),
    ...empty,
  ],
  choice: [...is, ...empty],
  person: [...is, ...empty],
  number: [
    ...is,
    ...pair('below', 'condition.operator.below', 'condition.operator.notBelow'),
    ...pair('above', 'condition.operator.above', 'condition.operator.notAbove'),
    ...empty,
  ],
  time: [
    ...pair('during', 'condition.operator.during', 'condition.operator.notDuring'),
    ...pair('before', 'condition.operator.before', 'condition.operator.notBefore'),
    ...pair('after', 'condition.operator.after', 'condition.operator.notAfter'),
    ...empty,
  ],
  flag: [
    { operator: 'is', isNegated: false, label: 'condition.operator.yes' },
    { operator: 'is', isNegated: true, label: 'condition.operator.no' },
  ],
};

/** The comparisons of a field, in the order of the editor. */
export function comparisonsOf({ type }: ConditionField): readonly ComparisonWords[] {
  return byType[type];
}

/** The words of a comparison; a list of values is compared like one. Undefined for what this release doesn’t know. */
export function comparisonWords(
  field: ConditionField,
  row: { readonly operator: string; readonly value: unknown; readonly isNegated: boolean },
): ComparisonWords | undefined {
  const operator = row.operator === 'isAny' ? 'is' : row.operator;
  const isNegated = field.type === 'flag' ? (row.value === false) !== row.isNegated : row.isNegated;
  return byType[field.type].find((words) => words.operator === operator && words.isNegated === isNegated);
}
