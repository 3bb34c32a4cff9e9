import { type RefObject, useEffect, useRef, useState } from 'react';
import { isDialogOpen, onDialogsClosed } from '../../ui/open-dialogs.ts';
import { nothingRead, type Reading } from './reading.ts';

/** Marks the beginning and the end of an entry, for finding out what of it is on the screen. */
export const edges = ['start', 'end'] as const;

/**
 * Follows which entries of a list have been on the screen as a whole, in a window that somebody works in. What is taller
 * than the screen counts once both its beginning and its end have been there. `items` says when there are others.
 */
export function useReading(list: RefObject<HTMLElement | null>, items: unknown): Reading {
  const [reading, setReading] = useState(nothingRead);
  const observer = useRef<IntersectionObserver>(undefined);

  useEffect(() => {
    const inView = new Set<HTMLElement>();
    const measured = new Set<string>();
    const seen = new Map<string, Set<string>>();

    function check(): void {
      if (isSomebodyLooking()) {
        for (const { dataset } of inView) {
          const id = dataset.entry ?? '';
          seen.set(id, (seen.get(id) ?? new Set()).add(dataset.edge ?? ''));
        }
      }
      const read = new Set([...seen].filter(([, { size }]) => size === edges.length).map(([id]) => id));
      setReading((before) => (isSame(before, { read, measured }) ? before : { read, measured: new Set(measured) }));
    }

    // What a scroller, or the part of the window around it, hides is not in view.
    observer.current = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        const edge = target as HTMLElement; // Safe: only elements of the list are observed.
        measured.add(edge.dataset.entry ?? '');
        if (isIntersecting) inView.add(edge);
        else inView.delete(edge);
      }
      check();
    });
    const stopListening = onDialogsClosed(check);
    window.addEventListener('focus', check);
    document.addEventListener('visibilitychange', check);
    return () => {
      observer.current?.disconnect();
      stopListening();
      window.removeEventListener('focus', check);
      document.removeEventListener('visibilitychange', check);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other items are other elements in the list
  useEffect(() => {
    for (const edge of list.current?.querySelectorAll('[data-edge]') ?? []) observer.current?.observe(edge);
  }, [list, items]);

  return reading;
}

function isSomebodyLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus() && !isDialogOpen();
}

/** Both only ever grow. */
function isSame(one: Reading, other: Reading): boolean {
  return one.read.size === other.read.size && one.measured.size === other.measured.size;
}
