import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchOf, rankOf, type Way } from '../../../../renderer/ui/match.ts';
import { runs } from '../../../support/runs.ts';

const word = fc.stringMatching(/^[A-Za-zÄÖüéçñ]{1,8}$/);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const typed = fc.oneof(word, name, fc.stringMatching(/^[a-z ]{1,6}$/));

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '');
}

describe('a name answers to what was typed', () => {
  test.each<[string, string, Way]>([
    ['resolve', 'Resolve', 'whole'],
    ['res', 'Resolve', 'start'],
    ['RES', 'Resolve', 'start'],
    ['res', 'Send and resolve', 'word'],
    ['and res', 'Send and resolve', 'word'],
    ['resolve send', 'Send and resolve', 'words'],
    ['sar', 'Send and resolve', 'initials'],
    ['sendres', 'Send and resolve', 'initials'],
    ['ds', 'Desk set-up', 'initials'],
    ['solve', 'Resolve', 'inside'],
    ['uber', 'Über uns', 'start'],
    ['set-up plans', 'SLA plans', 'related'],
  ])('%s: %s (%s)', (text, label, way) => {
    expect(matchOf(text, label, 'Desk set-up')?.way).toBe(way);
  });

  test('or does not', () => {
    for (const text of ['xyz', 'resolved', 'svr', 'e']) expect(matchOf(text, 'Resolve')).toBeUndefined();
  });

  test('two typed words never begin the same word', () => {
    expect(matchOf('re re', 'Resolve')).toBeUndefined();
    expect(matchOf('re re', 'Reply and resolve')?.way).toBe('words');
  });

  test('what is marked is what was typed, in the letters of the name', () => {
    fc.assert(
      fc.property(typed, name, (text, label) => {
        const match = matchOf(text, label);
        if (!match || match.way === 'related' || match.way === 'words') return;
        const marked = match.marks.map(([from, to]) => label.slice(from, to)).join('');
        expect(plain(marked)).toBe(plain(text));
      }),
      runs(300),
    );
  });

  test('the marks are in order and apart', () => {
    fc.assert(
      fc.property(typed, name, (text, label) => {
        const marks = matchOf(text, label)?.marks ?? [];
        for (const [index, [from, to]] of marks.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(marks[index - 1]?.[1] ?? 0);
        }
      }),
      runs(300),
    );
  });

  test('each beginning of a name finds it, and better than anything that only has it inside', () => {
    fc.assert(
      fc.property(name, fc.nat(), (label, at) => {
        const text = label.slice(0, 1 + (at % label.length));
        const way = matchOf(text, label)?.way;
        expect(way === 'whole' || way === 'start').toBe(true);
        expect(rankOf(way ?? 'related')).toBeLessThan(rankOf('inside'));
      }),
      runs(200),
    );
  });

  test('typing on never finds a name that was not found before', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (label, start, length) => {
        const from = start % label.length;
        const text = label.slice(from, from + 2 + (length % 8)).trim();
        const shorter = text.slice(0, -1).trim();
        if (shorter.length < 2 || !matchOf(text, label)) return;
        expect(matchOf(shorter, label)).toBeDefined();
      }),
      runs(300),
    );
  });
});
