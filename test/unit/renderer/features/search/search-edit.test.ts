import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asText,
  chipAsText,
  chipPlaces,
  draftStart,
  editOf,
  nothingTyped,
  type SearchEdit,
  settled,
  taken,
  textOf,
  typed,
  withoutChip,
} from '../../../../../renderer/features/search/search-edit.ts';
import { readParts } from '../../../../../shared/views/search/read-parts.ts';
import { anySearch } from '../../../../support/arbitrary-search.ts';
import { runs } from '../../../../support/runs.ts';

/** Types a text letter by letter. */
function typing(text: string, from: SearchEdit = nothingTyped): SearchEdit {
  return [...text].reduce((edit, letter) => {
    const at = edit.caret ?? edit.draft.length;
    const draft = edit.draft.slice(0, at) + letter + edit.draft.slice(at);
    return typed(edit, draft, at + letter.length);
  }, from);
}

const partsOf = (text: string) => readParts(text).map(({ from, to }) => text.slice(from, to));

describe('Y80: while a search is typed', () => {
  test('a field, a phrase, a number and an excluded word become chips with the blank behind them', () => {
    expect(typing('status:open ')).toEqual({ chips: ['status:open'], draft: '', caret: 0 });
    expect(typing('status:open').chips).toEqual([]);
    expect(typing('"paper jam" ').chips).toEqual(['"paper jam"']);
    expect(typing('#1042 -scanner ').chips).toEqual(['#1042', '-scanner']);
  });

  test('plain words stay text, until a chip follows them', () => {
    expect(typing('label printer ')).toMatchObject({ chips: [], draft: 'label printer ' });
    expect(typing('label status:open printer')).toEqual({
      chips: ['label', 'status:open'],
      draft: 'printer',
      caret: 7,
    });
  });

  test('what is unfinished stays text', () => {
    for (const text of ['status: ', 'status:open, ', '"paper jam ', 'topic:"Password ']) {
      expect(typing(text).chips).toEqual([]);
    }
  });

  test('a part becomes no chip while the caret is in front of it', () => {
    expect(typed(nothingTyped, 'x status:open y', 1)).toMatchObject({ chips: [], draft: 'x status:open y' });
  });

  test('the text is what was typed, apart from blanks between parts', () => {
    const property = fc.property(anySearch, (text) => {
      expect(partsOf(textOf(typing(text)))).toEqual(partsOf(text));
    });
    fc.assert(property, runs(200));
  });
});

describe('Y81: a search that nobody is typing', () => {
  test('shows every part with a meaning of its own as a chip', () => {
    expect(editOf('printer status:open "paper jam" toner')).toEqual({
      chips: ['printer', 'status:open', '"paper jam"'],
      draft: 'toner',
      caret: null,
    });
    expect(settled(typing('x due:today')).chips).toEqual(['x', 'due:today']);
  });

  test('means the same as its text, in which each chip has its place', () => {
    const property = fc.property(anySearch, (text) => {
      const edit = editOf(text);
      const whole = textOf(edit);
      // Blanks at the end are of no part, unless a quote is open.
      expect(partsOf(whole.trim())).toEqual(partsOf(text.trim()));
      expect(chipPlaces(edit).map(({ from, to }) => whole.slice(from, to))).toEqual(edit.chips);
      expect(whole.slice(draftStart(edit))).toBe(edit.draft);
      expect(editOf(whole)).toEqual(edit);
    });
    fc.assert(property, runs(300));
  });
});

describe('Y82: a chip', () => {
  const edit = editOf('status:open due:today printer');

  test('becomes text again in front of the rest, with the caret behind it', () => {
    expect(chipAsText(edit, 1)).toEqual({ chips: ['status:open'], draft: 'due:today printer', caret: 9 });
    expect(chipAsText({ ...edit, draft: '' }, 0)).toEqual({ chips: ['due:today'], draft: 'status:open', caret: 11 });
  });

  test('is removed without the others', () => {
    expect(textOf(withoutChip(edit, 0))).toBe('due:today printer');
    expect(textOf(withoutChip(withoutChip({ ...edit, draft: '' }, 0), 0))).toBe('');
  });

  test('is part of the text in which everything can be selected, copied and changed', () => {
    expect(asText(edit)).toEqual({ chips: [], draft: 'status:open due:today printer', caret: 29 });
  });
});

test('a suggestion that was accepted is a chip, or text that goes on', () => {
  expect(taken({ text: 'printer status:open ', caret: 20 })).toEqual({
    chips: ['printer', 'status:open'],
    draft: '',
    caret: 0,
  });
  expect(taken({ text: 'status:', caret: 7 })).toEqual({ chips: [], draft: 'status:', caret: 7 });
});
