import type { Query, QueryClient } from '@tanstack/react-query';
import type { Changes } from '../../shared/bridge/changes.ts';
import { isQueryName, isStale } from '../../shared/bridge/contract/stale.ts';
import { isOutOfReach } from './ask-failed.ts';

/** Reloads only the queries that a batch of changes affects. */
export function followChanges(cache: QueryClient, changes: Changes): Promise<void> {
  return askAgain(
    cache,
    ({ queryKey: [name, input], state: { data } }) => isQueryName(name) && isStale(name, input, changes, data),
  );
}

/** After a gap in the changes, every query that is shown is reloaded. */
export function followGap(cache: QueryClient): Promise<void> {
  return askAgain(cache, () => true);
}

/** The desk answers again: failed queries are reloaded. */
export function followContact(cache: QueryClient): Promise<void> {
  return askAgain(cache, ({ state: { error } }) => error !== null && isOutOfReach(error));
}

async function askAgain(cache: QueryClient, isTouched: (query: Query) => boolean): Promise<void> {
  // A first answer that is still on its way may be older than the change, and the cache would take it as current.
  await cache.cancelQueries({ predicate: (query) => query.state.data === undefined && isTouched(query) });
  await cache.invalidateQueries({ predicate: isTouched });
}

/** Whether changes were missed between these two. */
export function isGap(before: number, { number }: Changes): boolean {
  return number !== before + 1;
}
