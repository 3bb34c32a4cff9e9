import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { QueryInput } from '../../../shared/bridge/contract/areas.ts';
import type { ThreadPage } from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadCursor } from '../../../shared/domain/thread-cursor.ts';
import { askDesk } from '../../bridge/answers.ts';
import { askPage, type LoadedThread, loadedThread, type PageName } from './thread-pages.ts';
import { useTicketState } from './use-ticket-state.ts';

export interface OpenThread {
  /** The loaded part; undefined until the newest page is loaded. */
  readonly thread: LoadedThread | undefined;
  readonly error: Error | null;
  readonly askAgain: () => void;
  readonly showEarlier: () => void;
}

const newestOnly: readonly (ThreadCursor | null)[] = [null];

const askThread = (input: QueryInput<'thread.page'>) => askDesk('thread.page', input);

/** The react-query options of one page of a thread. `loaded` returns what is shown of it already. */
export function pageOptions(page: PageName, loaded: () => ThreadPage | undefined = () => undefined) {
  return { queryKey: ['thread.page', page] as const, queryFn: () => askPage(askThread, page, loaded()) };
}

/**
 * The thread of an open ticket: its newest page and the requested earlier ones, each kept up to date. The ticket may not
 * be known yet.
 */
export function useThread(knownId: string | null): OpenThread {
  const ticketId = knownId ?? '';
  const cache = useQueryClient();
  /** The cursor before which each page ends, newest page first. */
  const [ends, setEnds] = useTicketState(ticketId, newestOnly);
  const loadedId = useRef<string>(undefined);
  const { thread, newest, oldest } = useQueries({
    queries: ends.map((before) => {
      const page = { ticketId, before };
      const loaded = () =>
        loadedId.current === ticketId ? cache.getQueryData<ThreadPage>(['thread.page', page]) : undefined;
      return { ...pageOptions(page, loaded), enabled: knownId !== null };
    }),
    combine,
  });

  // A cached answer from an earlier opening is outdated and must be loaded again.
  useEffect(() => {
    if (newest?.data && newest.fetchStatus === 'idle') loadedId.current = ticketId;
    else if (loadedId.current !== ticketId) loadedId.current = undefined;
  });

  const last = useRef(oldest);
  useEffect(() => {
    last.current = oldest;
  });
  const showEarlier = useCallback(() => {
    const { data, error, refetch } = last.current ?? {};
    if (data?.from) setEnds((known) => [...known, data.from]);
    else if (error) void refetch?.();
  }, [setEnds]);

  return { thread, error: newest?.error ?? null, askAgain: () => void newest?.refetch(), showEarlier };
}

type Answer = UseQueryResult<ThreadPage>;

/** The loaded pages, up to the first that is still loading. */
function combine(answers: readonly Answer[]) {
  const pages: ThreadPage[] = [];
  for (const { data } of answers) {
    if (!data) break;
    pages.push(data);
  }
  return { thread: loadedThread(pages), newest: answers[0], oldest: answers.at(-1) };
}
