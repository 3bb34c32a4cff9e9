import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit, SearchPage } from '../../../shared/bridge/contract/search.ts';
import { done } from '../../../shared/bridge/result.ts';
import { answerOptions } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { deskside } from '../../bridge/deskside.ts';
import type { ListedTickets } from '../../forms/ticket-list.tsx';

/** What is searched for, and how the results are sorted. */
export interface AskedSearch {
  readonly text: string;
  readonly sort: 'newest' | 'best';
}

export interface Found extends ListedTickets {
  /** The search whose results are shown: the one that was asked for, or the one before while that is under way. */
  readonly shown: AskedSearch;
  readonly isCurrent: boolean;
  readonly hitAt: (index: number) => SearchHit | undefined;
  readonly hitOf: (ticketId: string) => SearchHit | undefined;
  /** The index of a ticket; null if it is not among the loaded results. */
  readonly indexOf: (ticketId: string | null) => number | null;
  /** What the newest answer says about the results as a whole. */
  readonly page: Omit<SearchPage, 'hits'> | undefined;
  readonly failure: AskFailed | undefined;
  readonly askAgain: () => void;
}

/** The most that one question may ask for. */
const pageSize = 50;

/** Each key makes another search, so answers are not kept for long. */
const keptMs = 60_000;

const pageOf = ({ text, sort }: AskedSearch, page: number) => ({
  ...answerOptions('search.page', { text, sort, offset: page * pageSize, limit: pageSize }),
  gcTime: keptMs,
});

/**
 * Finds tickets page by page. Results stay until those of the next search are there; an answer that was overtaken by a
 * newer search is never shown.
 */
export function useSearch(asked: AskedSearch): Found {
  const [shown, setShown] = useState(asked);
  const [[firstPage, lastPage], setPages] = useState<readonly [number, number]>([0, 0]);
  const isEmpty = asked.text === '';
  const first = useQuery({ ...pageOf(asked, 0), enabled: !isEmpty });
  const isSame = shown.text === asked.text && shown.sort === asked.sort;
  if (!isSame && (first.data || isEmpty)) {
    setShown(asked);
    setPages([0, 0]);
  }
  const pages = [...new Set([0, ...range(firstPage, lastPage)])];
  // Another search of this window would end the one that is asked for, so earlier results are only kept, not updated.
  const answers = useQueries({
    queries: pages.map((page) => ({ ...pageOf(shown, page), enabled: isSame && !isEmpty })),
  });
  const known = answers.flatMap(({ data }) => data ?? []);
  const page = known[0];
  // More may be found while results are read, so that a later answer may know of more.
  const total = page && Math.max(...known.map((each) => each.total));
  const failed = first.error ?? answers.find(({ error }) => error)?.error;

  function hitAt(index: number): SearchHit | undefined {
    return answers[pages.indexOf(Math.floor(index / pageSize))]?.data?.hits[index % pageSize];
  }

  function indexOf(ticketId: string | null): number | null {
    for (const [at, { data }] of answers.entries()) {
      const index = data?.hits.findIndex(({ row }) => row.id === ticketId) ?? -1;
      if (index >= 0) return (pages[at] ?? 0) * pageSize + index;
    }
    return null;
  }

  async function idsIn(offset: number, limit: number) {
    const part = await deskside.ask('search.ids', { text: shown.text, sort: shown.sort });
    if (!part.ok) return part;
    const { ids, isAll } = part.value;
    return done({ ids: ids.slice(offset, offset + limit), isEnd: isAll });
  }

  function show(from: number, to: number): void {
    // The end of what is counted may not be the end of the results.
    const until = page?.isMore && total !== undefined && to >= total - 1 ? total : to;
    const wanted = [Math.floor(from / pageSize), Math.floor(Math.max(from, until) / pageSize)] as const;
    if (wanted[0] !== firstPage || wanted[1] !== lastPage) setPages(wanted);
  }

  return {
    shown,
    isCurrent: isSame && first.data !== undefined,
    total,
    hitAt,
    idAt: (index) => hitAt(index)?.row.id,
    hitOf: (ticketId) => hitAt(indexOf(ticketId) ?? -1),
    indexOf,
    idsIn,
    show,
    page,
    failure: failed instanceof AskFailed ? failed : undefined,
    askAgain: () => {
      void first.refetch();
      for (const { refetch } of answers) void refetch();
    },
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
}
