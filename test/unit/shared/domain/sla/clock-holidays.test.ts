import { describe, expect, test } from 'vitest';
import { countedMs } from '../../../../../shared/domain/sla/clock.ts';
import { weekdays8to5 } from '../../../../../shared/domain/sla/schedule.ts';
import { due, everyDay, hourMs, instant, newYork, nights, off, office, schedule, span } from './example-schedules.ts';

describe('holidays', () => {
  test('D10: Memorial Day moves a due time to Tuesday', () => {
    expect(due(weekdays8to5(newYork), '2024-05-24T16:00-04:00', 2)).toBe(instant('2024-05-28T09:00-04:00'));
  });

  test('D10: a start on a holiday waits for the next open day', () => {
    expect(due(weekdays8to5(newYork), '2024-07-04T10:00-04:00', 1)).toBe(instant('2024-07-05T09:00-04:00'));
  });

  test.each([
    ['from noon on', { from: '12:00' }, '2024-12-23T09:00-05:00'],
    ['until ten', { to: '10:00' }, '2024-12-20T15:00-05:00'],
    ['in the middle', { from: '10:00', to: '12:00' }, '2024-12-20T15:00-05:00'],
    ['only outside of the open hours', { from: '17:00', to: '24:00' }, '2024-12-20T13:00-05:00'],
  ])('D10: a day that is off %s counts the rest', (_title, part, end) => {
    const hours = schedule(newYork, office.weekly, [off(12, 20, part)]);
    expect(due(hours, '2024-12-20T08:00-05:00', 5)).toBe(instant(end));
  });

  test('D10: several holidays on one day take their parts out together', () => {
    const hours = schedule(newYork, office.weekly, [
      off(12, 20, { from: '09:00', to: '12:00' }),
      off(12, 20, { from: '11:00', to: '15:00' }),
    ]);
    expect(due(hours, '2024-12-20T08:00-05:00', 2)).toBe(instant('2024-12-20T16:00-05:00'));
  });

  test('D10: a night shift stops where a holiday begins and continues where it ends', () => {
    const hours = schedule(newYork, nights.weekly, [off(12, 25)]);
    expect(due(hours, '2024-12-24T22:00-05:00', 3)).toBe(instant('2024-12-26T01:00-05:00'));
  });

  test('D11: 29 February is off in leap years only', () => {
    const hours = schedule('UTC', [span(everyDay, '00:00', '24:00')], [off(2, 29)]);
    expect(countedMs(hours, Date.UTC(2024, 1, 1), Date.UTC(2024, 2, 1))).toBe(28 * 24 * hourMs);
    expect(countedMs(hours, Date.UTC(2023, 1, 1), Date.UTC(2023, 2, 1))).toBe(28 * 24 * hourMs);
  });
});
