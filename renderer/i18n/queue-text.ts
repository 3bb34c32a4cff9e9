import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { isSortKey } from '../../shared/domain/conditions/order.ts';
import { originalName } from '../../shared/views/queues.ts';
import type { Text } from './text.tsx';

/** The name of a queue: its custom name, or the translated default. */
export function queueName(text: Text, { id, name }: Pick<ListedQueue, 'id' | 'name'>): string {
  const original = originalName({ id, name });
  return original === undefined ? name : text(`nav.${original}`);
}

/** The text of a queue’s sort order; undefined for an order that only a newer release knows. */
export function sortText(text: Text, order: ListedQueue['order']): string {
  const [first, second] = order;
  if (!first || !isSortKey(first.by)) return '';
  const isUsual = first.by === 'urgency' && second?.by === 'due' && !first.descending && !second.descending;
  if (isUsual) return text('queue.sort.urgencyThenDue');
  return text(`queue.sort.${first.by}.${first.descending ? 'descending' : 'ascending'}`);
}
