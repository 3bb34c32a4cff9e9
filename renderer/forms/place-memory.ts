import { createContext, useContext } from 'react';
import type { RegionName } from '../ui/regions.ts';

/** Scrollers whose position is part of a place. */
type Scroller = 'list' | 'thread' | 'ticket';

interface Place {
  readonly tops: ReadonlyMap<Scroller, number>;
  readonly focus: FocusPlace | undefined;
}

/** What had the focus. */
export interface FocusPlace {
  /** The region of the window. */
  readonly region: RegionName;
  /** In the composer, its tab. */
  readonly tab: 'reply' | 'note' | undefined;
}

/** How places were left, so that Back and Forward return to more than their address. */
export interface PlaceMemory {
  /** Registers a scroller while it is there. */
  readonly watch: (name: Scroller, element: HTMLElement) => () => void;
  /** Where a scroller was in the place that is returned to; once, by the scroller as soon as it has its content. */
  readonly take: (name: Scroller) => number | undefined;
  readonly leave: (key: string, focus: FocusPlace | undefined) => void;
  /** Returns what to focus. Everything that was not taken yet is forgotten. */
  readonly enter: (key: string | undefined) => FocusPlace | undefined;
}

export function createPlaceMemory(): PlaceMemory {
  const scrollers = new Map<Scroller, HTMLElement>();
  const places = new Map<string, Place>();
  let wanted = new Map<Scroller, number>();
  return {
    watch: (name, element) => {
      scrollers.set(name, element);
      return () => {
        if (scrollers.get(name) === element) scrollers.delete(name);
      };
    },
    take: (name) => {
      const top = wanted.get(name);
      wanted.delete(name);
      return top;
    },
    leave: (key, focus) => {
      const tops = new Map([...scrollers].map(([name, { scrollTop }]) => [name, scrollTop] as const));
      places.set(key, { tops, focus });
    },
    enter: (key) => {
      const place = key === undefined ? undefined : places.get(key);
      wanted = new Map(place?.tops);
      return place?.focus;
    },
  };
}

const PlaceMemoryContext = createContext<PlaceMemory>(createPlaceMemory());

export const PlaceMemoryProvider = PlaceMemoryContext;

export function usePlaceMemory(): PlaceMemory {
  return useContext(PlaceMemoryContext);
}
