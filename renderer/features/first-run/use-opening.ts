import { useState } from 'react';
import type { Result } from '../../../shared/bridge/result.ts';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { createSerialQueue } from '../../../shared/lib/serial-queue.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';

export interface Opening {
  readonly isTrying: boolean;
  /** An error of the last attempt, besides the desk’s own problem. */
  readonly problem: string | undefined;
  readonly tryAgain: () => Promise<void>;
  readonly repair: () => Promise<void>;
  readonly takeOver: () => Promise<void>;
  readonly showFolder: () => Promise<void>;
}

/**
 * Ways to open a desk that could not be opened, one attempt at a time. `onChange` is called with the reason if an
 * attempt fails.
 */
export function useOpening({ folder, heldBy }: UnopenedDesk, onChange: (desk: UnopenedDesk) => void): Opening {
  const text = useText();
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<string>();

  const [attempts] = useState(createSerialQueue);

  /** A confirmed attempt always runs, after one that is still under way. */
  function attempt(ask: (key: string) => Promise<Result<object>>): Promise<void> {
    return attempts.run(async () => {
      setIsTrying(true);
      setProblem(undefined);
      const result = await ask(newKey());
      setIsTrying(false);
      if (result.ok) return;
      if (result.error.unopened) onChange(result.error.unopened);
      else setProblem(errorText(text, result.error));
    });
  }

  return {
    isTrying,
    problem,
    tryAgain: async () => {
      if (!isTrying) await attempt((key) => deskside.call('desk.open', { folder }, key));
    },
    repair: () => attempt((key) => deskside.call('desk.repair', { folder }, key)),
    takeOver: () => attempt((key) => deskside.call('desk.takeOver', { folder, token: heldBy?.token ?? '' }, key)),
    showFolder: async () => {
      const result = await deskside.call('desk.showFolder', {});
      setProblem(result.ok ? undefined : errorText(text, result.error));
    },
  };
}
