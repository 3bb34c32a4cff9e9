import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { ThreadPage } from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadCursor } from '../../../shared/domain/thread-cursor.ts';
import { askDesk } from '../../bridge/answers.ts';
import { askPage, type LoadedThread, loadedThread } from './thread-pages.ts';
import { useTicketState } from './use-ticket-state.ts';

export interface OpenThread {
  /** The loaded part; undefined until the newest page is loaded. */
  readonly thread: LoadedThread | undefined;
  readonly error: Error | null;
  readonly askAgain: () => void;
  readonly showEarlier: () => void;
}

const newestOnly: readonly (ThreadCursor | null)[] = [null];

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
      const queryKey = ['thread.page', { ticketId, before }] as const;
      const loaded = () => (loadedId.current === ticketId ? cache.getQueryData<ThreadPage>(queryKey) : undefined);
      const queryFn = () => askPage((input) => askDesk('thread.page', input), { ticketId, before }, loaded());
      return { queryKey, queryFn, enabled: knownId !== null };
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
