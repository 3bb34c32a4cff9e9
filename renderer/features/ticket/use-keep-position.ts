import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Position {
  readonly first: Element;
  /** How far below the beginning of what scrolls it was. */
  readonly offset: number;
}

/**
 * Keeps what is on the screen where it is when items are added above the first one of a list. A browser does that only
 * for readers who have scrolled, and “Show earlier” is at the very top.
 */
export function useKeepPosition(scroller: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>): void {
  const known = useRef<Position>(undefined);
  const scrolledPx = useRef(0);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = () => {
      scrolledPx.current = element.scrollTop;
    };
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const first = list.current?.firstElementChild;
    if (!element || !first) return;
    const before = known.current;
    if (before && before.first !== first && before.first.isConnected) {
      element.scrollTop = offsetIn(element, before.first) - (before.offset - scrolledPx.current);
    }
    scrolledPx.current = element.scrollTop;
    known.current = { first, offset: offsetIn(element, first) };
  });
}

function offsetIn(scroller: Element, element: Element): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
