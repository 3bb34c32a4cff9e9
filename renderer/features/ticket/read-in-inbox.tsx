import { memo, useEffect } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useIsWindowActive } from '../../ui/use-is-window-active.ts';

/** A ticket that is only passed on the way to another one was not read. */
const readAfterMs = 1_000;

/**
 * Marks the lines of the inbox about the shown ticket as read, while somebody looks at the window. A component of its
 * own, so that news of other tickets do not render this one.
 */
export const ReadInInbox = memo(function ReadInInbox({ ticketId }: { readonly ticketId: string }) {
  const unread = useAnswer('inbox.unread', {}).data;
  const isActive = useIsWindowActive();
  const ids = unread?.tickets.find((one) => one.ticketId === ticketId)?.ids;
  useEffect(() => {
    if (!ids || !isActive) return undefined;
    // If that fails, they stay unread, and the window says what is wrong with the desk.
    const timer = setTimeout(() => void deskside.call('inbox.read', { ids: [...ids] }), readAfterMs);
    return () => clearTimeout(timer);
  }, [ids, isActive]);
  return null;
});
