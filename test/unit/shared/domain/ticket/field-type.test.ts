import { describe, expect, test } from 'vitest';
import { type FieldType, typedValue, valueSchema } from '../../../../../shared/domain/ticket/field-type.ts';

const line = { kind: 'line', longest: 5 } as const;
const paragraphs = { kind: 'paragraphs', longest: 5 } as const;
const choice = { kind: 'choice', choices: ['low', 'high'] } as const;
const record = { kind: 'record', of: 'priority' } as const;
const yesNo = { kind: 'yes-no' } as const;
const number = { kind: 'number' } as const;
const date = { kind: 'date' } as const;
const instant = { kind: 'instant' } as const;

function taken(type: FieldType, text: string, isRequired = false): unknown {
  const { data, error } = valueSchema(type, isRequired).safeParse(text);
  return error ? { refused: error.issues[0]?.message } : data;
}

describe('what a field takes', () => {
  test.each([
    [line, ' a\n b\u200b ', 'a b'],
    [line, '\u200b', ''],
    [paragraphs, 'a\n b', 'a\n b'],
    [choice, 'low', 'low'],
    [record, 'priority-low', 'priority-low'],
    [yesNo, 'no', 'no'],
    [number, ' 012.50 ', '12.5'],
    [number, '-0', '0'],
    [number, '+7', '7'],
    [number, '1000000000000000', '1000000000000000'],
    [date, '2028-02-29', '2028-02-29'],
    [instant, '0', '0'],
  ] as const)('%j keeps %j as %j', (type, text, kept) => {
    expect(taken(type, text)).toBe(kept);
    if (kept !== '') expect(taken(type, text, true)).toBe(kept);
  });

  test.each([line, paragraphs, choice, record, yesNo, number, date, instant])(
    '%j may be empty only where it is not required',
    (type) => {
      expect(taken(type, '')).toBe('');
      expect(JSON.stringify(taken(type, '', true))).toMatch(/^\{"refused":"[a-z]+\.(required|malformed)"\}$/);
    },
  );

  test.each([
    [line, 'abcdef', 'text.too-long'],
    [line, 'a\u202eb', 'text.direction'],
    [paragraphs, 'abcdef', 'text.too-long'],
    [paragraphs, 'a\ud800', 'text.broken'],
    [choice, 'Low', 'choice.required'],
    [choice, 'constructor', 'choice.required'],
    [record, 'Priority Low', 'id.malformed'],
    [yesNo, 'true', 'choice.required'],
    [number, 'twelve', 'number.malformed'],
    [number, '1,5', 'number.malformed'],
    [number, '1e5', 'number.malformed'],
    [number, 'Infinity', 'number.malformed'],
    [number, '1000000000000001', 'number.malformed'],
    [date, '2027-02-29', 'date.malformed'],
    [date, '20.11.2026', 'date.malformed'],
    [date, '0000-01-01', 'date.malformed'],
    [instant, 'now', 'date.malformed'],
  ] as const)('%j refuses %j with %s', (type, text, refused) => {
    expect(taken(type, text)).toEqual({ refused });
  });
});

test.each([
  [line, 'x', 'x'],
  [number, '12.5', 12.5],
  [instant, '0', 0],
  [yesNo, 'yes', true],
  [yesNo, 'no', false],
  [yesNo, '', null],
  [number, '', null],
  [date, '2026-11-20', '2026-11-20'],
] as const)('conditions compare a kept value of %j, %j, as %j', (type, kept, value) => {
  expect(typedValue(type, kept)).toBe(value);
});
