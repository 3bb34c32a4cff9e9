import type { Query, QueryClient } from '@tanstack/react-query';
import type { Changes } from '../../shared/bridge/changes.ts';
import { isQueryName, isStale } from '../../shared/bridge/contract/stale.ts';
import { rights } from '../../shared/bridge/contract/topics.ts';
import { isOutOfReach } from './ask-failed.ts';

/** Reloads only the queries that a batch of changes affects. */
export function followChanges(cache: QueryClient, changes: Changes): Promise<void> {
  const isTouched = ({ queryKey: [name, input], state: { data } }: Query) =>
    isQueryName(name) && isStale(name, input, changes, data);
  if (mayHide(changes)) forget(cache, isTouched);
  return askAgain(cache, isTouched);
}

/** After a gap in the changes, every query that is shown is reloaded. */
export function followGap(cache: QueryClient): Promise<void> {
  const isTouched = () => true;
  forget(cache, isTouched);
  return askAgain(cache, isTouched);
}

/** Whether the agent may have lost sight of something. */
function mayHide({ removed, topics }: Changes): boolean {
  return removed.length > 0 || rights.some((topic) => topics.includes(topic));
}

/** Answers that are kept but not shown would be shown for a moment when the agent comes back to them. */
function forget(cache: QueryClient, isTouched: (query: Query) => boolean): void {
  cache.removeQueries({ type: 'inactive', predicate: isTouched });
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
