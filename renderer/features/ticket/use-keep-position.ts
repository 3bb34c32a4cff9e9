import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Position {
  readonly first: Element;
  /** Its offset from the top of the scrolled content. */
  readonly offset: number;
}

/**
 * Keeps visible items in place when items are added above them. Browsers do that only after scrolling, and “Show
 * earlier” is at the very top.
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
    const before = known.current;
    if (!element || !before?.first.isConnected || before.first === list.current?.firstElementChild) return;
    element.scrollTop = offsetIn(element, before.first) - (before.offset - scrolledPx.current);
  });

  // Later than what else moves and changes the list, so that a new ticket is laid out once.
  useEffect(() => {
    const element = scroller.current;
    const first = list.current?.firstElementChild;
    if (!element || !first) return;
    scrolledPx.current = element.scrollTop;
    known.current = { first, offset: offsetIn(element, first) };
  });
}

function offsetIn(scroller: Element, element: Element): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
