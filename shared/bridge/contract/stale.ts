import type { Changes } from '../changes.ts';
import { type QueryName, queries } from './areas.ts';

/** Whether an answer that a window keeps may be another one after these changes. */
export function isStale(query: QueryName, input: unknown, { tickets, removed, topics }: Changes): boolean {
  return queries[query].shows.some((shown) => {
    if (shown === 'tickets') return tickets.length + removed.length > 0;
    if (shown !== 'ticket') return topics.includes(shown);
    const ticketId = ticketIdIn(input);
    return tickets.includes(ticketId) || removed.includes(ticketId);
  });
}

export function isQueryName(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queries, name);
}

function ticketIdIn(input: unknown): string {
  return typeof input === 'object' && input !== null && 'ticketId' in input ? String(input.ticketId) : '';
}
