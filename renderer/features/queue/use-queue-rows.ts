import { useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { answerOptions } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';

const pageSize = 100;

export interface QueueRows {
  /** How many tickets the queue holds; undefined until the first answer. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => QueueRow | undefined;
  /** Where a ticket stands, as far as its row is known here. */
  readonly indexOf: (ticketId: string) => number | undefined;
  /** Says which rows are on the screen, so that their pages are asked for. */
  readonly show: (first: number, last: number) => void;
  readonly failure: AskFailed | undefined;
  readonly askAgain: () => void;
}

/** The rows of a queue, page by page: only what is on the screen is asked for, and kept true. */
export function useQueueRows(queue: Id): QueueRows {
  const [[firstPage, lastPage], setPages] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_unused, index) => firstPage + index);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...answerOptions('queue.page', { queue, offset: page * pageSize, limit: pageSize }),
    })),
  });
  // A page that is asked for the first time knows nothing yet; the queue is still as long as it was.
  const total = useRef<number>(undefined);
  total.current = answers.find(({ data }) => data !== undefined)?.data?.total ?? total.current;
  const failed = answers.find(({ error }) => error)?.error;

  function rowAt(index: number): QueueRow | undefined {
    return answers[Math.floor(index / pageSize) - firstPage]?.data?.rows[index % pageSize];
  }

  function indexOf(ticketId: string): number | undefined {
    for (const [page, { data }] of answers.entries()) {
      const index = data?.rows.findIndex(({ id }) => id === ticketId) ?? -1;
      if (index >= 0) return (firstPage + page) * pageSize + index;
    }
    return undefined;
  }

  function show(first: number, last: number): void {
    const wanted = [Math.floor(first / pageSize), Math.floor(Math.max(first, last) / pageSize)] as const;
    if (wanted[0] !== firstPage || wanted[1] !== lastPage) setPages(wanted);
  }

  return {
    total: total.current,
    rowAt,
    indexOf,
    show,
    failure: failed instanceof AskFailed ? failed : undefined,
    askAgain: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
