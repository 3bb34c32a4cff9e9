import { useEffect, useMemo, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { Id } from '../../shared/domain/id.ts';
import { createPlaceMemory, type FocusPlace, type PlaceMemory } from '../forms/place-memory.ts';
import { useRegions } from '../ui/region.tsx';
import type { Regions } from '../ui/regions.ts';
import { nearestPlace, ownerOf, ownPlace } from './own-places.ts';
import { restNextFrame } from './regions.ts';
import { parseRoute, showsTickets } from './routes.ts';
import type { Writing } from './use-writing.ts';

export interface Back {
  readonly memory: PlaceMemory;
  readonly back: () => void;
  readonly forward: () => void;
  readonly canGoBack: () => boolean;
  readonly canGoForward: () => boolean;
}

/** The mouse buttons that browsers use for it. */
const buttons = { back: 3, forward: 4 } as const;

/**
 * Back and Forward through the places of the signed-in agent, each as it was left: with what was scrolled, and with the
 * focus.
 */
export function useBack(agentId: Id, write: Writing['write']): Back {
  const regions = useRegions();
  const [memory] = useState(createPlaceMemory);

  const moves = useMemo(() => {
    const go = (by: -1 | 1) => {
      const place = nearestPlace(agentId, by);
      if (place) navigation.traverseTo(place.key);
    };
    return {
      canGoBack: () => nearestPlace(agentId, -1) !== undefined,
      canGoForward: () => nearestPlace(agentId, 1) !== undefined,
      back: () => go(-1),
      forward: () => go(1),
    };
  }, [agentId]);

  useEffect(() => {
    function leave(): void {
      const key = navigation.currentEntry?.key;
      if (key !== undefined) memory.leave(key, focusPlace(regions));
    }

    function enter({ navigationType, from }: NavigationCurrentEntryChangeEvent): void {
      if (navigationType === null) return;
      const isReturn = navigationType === 'traverse';
      // The browser’s own button may lead to a place of another agent: the window stays where it was.
      if (isReturn && ownerOf(navigation.currentEntry) !== agentId) {
        navigate(addressOf(from), { replace: true });
        return;
      }
      ownPlace(agentId);
      const focus = memory.enter(isReturn ? navigation.currentEntry?.key : undefined);
      if (isReturn) returnFocus(focus);
    }

    function returnFocus(focus: FocusPlace | undefined): void {
      const route = parseRoute(addressOf(navigation.currentEntry));
      const ticketId = showsTickets(route) ? route.ticketId : null;
      if (focus?.region === 'composer' && ticketId !== null) write({ subject: ticketId, tab: focus.tab ?? 'shown' });
      else
        requestAnimationFrame(() =>
          restNextFrame(regions, ...(focus ? [focus.region] : []), 'header', 'page', 'queue'),
        );
    }

    function click(event: MouseEvent): void {
      if (event.button !== buttons.back && event.button !== buttons.forward) return;
      event.preventDefault();
      if (event.type !== 'mouseup') return;
      if (event.button === buttons.back) moves.back();
      else moves.forward();
    }

    ownPlace(agentId);
    navigation.addEventListener('navigate', leave);
    navigation.addEventListener('currententrychange', enter);
    window.addEventListener('mousedown', click);
    window.addEventListener('mouseup', click);
    return () => {
      navigation.removeEventListener('navigate', leave);
      navigation.removeEventListener('currententrychange', enter);
      window.removeEventListener('mousedown', click);
      window.removeEventListener('mouseup', click);
    };
  }, [agentId, memory, moves, regions, write]);

  return useMemo(() => ({ memory, ...moves }), [memory, moves]);
}

function addressOf(place: NavigationHistoryEntry | null): string {
  return place?.url ? new URL(place.url).hash.replace(/^#/, '') || '/' : '/';
}

function focusPlace(regions: Regions): FocusPlace | undefined {
  const active = document.activeElement;
  const region = active ? regions.of(active)?.name : undefined;
  const tab = active?.closest<HTMLElement>('[data-tab]')?.dataset.tab;
  return region === undefined ? undefined : { region, tab: tab === 'reply' || tab === 'note' ? tab : undefined };
}
