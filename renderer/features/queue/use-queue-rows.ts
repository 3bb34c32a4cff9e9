import { useQueries } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { done } from '../../../shared/bridge/result.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { answerOptions } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { deskside } from '../../bridge/deskside.ts';
import type { ListedTickets } from '../../forms/ticket-list.tsx';

const pageSize = 100;

export interface QueueRows extends ListedTickets {
  readonly rowAt: (index: number) => QueueRow | undefined;
  readonly indexOf: (ticketId: string) => number | undefined;
  readonly failure: AskFailed | undefined;
  readonly askAgain: () => void;
}

/** Loads the rows of a queue page by page. Only visible pages are loaded and kept up to date. */
export function useQueueRows(queue: Id): QueueRows {
  const [[firstPage, lastPage], setPages] = useState<readonly [number, number]>([0, 0]);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_unused, index) => firstPage + index);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...answerOptions('queue.page', { queue, offset: page * pageSize, limit: pageSize }),
    })),
  });
  // While another page loads, the queue keeps its last known length.
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

  async function idsIn(offset: number, limit: number) {
    const part = await deskside.ask('queue.ids', { queue, offset, limit });
    if (!part.ok) return part;
    const { ids, total: ofAll } = part.value;
    return done({ ids, isEnd: offset + ids.length >= ofAll });
  }

  function show(first: number, last: number): void {
    const wanted = [Math.floor(first / pageSize), Math.floor(Math.max(first, last) / pageSize)] as const;
    if (wanted[0] !== firstPage || wanted[1] !== lastPage) setPages(wanted);
  }

  return {
    total: total.current,
    rowAt,
    idAt: (index) => rowAt(index)?.id,
    indexOf,
    idsIn,
    show,
    failure: failed instanceof AskFailed ? failed : undefined,
    askAgain: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
