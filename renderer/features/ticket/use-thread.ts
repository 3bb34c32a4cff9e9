import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ThreadPage } from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadCursor } from '../../../shared/domain/thread-cursor.ts';
import { askDesk } from '../../bridge/answers.ts';
import { askPage, type LoadedThread, loadedThread } from './thread-pages.ts';

export interface OpenThread {
  /** What is loaded; undefined until the newest part is. */
  readonly thread: LoadedThread | undefined;
  readonly error: Error | null;
  readonly askAgain: () => void;
  readonly showEarlier: () => void;
}

/** The thread of an open ticket: its newest part, and above it as many as were asked for, each kept up to date. */
export function useThread(ticketId: string): OpenThread {
  const cache = useQueryClient();
  const [ends, setEnds] = useState<readonly (ThreadCursor | null)[]>([null]);
  const answers = useQueries({
    queries: ends.map((before) => {
      const queryKey = ['thread.page', { ticketId, before }] as const;
      const ask = () =>
        askPage((input) => askDesk('thread.page', input), { ticketId, before }, cache.getQueryData(queryKey));
      return { queryKey, queryFn: ask };
    }),
  });
  const missing = answers.findIndex(({ data }) => data === undefined);
  const pages = answers.slice(0, missing < 0 ? answers.length : missing).map(({ data }) => data as ThreadPage);
  const oldest = answers.at(-1);

  function showEarlier(): void {
    const from = oldest?.data?.from;
    if (from) setEnds([...ends, from]);
    else if (oldest?.error) void oldest.refetch();
  }

  return {
    // biome-ignore lint/correctness/useExhaustiveDependencies: the pages are the dependencies, each a value of its own
    thread: useMemo(() => loadedThread(pages), pages),
    error: answers[0]?.error ?? null,
    askAgain: () => void answers[0]?.refetch(),
    showEarlier,
  };
}
