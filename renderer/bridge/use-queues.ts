import { useMemo } from 'react';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { originalQueues } from '../../shared/views/queues.ts';
import { useAnswer } from './answers.ts';

export interface Queues {
  readonly list: readonly ListedQueue[];
  /** Whether the desk has answered; until then, the queues are the built-in ones. */
  readonly isKnown: boolean;
  readonly withId: (id: string) => ListedQueue | undefined;
}

const first: readonly ListedQueue[] = originalQueues.map((queue) => ({
  ...queue,
  usualOrder: queue.order,
  isOwn: false,
  mayChange: false,
  notes: [],
}));

/** The signed-in agent’s queues, in navigation order. */
export function useQueues(): Queues {
  const known = useAnswer('queue.list', {}).data;
  return useMemo(() => {
    const list = known ?? first;
    return { list, isKnown: known !== undefined, withId: (id) => list.find((queue) => queue.id === id) };
  }, [known]);
}
