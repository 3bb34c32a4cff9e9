import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionProblems } from '../../../../../shared/domain/conditions/compile.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import type { ParsedSearch } from '../../../../../shared/views/search/parsed-search.ts';
import { printSearch } from '../../../../../shared/views/search/print-search.ts';
import { anySearch, deskOf } from '../../../../support/arbitrary-search.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';
import { meanings } from '../../../../support/search-desk.ts';

/** What a search means, without where it is written. */
function meaningOf({ condition, words, problems, parts }: ParsedSearch) {
  return {
    condition,
    words: words.map((word) => ({ ...word, isOpen: word.isOpen && word.kind === 'phrase' })),
    problems: problems.map(({ kind, name, field }) => [kind, name, field]),
    kinds: parts.map(({ kind }) => kind).filter((kind) => kind !== 'ignored'),
  };
}

describe('any text', () => {
  test(`Y10: is a search, whose parts and problems are in order and inside of it (SEED=${seed})`, () => {
    const property = fc.property(anySearch, (text) => {
      const { parts, problems } = parseSearch(text, meanings);
      let end = 0;
      for (const { from, to } of parts) {
        expect(from >= end && to > from && to <= text.length).toBe(true);
        expect(text.slice(end, from).trim()).toBe('');
        end = to;
      }
      expect(text.slice(end, 1_000).trim()).toBe('');
      for (const { from, to } of problems) expect(from >= 0 && to >= from && to <= text.length).toBe(true);
    });
    fc.assert(property, runs(1_000));
  });

  test(`Y17: a search that is written again in its usual form means the same (SEED=${seed})`, () => {
    const property = fc.property(anySearch, (text) => {
      const once = parseSearch(text, meanings);
      const printed = printSearch(once.parts);
      expect(meaningOf(parseSearch(printed, meanings))).toEqual(meaningOf(once));
      expect(printSearch(parseSearch(printed, meanings).parts)).toBe(printed);
    });
    fc.assert(property, runs(1_000));
  });

  test(`Y13: every condition is one that queues understand, too (SEED=${seed})`, () => {
    const property = fc.property(anySearch, (text) => {
      const { condition } = parseSearch(text, meanings);
      const problems = condition === null ? [] : conditionProblems(condition, deskOf(meanings.choices));
      expect(problems.filter(({ reason }) => reason !== 'moving')).toEqual([]);
    });
    fc.assert(property, runs(500));
  });
});
