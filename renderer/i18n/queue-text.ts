import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { isSortKey } from '../../shared/domain/conditions/order.ts';
import { originalName } from '../../shared/views/queues.ts';
import type { Text } from './text.tsx';

/** The name of a queue: the one it was given, or the default in the reader's language. */
export function queueName(text: Text, { id, name }: Pick<ListedQueue, 'id' | 'name'>): string {
  const original = originalName({ id, name });
  return original === undefined ? name : text(`nav.${original}`);
}

/** The sort order of a queue in a few words; undefined if only a newer Deskside knows it. */
export function sortText(text: Text, order: ListedQueue['order']): string {
  const [first, second] = order;
  if (!first || !isSortKey(first.by)) return '';
  const isUsual = first.by === 'urgency' && second?.by === 'due' && !first.descending && !second.descending;
  if (isUsual) return text('queue.sort.urgencyThenDue');
  return text(`queue.sort.${first.by}.${first.descending ? 'descending' : 'ascending'}`);
}
