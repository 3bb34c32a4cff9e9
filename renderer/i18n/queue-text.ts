import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { isSortKey } from '../../shared/domain/conditions/order.ts';
import { originalName } from '../../shared/views/queues.ts';
import type { Text } from './text.tsx';

/** What a queue is called: as somebody named it, or as it is called in the reader's language. */
export function queueName(text: Text, { id, name }: Pick<ListedQueue, 'id' | 'name'>): string {
  const original = originalName({ id, name });
  return original === undefined ? name : text(`nav.${original}`);
}

/** What a queue is sorted by, as far as it fits into a few words; nothing where only a newer Deskside knows it. */
export function sortText(text: Text, order: ListedQueue['order']): string {
  const [first, second] = order;
  if (!first || !isSortKey(first.by)) return '';
  const isUsual = first.by === 'urgency' && second?.by === 'due' && !first.descending && !second.descending;
  if (isUsual) return text('queue.sort.urgencyThenDue');
  return text(`queue.sort.${first.by}.${first.descending ? 'descending' : 'ascending'}`);
}
