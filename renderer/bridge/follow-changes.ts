import type { Query, QueryClient } from '@tanstack/react-query';
import type { Changes } from '../../shared/bridge/changes.ts';
import { isQueryName, isStale } from '../../shared/bridge/contract/stale.ts';
import { isOutOfReach } from './ask-failed.ts';

/** Makes the window ask again for what a batch of changes touches, and only for that. */
export function followChanges(cache: QueryClient, changes: Changes): Promise<void> {
  return askAgain(cache, ({ queryKey: [name, input] }) => isQueryName(name) && isStale(name, input, changes));
}

/** After a gap nobody knows what was missed: everything that is shown is asked for anew. */
export function followGap(cache: QueryClient): Promise<void> {
  return askAgain(cache, () => true);
}

/** The desk answers: what was asked while it did not is asked once more. */
export function followContact(cache: QueryClient): Promise<void> {
  return askAgain(cache, ({ state: { error } }) => error !== null && isOutOfReach(error));
}

async function askAgain(cache: QueryClient, isTouched: (query: Query) => boolean): Promise<void> {
  // A first answer that is on its way may be older than the change, and the cache would take it for the newest there is.
  await cache.cancelQueries({ predicate: (query) => query.state.data === undefined && isTouched(query) });
  await cache.invalidateQueries({ predicate: isTouched });
}

/** Whether there were changes in between that this window has not heard of. */
export function isGap(before: number, { number }: Changes): boolean {
  return number !== before + 1;
}
