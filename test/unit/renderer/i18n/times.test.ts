import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { english } from '../../../../renderer/i18n/messages.ts';
import { briefDuration, durationText, type Times, useTimes } from '../../../../renderer/i18n/times.ts';
import { text } from './english.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What a part of the window is given that shows times. */
function times(locale: string): Times {
  const given: Times[] = [];
  const Part = () => {
    given.push(useTimes());
    return null;
  };
  renderToStaticMarkup(createElement(IntlProvider, { locale, messages: { ...english } }, createElement(Part)));
  const [first] = given;
  if (!first) throw new Error('Nothing was drawn');
  return first;
}

/** The narrow space that some languages put before AM is a space. */
const said = (words: string) => words.replaceAll(/\s/g, ' ');

describe('a stretch of time', () => {
  test.each([
    [0, '1 min'],
    [minute - 1, '1 min'],
    [59 * minute, '59 min'],
    [hour - 1, '59 min'],
    [hour, '1 h'],
    [23 * hour + 59 * minute, '23 h 59 min'],
    [24 * hour, '1 d'],
    [48 * hour - 1, '1 d 23 h'],
    [48 * hour, '2 d'],
    [400 * 24 * hour, '400 d'],
  ])('of %d ms is said as “%s”', (ms, words) => {
    expect(durationText(text, ms)).toBe(words);
  });
});

test.each([
  [9 * hour + 59 * minute, '9 h 59 min'],
  [10 * hour, '10 h'],
  [19 * hour + 14 * minute, '19 h'],
  [24 * hour - 1, '23 h'],
  [27 * hour + 14 * minute, '1 d 3 h'],
])('where room is scarce, a stretch of %d ms is “%s”', (ms, words) => {
  expect(briefDuration(text, ms)).toBe(words);
});

describe('a moment', () => {
  const { moment, full, duration } = times('en-US');
  const now = new Date(2026, 10, 20, 9, 12).getTime();

  test.each([
    ['today is its time alone', new Date(2026, 10, 20, 23, 59), '11:59 PM'],
    ['today before now is its time alone', new Date(2026, 10, 20, 0, 0), '12:00 AM'],
    ['yesterday has its day, however near', new Date(2026, 10, 19, 23, 59), 'Thu, Nov 19, 11:59 PM'],
    ['on the same day of another month has its day', new Date(2026, 9, 20, 9, 12), 'Tue, Oct 20, 9:12 AM'],
    ['of another year has its year', new Date(2025, 10, 20, 9, 12), 'Thu, Nov 20, 2025, 9:12 AM'],
  ])('%s', (_title, then, words) => {
    expect(said(moment(then.getTime(), now))).toBe(words);
  });

  test('in full has everything, and durations are the same words', () => {
    expect(said(full(now))).toBe('Friday, November 20, 2026 at 9:12 AM');
    expect(duration(90 * minute)).toBe('1 h 30 min');
  });

  test('follows the system’s language, also where there are no texts in it', () => {
    expect(said(times('de-DE').moment(new Date(2026, 10, 19, 14, 5).getTime(), now))).toBe('Do., 19. Nov., 14:05');
  });
});

describe('a piece of time', () => {
  const { pieceIn } = times('en-US');
  const at = (iso: string) => Date.parse(iso);

  test.each([
    [
      'within a day names the day once',
      '2026-11-20T14:00Z',
      '2026-11-20T23:00Z',
      'Fri, Nov 20, 2026, 9:00 AM – 6:00 PM',
    ],
    ['within a morning says AM once', '2026-11-20T14:00Z', '2026-11-20T16:30Z', 'Fri, Nov 20, 2026, 9:00 – 11:30 AM'],
    [
      'over midnight names both days',
      '2026-11-21T04:00Z',
      '2026-11-21T06:00Z',
      'Fri, Nov 20, 2026, 11:00 PM – Sat, Nov 21, 2026, 1:00 AM',
    ],
  ])('%s', (_title, from, to, words) => {
    expect(said(pieceIn(at(from), at(to), 'America/New_York'))).toBe(words);
  });
});
