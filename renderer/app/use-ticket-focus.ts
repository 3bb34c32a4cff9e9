import { type RefObject, useEffect, useState } from 'react';
import type { QueueHandle } from '../features/queue/queue-list.tsx';
import { canHaveFocus } from '../ui/can-have-focus.ts';
import { useRegions } from '../ui/region.tsx';
import { isQueueHidden, restIn } from './regions.ts';

/** Goes to a ticket that was just made: to its heading at once, and to its row in the queue as soon as that is seen. */
export function useTicketFocus(queue: RefObject<QueueHandle | null>): (ticketId: string) => void {
  const regions = useRegions();
  const [awaited, setAwaited] = useState<string>();

  useEffect(() => {
    if (awaited === undefined) return undefined;
    // By now the form is closed, and the keyboard is back on what was there before: a key there would be misunderstood.
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
    // The person has moved the focus in the meantime.
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
