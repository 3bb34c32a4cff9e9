import type { DeskStatus, DeskTime } from '../../shared/bridge/contract/desk.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { createAnswerOrder } from './answer-order.ts';

interface StatusPorts {
  readonly ask: () => Promise<Result<DeskStatus & DeskTime>>;
  /** The desk’s time, or undefined if the desk does not answer. */
  readonly onContact: (nowMs: number | undefined) => void;
  readonly onStatus: (status: DeskStatus) => void;
}

export interface StatusChecks {
  /** Updates contact and status. When it resolves, both are at least as new as this question. */
  readonly askStatus: () => Promise<void>;
  /** Updates only the contact; resolves with whether the desk answers. */
  readonly checkContact: () => Promise<boolean>;
}

/** Asks for the desk’s status. An answer that was overtaken by the one to a newer question changes nothing. */
export function createStatusChecks({ ask, onContact, onStatus }: StatusPorts): StatusChecks {
  // Two orders: a newer check of the contact does not make a status obsolete that it did not show.
  const contacts = createAnswerOrder();
  const statuses = createAnswerOrder();

  async function check(onAnswer: (status: DeskStatus) => void): Promise<boolean> {
    const isNewest = contacts.asked();
    const answer = await ask();
    if (isNewest()) onContact(answer.ok ? answer.value.nowMs : undefined);
    if (answer.ok) onAnswer(answer.value);
    return answer.ok;
  }

  return {
    askStatus: async () => {
      const isNewest = statuses.asked();
      await check((status) => {
        if (isNewest()) onStatus(status);
      });
    },
    checkContact: () => check(() => undefined),
  };
}
