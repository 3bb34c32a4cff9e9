import { QueryObserver, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOptions } from '../../bridge/answers.ts';
import { deskside } from '../../bridge/deskside.ts';
import { isWindowActive, onWindowActive } from '../../ui/use-is-window-active.ts';

/** A ticket that is only passed on the way to another one was not read. */
const readAfterMs = 1_000;

/**
 * Marks the lines of the inbox about the shown ticket as read, while somebody looks at the window. It renders nothing:
 * most news is about other tickets.
 */
export function useReadInInbox(ticketId: string | null): void {
  const cache = useQueryClient();

  useEffect(() => {
    if (ticketId === null) return undefined;
    const unread = new QueryObserver(cache, answerOptions('inbox.unread', {}));
    let awaited = '';
    let timer: ReturnType<typeof setTimeout> | undefined;

    function follow(): void {
      const ids = unread.getCurrentResult().data?.tickets.find((one) => one.ticketId === ticketId)?.ids ?? [];
      const wanted = isWindowActive() ? ids.join(' ') : '';
      if (wanted === awaited) return;
      awaited = wanted;
      clearTimeout(timer);
      // If that fails, they stay unread, and the window says what is wrong with the desk.
      if (wanted !== '') timer = setTimeout(() => void deskside.call('inbox.read', { ids: [...ids] }), readAfterMs);
    }

    const stops = [unread.subscribe(follow), onWindowActive(follow)];
    follow();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [cache, ticketId]);
}
