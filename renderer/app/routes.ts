import { useCallback } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';

/** Where the window is: a queue with a ticket or none, or a page of its own. The address holds it, so Back works. */
export type Place =
  | { readonly page: 'queue'; readonly queue: QueueName; readonly ticketId: string | null }
  | { readonly page: 'drafts' | 'agents' | 'computer' };

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
  if (first === 'drafts' || first === 'agents' || first === 'computer') return { page: first };
  const queue = queueNames.find((name) => name === first) ?? 'open';
  return { page: 'queue', queue, ticketId: ticketId || null };
}
