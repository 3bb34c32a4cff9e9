import { type RefObject, useEffect, useRef } from 'react';

/** Less than a line: whoever is this near to the end is reading the end. */
const nearPx = 12;

/**
 * Keeps the end of what scrolls in view, as long as that is where its reader is: details that arrive, a reply that grows
 * and a window that shrinks all take height away. `newest` brings the reader there in the first place.
 */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, newest: string | undefined): void {
  const isAtEnd = useRef(true);

  useEffect(() => {
    if (newest === undefined) return;
    isAtEnd.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller, newest]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let known = '';
    const sizes = () => `${element.scrollHeight} ${element.clientHeight}`;
    const note = () => {
      // Told of scrolling before the sizes changed, one would take the growth for the reader's own leaving.
      if (sizes() !== known) return;
      isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - nearPx;
    };
    const stay = new ResizeObserver(() => {
      known = sizes();
      if (isAtEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    for (const watched of [element, ...element.children]) stay.observe(watched);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      stay.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, [scroller]);
}
