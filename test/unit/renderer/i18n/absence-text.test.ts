import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { type AbsenceWords, absenceNote, absenceSentence } from '../../../../renderer/i18n/absence-text.ts';
import { useCalendar } from '../../../../renderer/i18n/calendar.ts';
import { english } from '../../../../renderer/i18n/messages.ts';
import { dayOf } from '../../../../shared/domain/sla/calendar.ts';
import { text } from './english.ts';

/** What a window says with on the 30th of November 2026. */
function words(): AbsenceWords {
  const given: AbsenceWords[] = [];
  const Part = () => {
    given.push({ text, calendar: useCalendar(), today: dayOf(2026, 11, 30) });
    return null;
  };
  renderToStaticMarkup(createElement(IntlProvider, { locale: 'en', messages: { ...english } }, createElement(Part)));
  const [first] = given;
  if (!first) throw new Error('Nothing was drawn');
  return first;
}

test.each([
  ['2026-11-30', '2026-11-30', '', 'Absent today', 'John Doe is absent today.'],
  ['2026-11-30', '2026-12-12', '', 'Absent until Sat, Dec 12', 'John Doe is absent until Sat, Dec 12.'],
  [
    '2026-01-02',
    '2027-01-15',
    'parental leave; ask John',
    'Absent until Fri, Jan 15, 2027 · parental leave; ask John',
    'John Doe is absent until Fri, Jan 15, 2027. Remark: parental leave; ask John',
  ],
  ['2026-12-03', '2026-12-03', '', 'Absent on Thu, Dec 3', 'John Doe will be absent on Thu, Dec 3.'],
  [
    '2026-12-07',
    '2026-12-08',
    'Trade fair',
    'Absent from Mon, Dec 7 to Tue, Dec 8 · Trade fair',
    'John Doe will be absent from Mon, Dec 7 to Tue, Dec 8. Remark: Trade fair',
  ],
  ['2026-12-08', '2026-12-09', 'Trade fair', undefined, undefined],
  ['2026-11-01', '2026-11-29', 'Ill', undefined, undefined],
])(
  'R74: an absence from %s to %s (%s) is marked, and said of a chosen agent',
  (from, until, remark, note, sentence) => {
    const away = { from, until, remark };
    expect(absenceNote(words(), away)).toBe(note);
    expect(absenceSentence(words(), 'John Doe', away)).toBe(sentence);
  },
);

test('R74: nothing is said of an agent without an absence', () => {
  expect(absenceNote(words(), null)).toBeUndefined();
  expect(absenceSentence(words(), 'John Doe', null)).toBeUndefined();
});
