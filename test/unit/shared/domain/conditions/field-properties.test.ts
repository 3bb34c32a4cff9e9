import { expect, test } from 'vitest';
import { numberOperators } from '../../../../../shared/domain/conditions/number-operators.ts';
import { fieldProperty, properties } from '../../../../../shared/domain/conditions/properties.ts';
import { flagOperators, timeOperators } from '../../../../../shared/domain/conditions/time-operators.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import type { FieldType } from '../../../../../shared/domain/ticket/field-type.ts';
import { fieldNames } from '../../../../../shared/domain/ticket/fields.ts';
import { ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';

const noRecords: DeskRecords = { get: () => undefined, all: () => [], replacedBy: () => null };
const row = ticketRow(emptyTicket('t1'));
const at = { agentId: 'john', teamIds: new Set<string>(), nowMs: 0, timeZone: 'Europe/Berlin' };

function truth(type: FieldType, kept: string, operator: string, value?: unknown): boolean | undefined {
  const property = fieldProperty(type, () => kept);
  const test =
    property.type === 'number'
      ? numberOperators[operator]?.(property, value)
      : property.type === 'time'
        ? timeOperators[operator]?.(property, value)
        : property.type === 'flag'
          ? flagOperators[operator]?.(property, value)
          : undefined;
  return test?.truth(row, at);
}

test('V70: a number is compared as one, and is neither below nor above anything where it is not there', () => {
  const is = (kept: string, operator: string, value?: unknown) => truth({ kind: 'number' }, kept, operator, value);
  expect([is('10', 'above', 9), is('10', 'below', 9), is('10', 'is', 10), is('', 'isEmpty')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([is('', 'above', -1), is('', 'below', 1), is('ten', 'is', 10)]).toEqual([false, false, false]);
  expect([is('1', 'is', '1'), is('1', 'above', Number.NaN), is('1', 'isEmpty', 1)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('V70: a date is its day in the zone of the desk, an instant a time, and yes or no a flag', () => {
  const during = (kept: string, date: string) => truth({ kind: 'date' }, kept, 'during', { date });
  expect([
    during('2026-03-29', '2026-03-29'),
    during('2026-03-29', '2026-03-28'),
    during('0050-01-01', '0050-01-01'),
  ]).toEqual([true, false, true]);
  expect(during('', '2026-03-29')).toBe(false);
  expect(truth({ kind: 'date' }, 'soon', 'isEmpty')).toBe(true);
  expect(truth({ kind: 'instant' }, '500', 'before', { at: 501 })).toBe(true);
  expect(['yes', 'no', ''].map((kept) => truth({ kind: 'yes-no' }, kept, 'is', true))).toEqual([true, false, false]);
});

test('V70: every plain field is a property', () => {
  const known = properties(noRecords);
  expect(fieldNames.filter((name) => !known.get(name))).toEqual([]);
});
