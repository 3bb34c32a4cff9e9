import type { EditedSearch } from '../../../shared/views/search/edit-search.ts';
import type { Place } from '../../../shared/views/search/parsed-search.ts';
import { readParts, type WrittenPart } from '../../../shared/views/search/read-parts.ts';

/** A search while it is edited: finished parts as chips, then the text in which the caret is. */
export interface SearchEdit {
  readonly chips: readonly string[];
  readonly draft: string;
  /** In the draft; null while nobody is typing. */
  readonly caret: number | null;
}

export const nothingTyped: SearchEdit = { chips: [], draft: '', caret: 0 };

/** A search as one text; behind the last chip is a blank. */
export function textOf({ chips, draft }: Pick<SearchEdit, 'chips' | 'draft'>): string {
  return [...chips, draft].join(' ');
}

/** Where the draft begins in the text. */
export function draftStart({ chips }: Pick<SearchEdit, 'chips'>): number {
  return textOf({ chips, draft: '.' }).length - 1;
}

/** Where each chip is in the text. */
export function chipPlaces({ chips }: Pick<SearchEdit, 'chips'>): readonly Place[] {
  let to = -1;
  return chips.map((chip) => {
    const from = to + 1;
    to = from + chip.length;
    return { from, to };
  });
}

/** A text that nobody is typing: every part that can be a chip is one, and so is what stands before it. */
export function editOf(text: string): SearchEdit {
  return settled({ chips: [], draft: text.trim(), caret: null });
}

/** Makes chips of all finished parts of the draft, because nobody is typing there any more. */
export function settled(edit: SearchEdit): SearchEdit {
  const parts = readParts(edit.draft);
  return withChips({ ...edit, caret: null }, parts, parts.findLastIndex(canBeChip));
}

/** Takes over what was typed. A part becomes a chip with the blank behind it. */
export function typed({ chips }: SearchEdit, draft: string, caret: number): SearchEdit {
  const parts = readParts(draft);
  const last = parts.findLastIndex((part) => canBeChip(part) && part.to < Math.min(caret, draft.length));
  return withChips({ chips, draft, caret }, parts, last);
}

/** Takes over a text with its caret, as a suggestion leaves it. */
export function taken({ text, caret }: EditedSearch): SearchEdit {
  return typed(nothingTyped, text, caret);
}

/** Turns a chip into text in front of the draft, to be changed. */
export function chipAsText({ chips, draft }: SearchEdit, index: number): SearchEdit {
  const chip = chips[index] ?? '';
  const others = chips.toSpliced(index, 1);
  return { chips: others, draft: draft === '' ? chip : `${chip} ${draft}`, caret: chip.length };
}

export function withoutChip(edit: SearchEdit, index: number): SearchEdit {
  return { ...edit, chips: edit.chips.toSpliced(index, 1) };
}

/** The whole search as text, to be selected, copied or rewritten. */
export function asText(edit: SearchEdit): SearchEdit {
  const draft = textOf(edit).trimEnd();
  return { chips: [], draft, caret: draft.length };
}

/** Plain words stay text; everything with a meaning of its own is shown as a chip. */
function canBeChip(part: WrittenPart): boolean {
  if (part.kind === 'field') return part.values.every(({ text, isOpen }) => text !== '' && !isOpen);
  return part.kind === 'word' ? part.isNegated : !part.isOpen;
}

/** Makes chips of the parts up to this one: a search reads in the order in which it was typed. */
function withChips(edit: SearchEdit, parts: readonly WrittenPart[], last: number): SearchEdit {
  const end = parts[last]?.to;
  if (end === undefined) return edit;
  const { chips, draft, caret } = edit;
  const rest = draft.slice(end);
  const kept = rest.trimStart();
  return {
    chips: [...chips, ...parts.slice(0, last + 1).map(({ from, to }) => draft.slice(from, to))],
    draft: kept,
    caret: caret === null ? null : Math.max(0, caret - end - (rest.length - kept.length)),
  };
}
