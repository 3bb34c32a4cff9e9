import type { ConditionField } from '../../../../shared/views/condition-fields.ts';
import type { MessageId } from '../../../i18n/messages.ts';
import type { Group, Row } from './condition-tree.ts';
import { valuesOf } from './row-values.ts';

/** A comparison whose value is missing or can’t be used, and what to do about it. */
export interface LackingRow {
  readonly row: Row;
  readonly advice: MessageId;
}

/** The first one of a condition. What only a newer Deskside can show lacks nothing. */
export function lackingRow(group: Group, fields: readonly ConditionField[]): LackingRow | undefined {
  for (const part of group.parts) {
    const found = part.is === 'group' ? lackingRow(part, fields) : part.is === 'row' ? lackIn(part, fields) : undefined;
    if (found) return found;
  }
  return undefined;
}

function lackIn(row: Row, fields: readonly ConditionField[]): LackingRow | undefined {
  const type = fields.find(({ id }) => id === row.property)?.type;
  const advice = type && row.operator !== 'isEmpty' ? adviceOn(type, valuesOf(row.value)) : undefined;
  return advice && { row, advice };
}

function adviceOn(type: ConditionField['type'], values: readonly unknown[]): MessageId | undefined {
  switch (type) {
    case 'flag':
      return undefined;
    case 'text':
      return values.every(isBlank) ? 'condition.row.enter' : undefined;
    case 'number':
      return values.length === 0 || values.some((value) => typeof value !== 'number')
        ? 'condition.row.enterNumber'
        : undefined;
    case 'choice':
    case 'person':
    case 'time':
      return values.length === 0 ? 'condition.row.choose' : undefined;
  }
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
