import { type RefObject, useEffect, useRef } from 'react';
import { isDialogOpen, onDialogsClosed } from '../../ui/open-dialogs.ts';
import { nothingRead, type Reading } from './reading.ts';
import { useTicketState } from './use-ticket-state.ts';

/** Mark the start and end of an entry, to measure whether both were visible. */
export const edges = ['start', 'end'] as const;

/**
 * Tracks which entries of a list were completely visible while the window was focused. An entry taller than the screen
 * counts once its start and its end have been visible. Pass new `items` when the list changes. Another ticket begins anew.
 */
export function useReading(ticketId: string, list: RefObject<HTMLElement | null>, items: unknown): Reading {
  const [reading, setReading] = useTicketState(ticketId, nothingRead);
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

    // Parts clipped by a scroller do not count as visible.
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
  }, [setReading]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new items are new elements in the list, and another ticket has another observer
  useEffect(() => {
    for (const edge of list.current?.querySelectorAll('[data-edge]') ?? []) observer.current?.observe(edge);
  }, [list, items, setReading]);

  return reading;
}

function isSomebodyLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus() && !isDialogOpen();
}

/** Comparing sizes is enough, because the sets only grow. */
function isSame(one: Reading, other: Reading): boolean {
  return one.read.size === other.read.size && one.measured.size === other.measured.size;
}
