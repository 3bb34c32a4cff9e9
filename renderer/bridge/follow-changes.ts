import type { Query, QueryClient } from '@tanstack/react-query';
import type { Changes } from '../../shared/bridge/changes.ts';
import { isOutOfReach } from './ask-failed.ts';

/** Kinds of desk records whose names stand in rows and facts. */
const shownInRows: ReadonlySet<string> = new Set([
  'agent',
  'team',
  'person',
  'priority',
  'status',
  'department',
  'role',
  'topic',
]);

const ofQueues: ReadonlySet<unknown> = new Set(['queue.page', 'queue.counts', 'queue.position']);

/** Makes the window ask again for what a batch of changes touches, and only for that. */
export function followChanges(
  cache: QueryClient,
  { rows, removed, records, drafts, computer }: Changes,
): Promise<void> {
  const tickets = new Set([...rows.map(({ id }) => id), ...removed]);
  const renamed = records.some((kind) => shownInRows.has(kind));
  const isTouched = ([name, input]: readonly unknown[]): boolean => {
    if (ofQueues.has(name)) return tickets.size > 0 || renamed;
    if (name === 'ticket.page' || name === 'ticket.spans') return tickets.has(ticketIdOf(input)) || renamed;
    if (name === 'desk.choices' || name === 'agents.list') return records.length > 0;
    if (name === 'draft.list') return drafts || tickets.size > 0 || renamed;
    if (name === 'computer.status') return computer;
    // Who is found by name follows from whose tickets are in sight.
    return name === 'people.find' && (tickets.size > 0 || renamed);
  };
  return askAgain(cache, ({ queryKey }) => isTouched(queryKey));
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

function ticketIdOf(input: unknown): string {
  return typeof input === 'object' && input !== null && 'ticketId' in input ? String(input.ticketId) : '';
}

/** Whether there were changes in between that this window has not heard of. */
export function isGap(before: number, { number }: Changes): boolean {
  return number !== before + 1;
}
