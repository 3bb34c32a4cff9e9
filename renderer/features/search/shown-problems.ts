import type { SearchProblem } from '../../../shared/views/search/parsed-search.ts';
import { draftStart, type SearchEdit, textOf } from './search-edit.ts';
import type { Found } from './use-search.ts';

/**
 * The problems that the desk has found, as far as they are still there: not those in what has changed since, nor in the
 * part that is being typed, which may become right.
 */
export function problemsToShow(
  edit: SearchEdit,
  { page, shown }: Pick<Found, 'page' | 'shown'>,
): readonly SearchProblem[] {
  const text = textOf(edit);
  const caret = edit.caret === null ? -1 : draftStart(edit) + edit.caret;
  return (page?.problems ?? []).filter(({ from, to }) => {
    const isThere = text.slice(from, to) === shown.text.slice(from, to);
    return isThere && to <= text.length && !(from <= caret && caret <= to);
  });
}
