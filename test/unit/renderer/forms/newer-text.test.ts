import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newerText } from '../../../../renderer/forms/newer-text.ts';
import { lettersOf } from '../../../../shared/domain/held-words.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 20 });
const blanks = fc.stringMatching(/^[ \n\t]{0,3}$/);

test(`sent text has no newer part, however it is broken into lines (seed ${seed})`, () => {
  fc.assert(
    fc.property(words, words, blanks, (first, second, between) => {
      expect(newerText(`${first} ${second}`, first + between + second)).toBe('');
      expect(newerText(`${first} ${second}`, first)).toBe('');
    }),
    runs(40),
  );
});

test(`no letter that was not sent is lost, wherever it was written (seed ${seed})`, () => {
  fc.assert(
    fc.property(words, words, words, (before, added, after) => {
      const now = before + added + after;
      const newer = lettersOf(newerText(before + after, now));
      expect(lettersOf(now).endsWith(newer)).toBe(true);
      const kept = lettersOf(now).slice(0, lettersOf(now).length - newer.length);
      expect(lettersOf(before + after).startsWith(kept)).toBe(true);
    }),
    runs(40),
  );
});

test('text after the sent text is newer, without the spaces between them', () => {
  expect(newerText('On my way.', 'On my way.\n\n Is the door open?')).toBe('Is the door open?');
  expect(newerText('The big hall', 'The small hall')).toBe('small hall');
  expect(newerText('', 'All of it')).toBe('All of it');
});
