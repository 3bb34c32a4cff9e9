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

    function look(): void {
      const row = rowOf(awaited ?? '');
      if (row && canHaveFocus(row)) row.focus({ preventScroll: true });
      else if (!isQueueHidden()) return;
      setAwaited(undefined);
    }

    const leave = () => setAwaited(undefined);
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-one'] });
    // The person has moved the focus in the meantime.
    window.addEventListener('keydown', leave);
    window.addEventListener('pointerdown', leave);
    look();
    return () => {
      observer.disconnect();
      window.removeEventListener('keydown', leave);
      window.removeEventListener('pointerdown', leave);
    };
  }, [awaited]);

  return setAwaited;
}
