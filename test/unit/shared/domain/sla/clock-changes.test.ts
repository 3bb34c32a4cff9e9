import { describe, expect, test } from 'vitest';
import { due, instant, monToFri, newYork, nights, schedule, span } from './example-schedules.ts';

describe('clock changes', () => {
  test.each([
    ['a night in March has seven hours', nights, '2024-03-09T22:00-05:00', 7, '2024-03-10T06:00-04:00'],
    ['a night in November has nine hours', nights, '2024-11-02T22:00-04:00', 9, '2024-11-03T06:00-05:00'],
    [
      'a span inside the skipped hour does not open that day',
      schedule(newYork, [span([7], '02:15', '02:45')]),
      '2024-03-09T12:00-05:00',
      1,
      '2024-03-24T02:45-04:00',
    ],
    [
      'a span inside the repeated hour counts twice',
      schedule(newYork, [span([7], '01:00', '02:00')]),
      '2024-11-02T12:00-04:00',
      2,
      '2024-11-03T02:00-05:00',
    ],
    [
      'Lord Howe turns its clocks back by half an hour',
      schedule('Australia/Lord_Howe', [span([7], '01:00', '05:00')]),
      '2024-04-06T12:00+11:00',
      4.5,
      '2024-04-07T05:00+10:30',
    ],
    [
      'Lord Howe turns its clocks forward by half an hour',
      schedule('Australia/Lord_Howe', [span([7], '01:00', '05:00')]),
      '2024-10-05T12:00+10:30',
      3.5,
      '2024-10-06T05:00+11:00',
    ],
    [
      'Apia goes from Thursday to Saturday',
      schedule('Pacific/Apia', [span(monToFri, '09:00', '17:00')]),
      '2011-12-29T16:00-10:00',
      2,
      '2012-01-02T10:00+14:00',
    ],
    [
      'Sao Paulo skips midnight',
      schedule('America/Sao_Paulo', [span([6], '22:00', '06:00')]),
      '2018-11-03T22:00-03:00',
      7,
      '2018-11-04T06:00-02:00',
    ],
    [
      'Sao Paulo repeats the hour before midnight',
      schedule('America/Sao_Paulo', [span([6], '22:00', '06:00')]),
      '2018-02-17T22:00-02:00',
      9,
      '2018-02-18T06:00-03:00',
    ],
    [
      "St. John's goes back into a day that was over",
      schedule('America/St_Johns', [span([6], '00:00', '24:00')]),
      '2010-11-06T00:00-02:30',
      24 + 59 / 60,
      '2010-11-07T00:00-03:30',
    ],
  ])('D20: %s', (_title, hours, start, graceHours, end) => {
    expect(due(hours, start, graceHours)).toBe(instant(end));
  });
});
