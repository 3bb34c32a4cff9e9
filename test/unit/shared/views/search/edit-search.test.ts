import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removePart, textWithPart } from '../../../../../shared/views/search/edit-search.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { printPart } from '../../../../../shared/views/search/print-search.ts';
import { anySearch } from '../../../../support/arbitrary-search.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';
import { meanings } from '../../../../support/search-desk.ts';

const partsOf = (text: string) => parseSearch(text, meanings).parts;
const printed = (text: string) => partsOf(text).flatMap((part) => printPart(part) ?? []);

/** The text after the part with a number is removed, with the caret as a bar. */
function without(text: string, number: number): string {
  const part = partsOf(text)[number];
  if (!part) throw new Error(`${text} has no part ${number}`);
  const edited = removePart(text, part);
  return `${edited.text.slice(0, edited.caret)}|${edited.text.slice(edited.caret)}`;
}

function withPart(text: string, part: string): string {
  const [added] = partsOf(part);
  if (!added) throw new Error(`${part} is no part`);
  return textWithPart(text, added).text;
}

describe('the parts of a search', () => {
  test('Y43: are removed with the blanks around them', () => {
    expect(without('status:open  printer "a phrase"', 0)).toBe('|printer "a phrase"');
    expect(without('status:open  printer "a phrase"', 1)).toBe('status:open |"a phrase"');
    expect(without('status:open printer ', 1)).toBe('status:open|');
    expect(without('printer', 0)).toBe('|');
  });

  test('Y43: are added at the end, once, and not into an unfinished phrase', () => {
    expect(withPart('printer', 'status:open')).toBe('printer status:open ');
    expect(withPart('', 'status:open')).toBe('status:open ');
    expect(withPart('status:open printer', 'status:open')).toBe('status:open printer');
    expect(withPart('label "a phr', 'status:open')).toBe('label status:open "a phr');
    expect(withPart('topic:"Pass', '-label')).toBe('-label topic:"Pass');
  });

  test(`Y43: the others stay as they are, whatever the search (SEED=${seed})`, () => {
    const property = fc.property(anySearch, fc.nat(), (text, which) => {
      const parts = partsOf(text);
      const index = parts.length === 0 ? 0 : which % parts.length;
      const part = parts[index];
      if (!part || text.length > 900) return;
      const others = parts.flatMap((other) => (other === part ? [] : (printPart(other) ?? [])));
      expect(printed(removePart(text, part).text)).toEqual(others);
      expect(printed(textWithPart(text, { kind: 'word', from: 0, to: 1, word: zebra }).text).toSorted()).toEqual(
        [...printed(text), 'zebra'].toSorted(),
      );
    });
    fc.assert(property, runs(500));
  });
});

const zebra = { text: 'zebra', kind: 'word', isExcluded: false, isOpen: false } as const;
