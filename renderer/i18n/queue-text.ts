import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { isSortKey, type SortKeyName } from '../../shared/domain/conditions/order.ts';
import { originalName } from '../../shared/views/queues.ts';
import type { Text } from './text.tsx';

/** The name of a queue: its custom name, or the translated default. */
export function queueName(text: Text, { id, name }: Pick<ListedQueue, 'id' | 'name'>): string {
  const original = originalName({ id, name });
  return original === undefined ? name : text(`nav.${original}`);
}

/** The text of a sort order; empty for an order that only a newer release knows. */
export function sortText(text: Text, order: ListedQueue['order']): string {
  const keys = order.flatMap(({ by, descending }) => (isSortKey(by) ? [{ by, descending }] : []));
  const [first, ...others] = keys;
  if (!first) return '';
  const isUsual = first.by === 'urgency' && others[0]?.by === 'due' && !keys.some(({ descending }) => descending);
  if (isUsual && others.length <= usualOthers) return text('queue.sort.urgencyThenDue');
  if (others.length === 0) return keyText(text, first);
  return others.reduce(
    (words, { by }) => text('queue.sort.then', { first: words, next: text(`queue.sort.next.${by}`) }),
    text(`queue.sort.first.${first.by}`),
  );
}

/** The default order also has the age of tickets, which is not mentioned. */
const usualOthers = 2;

/** One key of an order, such as “Due soonest first”. */
export function keyText(
  text: Text,
  { by, descending }: { readonly by: SortKeyName; readonly descending: boolean },
): string {
  return text(`queue.sort.${by}.${descending ? 'descending' : 'ascending'}`);
}
