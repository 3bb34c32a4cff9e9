import { useCallback } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';
import { isPageId, type PageId, pages, type Visitor } from './pages.tsx';

/** Where the window is: a queue with a ticket or none, or a page of its own. The address holds it, so Back works. */
export type Place =
  | { readonly page: 'queue'; readonly queue: QueueName; readonly ticketId: string | null }
  | { readonly page: PageId };

export const openQueue: Place = { page: 'queue', queue: 'open', ticketId: null };

export interface Route {
  readonly place: Place;
  readonly goTo: (place: Place, how?: { readonly replace: boolean }) => void;
}

export function useRoute(): Route {
  const [path, navigate] = useHashLocation();
  const goTo = useCallback<Route['goTo']>((place, how) => navigate(pathOf(place), how), [navigate]);
  return { place: placeOf(path), goTo };
}

export function pathOf(place: Place): string {
  if (place.page !== 'queue') return `/${place.page}`;
  return place.ticketId === null ? `/${place.queue}` : `/${place.queue}/${place.ticketId}`;
}

export function placeOf(path: string): Place {
  const [, first = '', ticketId] = path.split('/');
  if (isPageId(first)) return { page: first };
  const queue = queueNames.find((name) => name === first) ?? 'open';
  return { page: 'queue', queue, ticketId: ticketId || null };
}

/** An address may be left over from somebody else, or from another host: who may not be there is shown the open queue. */
export function allowedPlace(wanted: Place, visitor: Visitor): Place {
  const isAllowed = wanted.page === 'queue' || pages[wanted.page].for(visitor);
  return isAllowed ? wanted : openQueue;
}
