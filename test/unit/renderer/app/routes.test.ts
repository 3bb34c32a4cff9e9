import { describe, expect, test } from 'vitest';
import { type Place, pathOf, placeOf } from '../../../../renderer/app/routes.ts';
import { queueNames } from '../../../../shared/views/queues.ts';

const places: readonly Place[] = [
  { page: 'drafts' },
  { page: 'agents' },
  { page: 'computer' },
  ...queueNames.flatMap((queue): Place[] => [
    { page: 'queue', queue, ticketId: null },
    { page: 'queue', queue, ticketId: 'ticket-1' },
  ]),
];

describe('the address of a place', () => {
  test('leads back to it, and to no other', () => {
    expect(places.map((place) => placeOf(pathOf(place)))).toEqual(places);
    expect(new Set(places.map(pathOf)).size).toBe(places.length);
  });

  test.each(['', '/', '/nowhere', '/Open', 'open', '//', '/agent', '/toString'])('%j is the open queue', (path) => {
    expect(placeOf(path)).toEqual({ page: 'queue', queue: 'open', ticketId: null });
  });

  test.each([
    ['/closed/', { page: 'queue', queue: 'closed', ticketId: null }],
    ['/mine/ticket-1/more', { page: 'queue', queue: 'mine', ticketId: 'ticket-1' }],
    ['/agents/ticket-1', { page: 'agents' }],
    ['/computer/', { page: 'computer' }],
  ])('%j is read as far as it makes sense', (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });
});
