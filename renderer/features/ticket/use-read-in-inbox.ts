import { useEffect } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useIsWindowActive } from '../../ui/use-is-window-active.ts';

/** A ticket that is only passed on the way to another one was not read. */
const readAfterMs = 1_000;

/** Marks the lines of the inbox about the shown ticket as read, while somebody looks at the window. */
export function useReadInInbox(ticketId: string | null): void {
  const unread = useAnswer('inbox.unread', {}).data;
  const isActive = useIsWindowActive();
  const ids = unread?.tickets.find((one) => one.ticketId === ticketId)?.ids;
  useEffect(() => {
    if (!ids || !isActive) return undefined;
    const timer = setTimeout(() => void deskside.call('inbox.read', { ids: [...ids] }), readAfterMs);
    return () => clearTimeout(timer);
  }, [ids, isActive]);
}
