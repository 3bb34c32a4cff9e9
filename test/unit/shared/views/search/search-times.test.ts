import { describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { meanings } from '../../../../support/search-desk.ts';

const none: DeskRecords = { get: () => undefined, all: () => [], replacedBy: () => null };

/** A Wednesday in Berlin, an hour ahead of UTC. */
const at = {
  agentId: 'john',
  teamIds: new Set<string>(),
  nowMs: Date.parse('2026-11-25T12:00:00Z'),
  timeZone: 'Europe/Berlin',
};

/** The times among these at which a ticket that was created (or is due) then is found. */
function found(text: string, times: readonly string[]): string[] {
  const { condition, problems } = parseSearch(text, meanings);
  expect(problems).toEqual([]);
  const compiled = compile(condition, none);
  expect(compiled.problems).toEqual([]);
  return times.filter((time) => {
    const ms = Date.parse(`${time}Z`);
    return compiled.holds({ ...ticketRow(emptyTicket('t')), openedMs: ms, dueMs: ms }, at);
  });
}

const days = ['2026-10-25T12:00', '2026-11-01T00:00', '2026-11-18T11:59', '2026-11-18T12:01', '2026-11-25T11:00'];

describe('a time in a search', () => {
  test.each([
    ['created:>7d', days.slice(3)],
    ['created:>=7d', days.slice(3)],
    ['created:7d', days.slice(3)],
    ['created:<7d', days.slice(0, 3)],
    ['created:<1w', days.slice(0, 3)],
    ['created:>168h', days.slice(3)],
    ['created:>9000min', days.slice(4)],
    ['created:>"7 days"', days.slice(3)],
    ['created:>1mo', days.slice(1)],
    ['created:>1y', days],
    ['created:35d..7d', days.slice(0, 3)],
    ['created:7d..35d', days.slice(0, 3)],
    ['created:30d..', days.slice(1)],
  ])('Y20: %s counts back from now: later is more recent', (text, expected) => {
    expect(found(text, days)).toEqual(expected);
  });

  test('Y20: a due time counts ahead, unless a sign says otherwise', () => {
    const times = ['2026-11-23T12:00', '2026-11-25T11:59', '2026-11-25T12:01', '2026-11-27T11:59', '2026-11-27T12:01'];
    expect(found('due:<2d', times)).toEqual(times.slice(0, 4));
    expect(found('due:>2d', times)).toEqual(times.slice(4));
    expect(found('due:2d', times)).toEqual(times.slice(2, 4));
    expect(found('due:>-1d', times)).toEqual(times.slice(1));
    expect(found('due:-1d..+2d', times)).toEqual(times.slice(1, 4));
    expect(found('created:<+2d', times)).toEqual(times.slice(0, 4));
    expect(found('due:>now', times)).toEqual(times.slice(2));
  });

  const edges = [
    '2026-10-31T22:59',
    '2026-10-31T23:00',
    '2026-11-01T22:59',
    '2026-11-01T23:00',
    '2026-11-30T22:59',
    '2026-11-30T23:00',
  ];

  test.each([
    ['created:2026-11-01', edges.slice(1, 3)],
    ['created:=2026-11-01', edges.slice(1, 3)],
    ['created:>2026-11-01', edges.slice(3)],
    ['created:>=2026-11-01', edges.slice(1)],
    ['created:<2026-11-01', edges.slice(0, 1)],
    ['created:<=2026-11-01', edges.slice(0, 3)],
    ['created:2026-11-01..2026-11-30', edges.slice(1, 5)],
    ['created:2026-11-30..2026-11-01', edges.slice(1, 5)],
    ['created:2026-11-01..*', edges.slice(1)],
    ['created:..2026-11-01', edges.slice(0, 3)],
    ['created:2026-11', edges.slice(1, 5)],
    ['created:2026', edges],
    ['created:>2026-11', edges.slice(5)],
    ['created:2026-11..2026-11', edges.slice(1, 5)],
  ])('Y21: %s is of days of the agent’s zone, the first and the last included', (text, expected) => {
    expect(found(text, edges)).toEqual(expected);
  });

  const week = ['2026-11-15T12:00', '2026-11-17T12:00', '2026-11-23T12:00', '2026-11-24T12:00', '2026-11-25T08:00'];

  test.each([
    ['created:today', week.slice(4)],
    ['created:yesterday', week.slice(3, 4)],
    ['created:<today', week.slice(0, 4)],
    ['created:>=yesterday', week.slice(3)],
    ['created:yesterday..today', week.slice(3)],
    ['created:this-week', week.slice(2)],
    ['created:"last week"', week.slice(1, 2)],
    ['created:THIS-MONTH', week],
    ['created:last-month', []],
    ['created:tomorrow', []],
  ])('Y21: %s is a day, week or month of the calendar', (text, expected) => {
    expect(found(text, week)).toEqual(expected);
  });

  test.each([
    'soon',
    '7',
    '7m',
    '2026-13-01',
    '2026-02-30',
    '2026-13',
    '11/01/2026',
    '..',
    '1d..2d..3d',
    '>1d..2d',
    '99999999d',
    '999999w',
    'constructor',
  ])('Y22: %s is no time', (text) => {
    expect(parseSearch(`created:${text}`, meanings).problems.map(({ kind }) => kind)).toEqual(['no-time']);
  });

  test('Y22: none finds tickets without the time', () => {
    expect(parseSearch('due:none', meanings).condition).toEqual({ property: 'due', operator: 'isEmpty' });
    expect(parseSearch('-closed:none', meanings).condition).toEqual({
      not: { property: 'closed', operator: 'isEmpty' },
    });
  });
});
