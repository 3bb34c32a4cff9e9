import '../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { pageAt, pages } from '../../../../renderer/app/pages.ts';
import { allowedRoute, firstQueue, parseRoute, pathOf, type Route } from '../../../../renderer/app/routes.ts';
import type { Page } from '../../../../renderer/forms/page.ts';
import { firstQueueIds } from '../../../../shared/views/queues.ts';

function pageCalled(address: string): Page {
  return pageAt(address) ?? expect.fail(`There is no page ${address}`);
}

const places: readonly Route[] = [
  ...pages.map((page): Route => ({ page })),
  { page: pageCalled('set-up'), part: ['plan'] },
  { page: pageCalled('set-up'), part: ['plan', 'plan-default'] },
  ...[...firstQueueIds, 'set-up', 'queue', 'id-7'].flatMap((queue): Route[] => [
    { page: 'queue', queue, ticketId: null },
    { page: 'queue', queue, ticketId: 'ticket-1' },
  ]),
  ...['', 'printer', 'status:open topic:"Password Reset"', 'a/b?c#d%20 e+f', '%', 'プリンター', '..'].flatMap(
    (text): Route[] =>
      (['newest', 'best'] as const).flatMap((sort): Route[] => [
        { page: 'search', text, sort, ticketId: null },
        { page: 'search', text, sort, ticketId: 'ticket-1' },
      ]),
  ),
];

describe('Y85: the address of a place', () => {
  test('leads back to it, and to no other', () => {
    expect(places.map((place) => parseRoute(pathOf(place)))).toEqual(places);
    expect(new Set(places.map(pathOf)).size).toBe(places.length);
  });

  test.each(['', '/', '/nowhere', '/Open', 'open', '//', '/agent', '/toString'])('%j is the open queue', (path) => {
    expect(parseRoute(path)).toEqual({ page: 'queue', queue: 'open', ticketId: null });
  });

  test.each([
    ['/closed/', { page: 'queue', queue: 'closed', ticketId: null }],
    ['/mine/ticket-1/more', { page: 'queue', queue: 'mine', ticketId: 'ticket-1' }],
    ['/drafts/ticket-1', { page: pageCalled('drafts') }],
    ['/set-up//plan/', { page: pageCalled('set-up'), part: ['plan'] }],
    ['/queue', { page: 'queue', queue: 'open', ticketId: null }],
    ['/queue/id-7/', { page: 'queue', queue: 'id-7', ticketId: null }],
    ['/computer/', { page: pageCalled('computer') }],
    ['/search', { page: 'search', text: '', sort: 'newest', ticketId: null }],
    ['/search/100%/ticket-1/worst/more', { page: 'search', text: '100%', sort: 'newest', ticketId: 'ticket-1' }],
  ])('%j is read as far as it makes sense', (path, place) => {
    expect(parseRoute(path)).toEqual(place);
  });
});

describe('a route that the viewer may not open', () => {
  const allowed = (isAdministrator: boolean, hasComputer: boolean) =>
    pages
      .filter((page) => allowedRoute({ page }, { me: { isAdministrator }, hasComputer }, firstQueueIds).page === page)
      .map(({ address }) => address);
  const setUp = pageCalled('set-up');

  test('is the open queue instead: the set-up for an agent, this computer’s in a browser', () => {
    const refused = (...viewer: Parameters<typeof allowed>) =>
      ['drafts', 'set-up', 'computer'].filter((page) => !allowed(...viewer).includes(page));
    expect(refused(true, true)).toEqual([]);
    expect(refused(false, true)).toEqual(['set-up']);
    expect(refused(true, false)).toEqual(['computer']);
    expect(allowedRoute({ page: setUp }, { me: { isAdministrator: false }, hasComputer: true }, firstQueueIds)).toBe(
      firstQueue,
    );
  });

  const at = (queue: string) => ({ page: 'queue', queue, ticketId: 'ticket-1' }) as const;
  const viewer = { me: { isAdministrator: false }, hasComputer: false };

  test('is never one of their queues, nor any before the queues are known', () => {
    for (const queue of firstQueueIds) expect(allowedRoute(at(queue), viewer, firstQueueIds)).toEqual(at(queue));
    expect(allowedRoute(at('id-7'), viewer, undefined)).toEqual(at('id-7'));
  });

  test('is the first of their queues, with the ticket, where that queue is not theirs', () => {
    expect(allowedRoute(at('id-7'), viewer, firstQueueIds)).toEqual(at('open'));
    expect(allowedRoute(at('open'), viewer, ['id-8', 'mine'])).toEqual(at('id-8'));
    expect(allowedRoute({ page: setUp }, viewer, ['id-8'])).toEqual({
      page: 'queue',
      queue: 'id-8',
      ticketId: null,
    });
  });
});
