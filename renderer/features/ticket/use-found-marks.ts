import { type RefObject, useEffect } from 'react';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { foundRanges } from './found-ranges.ts';
import type { Match } from './match-steps.ts';

/** The names of the highlights in the style sheet. */
const [all, current] = ['found', 'found-current'] as const;

interface SearchedTicket {
  readonly heading: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly words: readonly SearchWord[];
}

interface Marked extends SearchedTicket {
  readonly ticketId: string;
  readonly isShown: boolean;
  /** The current one. */
  readonly match: Match | undefined;
}

/**
 * Marks searched words in a ticket, without changing its elements. A body in a frame is reached by nothing, so its marks
 * are behind it, on the copy that gives the frame its height; all others are on the words that are seen.
 */
export function useFoundMarks({ ticketId, isShown, heading, list, words, match }: Marked): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticket has another list
  useEffect(() => {
    if (!isShown || words.length === 0) return undefined;
    let frame = 0;
    function mark(): void {
      frame = 0;
      const ranges = [heading.current, ...searchedIn(list.current)].flatMap((root) =>
        root ? foundRanges(root, words) : [],
      );
      CSS.highlights.set(all, new Highlight(...ranges));
      const one = match && rangeOf({ heading, list, words }, match);
      CSS.highlights.set(current, new Highlight(...(one ? [one] : [])));
    }
    mark();
    // Entries are added, and bodies are laid out anew.
    const observer = new MutationObserver(() => {
      frame ||= requestAnimationFrame(mark);
    });
    if (list.current) observer.observe(list.current, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      CSS.highlights.delete(all);
      CSS.highlights.delete(current);
    };
  }, [ticketId, isShown, heading, list, words, match]);
}

/** Where a match is; undefined if its entry is not loaded. */
export function rangeOf({ heading, list, words }: SearchedTicket, match: Match): Range | undefined {
  const roots = match.entryId === null ? [heading.current] : searchedIn(itemOf(list, match.entryId));
  const ranges = roots.flatMap((root) => (root ? foundRanges(root, words) : []));
  return ranges[match.index] ?? ranges.at(-1);
}

export function itemOf(list: RefObject<HTMLElement | null>, entryId: string): HTMLElement | null {
  return list.current?.querySelector<HTMLElement>(`:scope > [data-item="${CSS.escape(entryId)}"]`) ?? null;
}

/** The texts and file names of entries. */
function searchedIn(element: Element | null): readonly Element[] {
  return [...(element?.querySelectorAll('[data-searched]') ?? [])];
}
