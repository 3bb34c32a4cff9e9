import { useCallback, useMemo } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Id } from '../../shared/domain/id.ts';
import { startingQueueId } from '../../shared/domain/records/queue.ts';
import { isFirstQueue } from '../../shared/views/queues.ts';
import type { Page, Viewer } from '../forms/page.ts';
import { pageAt } from './pages.ts';
import { emptySearch, type SearchRoute, searchPath, searchRoute } from './search-address.ts';

/** What the window shows: tickets of a queue or a search, or a page. It is kept in the address, so Back works. */
export type Route = TicketsRoute | PageRoute;

/** `part`: the segments of the address behind the page’s own. */
export interface PageRoute {
  readonly page: Page;
  readonly part?: readonly string[];
}

/** A list of tickets, with or without one of them. */
export type TicketsRoute = QueueRoute | SearchRoute;

export interface QueueRoute {
  readonly page: 'queue';
  readonly queue: Id;
  readonly ticketId: string | null;
}

/** The queue that a window opens with. Agents who don’t have it start with the first queue of their list. */
export const firstQueue: QueueRoute = { page: 'queue', queue: startingQueueId, ticketId: null };

export interface Router {
  readonly route: Route;
  readonly goTo: (route: Route, how?: { readonly replace: boolean }) => void;
}

/** The router of the window. */
export interface AddressRouter extends Router {
  /** Whether the address is still that of this route: a key may have led elsewhere since it was rendered. */
  readonly isCurrent: () => boolean;
}

export function useRouter(): AddressRouter {
  const [path, navigate] = useHashLocation();
  const goTo = useCallback<Router['goTo']>((route, how) => navigate(pathOf(route), how), [navigate]);
  const route = useMemo(() => parseRoute(path), [path]);
  const isCurrent = useCallback(() => location.hash.replace(/^#?\/?/, '/') === path, [path]);
  return { route, goTo, isCurrent };
}

export function showsTickets(route: Route): route is TicketsRoute {
  return route.page === 'queue' || route.page === 'search';
}

/** The queue, search screen or page of a route. It stays the same object while only the ticket changes, so that the navigation does too. */
export function usePlace(route: Route): Route {
  const { page } = route;
  const queue = route.page === 'queue' ? route.queue : undefined;
  return useMemo((): Route => {
    if (page === 'search') return emptySearch;
    return page === 'queue' ? { page, queue: queue ?? startingQueueId, ticketId: null } : { page };
  }, [page, queue]);
}

/** Address prefix of all queues but the built-in ones, so that no queue id can be mistaken for a page’s address. */
const elsewhere = 'queue';

export function pathOf(route: Route): string {
  if (route.page === 'search') return searchPath(route);
  if (route.page !== 'queue') return ['', route.page.address, ...(route.part ?? [])].join('/');
  const { queue, ticketId } = route;
  return [isFirstQueue(queue) ? '' : `/${elsewhere}`, queue, ...(ticketId === null ? [] : [ticketId])].join('/');
}

export function parseRoute(path: string): Route {
  const [, first = '', ...others] = path.split('/');
  const page = pageAt(first);
  const part = page?.hasParts ? others.filter((segment) => segment !== '') : [];
  if (page) return part.length > 0 ? { page, part } : { page };
  const search = searchRoute(path);
  if (search) return search;
  const [queue, ticketId] = first === elsewhere ? others : [isFirstQueue(first) ? first : startingQueueId, ...others];
  return { page: 'queue', queue: queue || startingQueueId, ticketId: ticketId || null };
}

/**
 * An address may come from another agent or host. A page the viewer may not open is replaced by the first queue.
 * `queueIds` are the agent’s own queues, undefined until they are loaded.
 */
export function allowedRoute(wanted: Route, viewer: Viewer, queueIds: readonly Id[] | undefined): Route {
  const route = showsTickets(wanted) || wanted.page.for(viewer) ? wanted : firstQueue;
  if (route.page !== 'queue') return route;
  const [first = route.queue] = queueIds ?? [];
  return !queueIds || queueIds.includes(route.queue) ? route : { ...route, queue: first };
}
