import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../shared/domain/id.ts';
import { deskside, newKey } from '../bridge/deskside.ts';
import type { Subject } from '../features/ticket/subject.ts';
import type { AwaitedRow, Selecting } from '../forms/ticket-list.tsx';
import { type AddressRouter, pathOf, type Route, showsTickets, type TicketsRoute } from './routes.ts';

export interface Selection {
  /** What the keys and commands for a ticket are meant for; null if no ticket is selected. */
  readonly subject: Subject | null;
  readonly awaited: AwaitedRow;
  readonly select: (ticketId: Id, how: Selecting) => void;
}

interface Awaited {
  /** Where the window was when the key was pressed. */
  readonly from: TicketsRoute;
  readonly index: number;
  readonly key: string;
  /** Null until the row is loaded. */
  readonly ticketId: Id | null;
}

/**
 * The ticket that is selected. A key may go to a row whose ticket is not known yet: from then on, nothing is meant for the
 * ticket that was selected before.
 */
export function useSelection({ route, goTo, isCurrent }: AddressRouter): Selection {
  const [last, setLast] = useState<Awaited | null>(null);
  /** Known before the next render: effects of the last one must not undo what a key has done since. */
  const meant = useRef<Awaited | null>(null);
  const mean = useCallback((next: Awaited | null) => {
    meant.current = next;
    setLast(next);
  }, []);
  const list = showsTickets(route) ? route : null;
  const awaited = last && list && isStillMeant(last, list) ? last : null;
  const selectedId = list?.ticketId ?? null;
  const foundId = awaited?.ticketId ?? null;

  useEffect(() => {
    if (last && !awaited && meant.current === last) mean(null);
  });

  /** The address that a key led to. */
  const walkedTo = useRef<string>(undefined);
  const show = useCallback(
    (from: TicketsRoute, ticketId: Id, how: 'chosen' | 'walked') => {
      if (ticketId === from.ticketId) return;
      // Back leads to where the walk began, not through all that it passed.
      const replace = how !== 'chosen' && walkedTo.current === pathOf(from);
      const to = { ...from, ticketId };
      walkedTo.current = how === 'chosen' ? undefined : pathOf(to);
      goTo(to, { replace });
    },
    [goTo],
  );

  useEffect(() => {
    if (!list || foundId === null) return;
    if (meant.current === last && isCurrent()) show(list, foundId, 'walked');
  }, [list, last, foundId, isCurrent, show]);

  const select = useCallback<Selection['select']>(
    (ticketId, how) => {
      if (how === 'chosen' || how === 'walked') {
        mean(null);
        if (list) show(list, ticketId, how);
        return;
      }
      const { current: now } = meant;
      if (now?.index === how.awaitedAt) mean({ ...now, ticketId });
    },
    [list, mean, show],
  );
  const begin = useCallback<AwaitedRow['begin']>(
    (index) => mean(list && index !== null ? { from: list, index, key: newKey(), ticketId: null } : null),
    [list, mean],
  );

  const subject = useMemo((): Subject | null => {
    if (awaited) return { key: awaited.key, ticketId: awaited.ticketId, find: () => ticketAt(awaited) };
    return selectedId === null ? null : { key: selectedId, ticketId: selectedId };
  }, [awaited, selectedId]);
  const index = awaited && awaited.ticketId === null ? awaited.index : null;
  return { subject, awaited: useMemo(() => ({ index, begin }), [index, begin]), select };
}

/** Whether the window has gone nowhere else since. */
function isStillMeant({ from, ticketId }: Awaited, route: Route): boolean {
  const path = pathOf(route);
  return path === pathOf(from) || (ticketId !== null && path === pathOf({ ...from, ticketId }));
}

/** For text that was written for a row which was left before it was loaded. */
async function ticketAt({ from, index }: Awaited): Promise<Id | undefined> {
  const page = { offset: index, limit: 1 };
  if (from.page === 'queue') {
    const rows = await deskside.ask('queue.page', { queue: from.queue, ...page });
    return rows.ok ? rows.value.rows[0]?.id : undefined;
  }
  const hits = await deskside.ask('search.page', { text: from.text, sort: from.sort, ...page });
  return hits.ok ? hits.value.hits[0]?.row.id : undefined;
}
