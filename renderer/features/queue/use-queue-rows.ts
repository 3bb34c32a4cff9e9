import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import type { QueueName } from '../../../shared/views/queues.ts';
import { answerOptions } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';

const pageSize = 100;

export interface QueueRows {
  /** How many tickets the queue holds; undefined until the first answer. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => QueueRow | undefined;
  /** Says which rows are on the screen, so that their pages are asked for. */
  readonly show: (first: number, last: number) => void;
  readonly failure: AskFailed | undefined;
  readonly askAgain: () => void;
}

/** The rows of a queue, page by page: only what is on the screen is asked for, and kept true. */
export function useQueueRows(queue: QueueName): QueueRows {
  const [[firstPage, lastPage], setPages] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_unused, index) => firstPage + index);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...answerOptions('queue.page', { queue, offset: page * pageSize, limit: pageSize }),
      // While a page is asked for again its old rows stay, so that the list never flickers.
      placeholderData: <Page>(before: Page) => before,
    })),
  });
  const known = answers.find(({ data }) => data !== undefined)?.data;
  const failed = answers.find(({ error }) => error)?.error;

  function rowAt(index: number): QueueRow | undefined {
    return answers[Math.floor(index / pageSize) - firstPage]?.data?.rows[index % pageSize];
  }

  function show(first: number, last: number): void {
    const wanted = [Math.floor(first / pageSize), Math.floor(Math.max(first, last) / pageSize)] as const;
    if (wanted[0] !== firstPage || wanted[1] !== lastPage) setPages(wanted);
  }

  return {
    total: known?.total,
    rowAt,
    show,
    failure: failed instanceof AskFailed ? failed : undefined,
    askAgain: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
