import { useEffect, useRef, useState } from 'react';
import type { Sent } from '../../shared/bridge/draft.ts';
import { useDesk } from './desk-provider.tsx';
import { deskside } from './deskside.ts';
import { useFollowSaving } from './saving.tsx';

/**
 * Finds out the result of a request that was never answered. `learn` is called with it as soon as the desk is
 * reachable. If the request was not executed, `learn` is not called and the request can be repeated.
 */
export function useLostAnswer(learn: (sent: Sent, key: string) => void): (key: string | undefined) => void {
  const { connection, askStatus } = useDesk();
  const follow = useFollowSaving();
  const [lost, setLost] = useState<string>();
  const [asked, setAsked] = useState(0);
  const latest = useRef(learn);
  latest.current = learn;

  useEffect(() => {
    if (lost === undefined || connection !== 'connected') return undefined;
    let isCurrent = true;
    async function ask(key: string): Promise<void> {
      const answer = await deskside.ask('key.sent', { key });
      if (!isCurrent) return;
      if (!answer.ok && answer.error.code === 'unavailable') {
        // The status shows whether the desk is reachable, which decides when to ask again.
        await askStatus();
        setAsked(asked + 1);
        return;
      }
      setLost(undefined);
      if (!answer.ok || !answer.value) return;
      void follow(Promise.resolve(answer));
      latest.current(answer.value, key);
    }
    void ask(lost);
    return () => {
      isCurrent = false;
    };
  }, [lost, connection, asked, askStatus, follow]);

  return setLost;
}
