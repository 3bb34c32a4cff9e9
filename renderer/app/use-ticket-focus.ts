import { useEffect, useState } from 'react';
import { canHaveFocus } from '../ui/can-have-focus.ts';
import { isQueueHidden, rowOf } from './queue-focus.ts';
import { rest, restIn } from './regions.ts';

/** Goes to a ticket that was just made: to its heading at once, and to its row in the queue as soon as that is seen. */
export function useTicketFocus(): (ticketId: string) => void {
  const [awaited, setAwaited] = useState<string>();

  useEffect(() => {
    if (awaited === undefined) return undefined;
    // By now the form is closed, and the keyboard is back on what was there before: a key there would be misunderstood.
    rest(restIn(['page', 'header']));

    function check(): void {
      const row = rowOf(awaited ?? '');
      if (row && canHaveFocus(row)) row.focus({ preventScroll: true });
      else if (!isQueueHidden()) return;
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
  }, [awaited]);

  return setAwaited;
}
