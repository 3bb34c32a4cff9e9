import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asTyped, storedValue } from '../../../../../renderer/features/set-up/controls/duration-control.tsx';
import { hoursText } from '../../../../../renderer/features/set-up/durations.ts';
import { runs } from '../../../../support/runs.ts';
import { text } from '../../i18n/english.ts';

test.each([
  [0.25, '15', 'minutes'],
  [1, '1', 'hours'],
  [1.5, '90', 'minutes'],
  [24, '24', 'hours'],
  [null, '', 'hours'],
  ['4 or so', '4 or so', 'hours'],
])('W74: %j hours are entered as %s %s', (value, amount, unit) => {
  expect(asTyped(value, 'hours')).toEqual({ amount, unit });
});

test('W74: an empty duration is none where there may be none, and wrong elsewhere', () => {
  expect(storedValue({ amount: ' ', unit: 'hours' }, 'hours', true)).toBeNull();
  expect(storedValue({ amount: ' ', unit: 'hours' }, 'hours', false)).toBe(' ');
  expect(storedValue({ amount: 'soon', unit: 'minutes' }, 'hours', true)).toBe('soon');
});

test('W74: a duration is stored as it is shown, in either unit', () => {
  const property = fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
    expect(storedValue(asTyped(minutes, 'minutes'), 'minutes', false)).toBe(minutes);
    expect(storedValue(asTyped(minutes / 60, 'hours'), 'hours', false)).toBeCloseTo(minutes / 60, 9);
  });
  fc.assert(property, runs(200));
});

test('durations are said in hours and minutes', () => {
  expect([0.25, 1, 1.5, 24, 1000].map((hours) => hoursText(text, hours))).toEqual([
    '15 min',
    '1 h',
    '1 h 30 min',
    '24 h',
    '1,000 h',
  ]);
});
