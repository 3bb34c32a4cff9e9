import { useEffect, useRef, useState } from 'react';
import type { Sent } from '../../shared/bridge/draft.ts';
import { useDesk } from './desk-provider.tsx';
import { deskside } from './deskside.ts';
import { useFollowSaving } from './saving.tsx';

/**
 * Finds out the result of a request that was never answered: as soon as the desk is reachable, `learn` is called with
 * it. If the request was not done, it is not called, and the request can be repeated.
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
        // Whether the desk is there at all decides when it is asked again.
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
