import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';

/** The page on which a queue is changed: an agent’s own ones have one of their own. */
export function editAddress({ id, isOwn }: Pick<ListedQueue, 'id' | 'isOwn'>): string {
  return isOwn ? `#/queues/${id}` : `#/set-up/queue/${id}`;
}
