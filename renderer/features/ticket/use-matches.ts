import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { firstMatch, type Match, matchesOf, stepTo } from './match-steps.ts';
import type { Searched } from './searched.ts';
import { itemOf, rangeOf, useFoundMarks } from './use-found-marks.ts';
import { useSearchedWords } from './use-searched-words.ts';
import type { OpenThread } from './use-thread.ts';

interface ShownTicket extends Pick<OpenThread, 'thread' | 'showEarlier'> {
  readonly ticketId: string;
  readonly searched: Searched | null;
  /** Whether its heading and thread are in the document. */
  readonly isShown: boolean;
  readonly heading: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
}

export interface Matches {
  readonly count: number;
  /** The index of the current match; undefined before the first step. */
  readonly at: number | undefined;
  /** The entry of the current match. */
  readonly entryId: string | null;
  readonly step: (step: 1 | -1) => void;
  /** The entries with a match. */
  readonly found: ReadonlySet<string>;
}

const noMatches: readonly Match[] = [];
/** How close to the edge of the thread a match may be. */
const marginPx = 24;

/** Where the words of a search are in the shown ticket. The current match is scrolled into view. */
export function useMatches(ticket: ShownTicket): Matches {
  const { ticketId, searched, thread, showEarlier, isShown, heading, list } = ticket;
  const words = useSearchedWords(searched);
  const name = `${ticketId} ${searched?.text ?? ''}`;
  const [chosen, setChosen] = useState<{ readonly name: string; readonly at: number }>();
  const answer = useAnswer(
    'search.matches',
    { ticketId, text: searched?.text ?? '' },
    { enabled: words.length > 0 },
  ).data;
  const matches = useMemo(() => (answer && words.length > 0 ? matchesOf(answer) : noMatches), [answer, words]);
  const found = useMemo(() => new Set(matches.flatMap(({ entryId }) => entryId ?? [])), [matches]);
  const first = firstMatch(matches, searched?.entryId ?? null);
  const at = chosen?.name === name && chosen.at < matches.length ? chosen.at : first;
  const match = at === undefined ? undefined : matches[at];
  /** Where the focus goes to the entry: not when the ticket is opened, nor from a button that may be pressed again. */
  const wantsFocus = useRef('');
  const entryId = match?.entryId ?? null;
  const isLoaded = isShown && (entryId === null || thread?.items.some(({ id }) => id === entryId) === true);
  const earlier = thread?.earlier;

  useFoundMarks({ ticketId, isShown, heading, list, words, match });

  useEffect(() => {
    if (isShown && !isLoaded && earlier) showEarlier();
  }, [isShown, isLoaded, earlier, showEarlier]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same match is shown again only when it was chosen again
  useEffect(() => {
    if (!match || !isLoaded) return undefined;
    const isFocused = wantsFocus.current === name;
    wantsFocus.current = '';
    function show(): void {
      if (match) scrollTo(match);
    }
    if (isFocused)
      (match.entryId === null ? heading.current : itemOf(list, match.entryId))?.focus({ preventScroll: true });
    show();
    // A ticket that was just opened scrolls to its end as soon as it is laid out.
    const frame = requestAnimationFrame(() => requestAnimationFrame(show));
    return () => cancelAnimationFrame(frame);
  }, [name, at, isLoaded, chosen]);

  function scrollTo(to: Match): void {
    const item = to.entryId === null ? heading.current : itemOf(list, to.entryId);
    item?.scrollIntoView({ block: 'nearest' });
    const scroller = list.current?.parentElement;
    const range = rangeOf({ heading, list, words }, to);
    // A match in a quotation that is folded.
    range?.startContainer.parentElement?.closest('details')?.setAttribute('open', '');
    const place = range?.getBoundingClientRect();
    if (!scroller || !place || to.entryId === null) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    if (place.top < top + marginPx) scroller.scrollBy({ top: place.top - top - marginPx });
    else if (place.bottom > bottom - marginPx) scroller.scrollBy({ top: place.bottom - bottom + marginPx });
  }

  function step(by: 1 | -1): void {
    const to = stepTo(at, by, matches.length);
    if (to !== undefined) setChosen({ name, at: to });
  }

  useCommands(({ do: command }) => {
    if (matches.length === 0 || (command !== 'search.next-match' && command !== 'search.previous-match')) return false;
    wantsFocus.current = name;
    step(command === 'search.next-match' ? 1 : -1);
    return true;
  });

  return { count: matches.length, at, entryId, step, found };
}
