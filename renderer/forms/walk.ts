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

/**
 * The list of tickets beside the shown one, for walking through it from the ticket. Apart from React’s state, so that
 * moving through the list renders only what shows the place.
 */
export interface Walk {
  readonly place: () => WalkPlace | undefined;
  readonly put: (place: WalkPlace | undefined) => void;
  readonly onChange: (listener: () => void) => () => void;
  /** The last position in a list that has been left. Moving through it continues there. */
  readonly lastIn: (list: string) => Cursor | undefined;
  readonly keep: (list: string, cursor: Cursor) => void;
}

export function createWalk(): Walk {
  const listeners = new Set<() => void>();
  const cursors = new Map<string, Cursor>();
  let place: WalkPlace | undefined;
  return {
    place: () => place,
    put: (next) => {
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
