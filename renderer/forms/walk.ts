import { createContext, useContext, useSyncExternalStore } from 'react';

/** Where the shown ticket is in the list that it was opened from. */
export interface WalkPlace {
  /** Null if the ticket is not in the list, or not any longer. */
  readonly index: number | null;
  readonly total: number;
}

interface Cursor {
  readonly id: string;
  readonly index: number;
}

type IdAt = (index: number) => string | undefined;

/**
 * The list of tickets beside the shown one, for walking through it from the ticket. Apart from React’s state, so that
 * moving through the list renders only what shows the place.
 */
export interface Walk {
  readonly place: () => WalkPlace | undefined;
  /** The ticket that one more step in the same direction leads to; undefined if its row is not loaded. */
  readonly ahead: () => string | undefined;
  /** `idAt`: the ticket at an index of the list. */
  readonly put: (place: WalkPlace | undefined, idAt?: IdAt) => void;
  readonly onChange: (listener: () => void) => () => void;
  /** The last position in a list that has been left. Moving through it continues there. */
  readonly lastIn: (list: string) => Cursor | undefined;
  readonly keep: (list: string, cursor: Cursor) => void;
}

export function createWalk(): Walk {
  const listeners = new Set<() => void>();
  const cursors = new Map<string, Cursor>();
  let place: WalkPlace | undefined;
  let listed: IdAt = () => undefined;
  let direction: 1 | -1 = 1;
  return {
    place: () => place,
    ahead: () => (place && place.index !== null ? listed(place.index + direction) : undefined),
    put: (next, idAt = () => undefined) => {
      listed = idAt;
      const [from, to] = [place?.index ?? null, next?.index ?? null];
      if (from !== null && to !== null && to !== from) direction = to < from ? -1 : 1;
      if (next?.index === place?.index && next?.total === place?.total) return;
      place = next;
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    lastIn: (list) => cursors.get(list),
    keep: (list, cursor) => void cursors.set(list, cursor),
  };
}

const WalkContext = createContext<Walk>(createWalk());

export const WalkProvider = WalkContext;

export function useWalk(): Walk {
  return useContext(WalkContext);
}

export function useWalkPlace(): WalkPlace | undefined {
  const { onChange, place } = useWalk();
  return useSyncExternalStore(onChange, place);
}
