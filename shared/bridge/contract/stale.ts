import type { Id } from '../../domain/id.ts';
import type { Changes } from '../changes.ts';
import { type QueryName, queries } from './areas.ts';

/** Whether a cached answer may be out of date after these changes. Without the answer, it may name any ticket or person. */
export function isStale(query: QueryName, input: unknown, changes: Changes, answer?: unknown): boolean {
  const { tickets, removed, requesters, topics } = changes;
  return queries[query].shows.some((shown) => {
    if (shown === 'mentioned') return [...tickets, ...removed].some((id) => mayName('mentions', query, answer, id));
    if (shown === 'requested') return requesters.some((id) => mayName('requesters', query, answer, id));
    if (shown === 'tickets') return tickets.length + removed.length > 0;
    if (shown === 'records') return topics.some((topic) => topic === `record:${named(input, 'kind')}`);
    if (shown !== 'ticket') return topics.includes(shown);
    const ticketId = named(input, 'ticketId');
    return tickets.includes(ticketId) || removed.includes(ticketId);
  });
}

function mayName(what: 'mentions' | 'requesters', query: QueryName, answer: unknown, id: Id): boolean {
  const namedIn = queries[query][what];
  // Safe: it is the query's own answer.
  return answer === undefined || !namedIn || namedIn(answer as never).includes(id);
}

export function isQueryName(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queries, name);
}

/** The value of this name in an input, which may be anything. */
function named(input: unknown, name: string): string {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, name)) return '';
  return String((input as Readonly<Record<string, unknown>>)[name]);
}
