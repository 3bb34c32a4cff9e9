import { type RefObject, useEffect, useState } from 'react';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { canHaveFocus } from '../ui/can-have-focus.ts';
import { useRegions } from '../ui/region.tsx';
import { isQueueHidden, restIn } from './regions.ts';

/** Moves the focus to a new ticket: to its heading at once, and to its row in the queue when that is drawn. */
export function useTicketFocus(queue: RefObject<ListHandle | null>): (ticketId: string) => void {
  const regions = useRegions();
  const [awaited, setAwaited] = useState<string>();

  useEffect(() => {
    if (awaited === undefined) return undefined;
    // By now the form is closed and the focus has returned to the element that opened it, where a key press would do
    // something else.
    restIn(regions, 'page', 'header');

    function check(): void {
      const row = queue.current?.rowOf(awaited ?? '');
      if (row && canHaveFocus(row)) row.focus({ preventScroll: true });
      else if (!isQueueHidden(regions)) return;
      setAwaited(undefined);
    }

    const cancel = () => setAwaited(undefined);
    const observer = new MutationObserver(check);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-one'] });
    // A key or click means that the person has moved on.
    window.addEventListener('keydown', cancel);
    window.addEventListener('pointerdown', cancel);
    check();
    return () => {
      observer.disconnect();
      window.removeEventListener('keydown', cancel);
      window.removeEventListener('pointerdown', cancel);
    };
  }, [awaited, queue, regions]);

  return setAwaited;
}
