import { useCallback, useEffect, useRef } from 'react';
import { mostRecent, type Place } from '../../shared/bridge/trail.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside } from '../bridge/deskside.ts';
import { pathOf, type Route, showsTickets } from './routes.ts';

interface Visit {
  readonly ticketId: string;
  readonly address: string;
}

const everyMs = 2_000;

/** A ticket that is only passed on the way through a list was not opened. */
const passedMs = 700;

/**
 * Remembers on this device where the agent is and which tickets they opened. Written every two seconds at most and
 * before the desk locks, so that opening a ticket waits for nothing. Returns what writes it at once.
 */
export function useTrail(route: Route): () => Promise<void> {
  const { onLocking } = useDesk();
  const place = placeOf(route);
  const { address, ticketId } = place;
  const opened = useRef<readonly Visit[]>([]);
  /** What could not be written. It is written with the next place. */
  const kept = useRef<readonly Visit[]>([]);
  const here = useRef(place);
  const told = useRef('');

  useEffect(() => {
    here.current = place;
  });

  useEffect(() => {
    const sinceMs = performance.now();
    const key = navigation.currentEntry?.key;
    return () => {
      // Moving through a list is one place.
      const isOnTheWay = navigation.currentEntry?.key === key && performance.now() - sinceMs < passedMs;
      if (ticketId !== null && !isOnTheWay) {
        opened.current = [...opened.current, { ticketId, address }].slice(-mostRecent);
      }
    };
  }, [address, ticketId]);

  const write = useCallback(async () => {
    const { current: now } = here;
    if (told.current === now.address && opened.current.length === 0) return;
    const shown = now.ticketId === null ? [] : [{ ticketId: now.ticketId, address: now.address }];
    const visits = [...kept.current, ...opened.current, ...shown].slice(-mostRecent);
    kept.current = [];
    opened.current = [];
    told.current = now.address;
    const written = await deskside.call('trail.visit', { place: now, opened: visits });
    if (!written.ok) kept.current = visits;
  }, []);

  useEffect(() => {
    const timer = setInterval(() => void write(), everyMs);
    const stop = onLocking(async () => {
      await write();
      return false;
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [onLocking, write]);

  return write;
}

function placeOf(route: Route): Place {
  const address = pathOf(route);
  if (!showsTickets(route)) return { address, ticketId: null, list: address };
  return { address, ticketId: route.ticketId, list: pathOf({ ...route, ticketId: null }) };
}
