import { type RefObject, useEffect, useRef } from 'react';
import { usePlaceMemory } from '../../forms/place-memory.ts';

/** Less than a line. A reader this close to the end is at the end. */
const nearPx = 12;

/**
 * Keeps the end in view while the reader is there: details that arrive, a growing composer and a smaller window all
 * reduce the height. A new value of `newest` scrolls to the end, or to where it was when Back or Forward return to it.
 */
export function useStayAtEnd(
  name: 'thread' | 'ticket',
  scroller: RefObject<HTMLElement | null>,
  newest: string | undefined,
): void {
  const isAtEnd = useRef(true);
  const memory = usePlaceMemory();

  useEffect(() => {
    if (newest === undefined) return;
    const top = memory.take(name);
    isAtEnd.current = top === undefined;
    scroller.current?.scrollTo({ top: top ?? scroller.current.scrollHeight });
  }, [memory, name, scroller, newest]);

  useEffect(() => {
    const { current } = scroller;
    return current ? memory.watch(name, current) : undefined;
  }, [memory, name, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with what is newest, the parts of the scroller may be others
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let known = '';
    const sizes = () => `${element.scrollHeight} ${element.clientHeight}`;
    const note = () => {
      // A scroll event caused by changed sizes must not be taken for the reader scrolling away.
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
  }, [scroller, newest]);
}
