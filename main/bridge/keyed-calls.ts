import { keyReused } from '../../shared/bridge/request-key.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';

/** A request under a key: its owner, its input and the task that performs it. */
export interface KeyedCall {
  /** An agent of a desk, or a window without a signed-in agent. Equal keys of different owners are different. */
  readonly owner: string;
  readonly key: string;
  /** The whole request; only its fingerprint is kept, because it may contain a secret. */
  readonly asked: readonly [name: string, input: unknown];
  readonly task: () => Promise<Result<unknown>>;
}

/** Performs each keyed request once, however often it is sent, and returns the same answer each time. */
export type DoOnce = (call: KeyedCall) => Promise<Result<unknown>>;

/** How many answers are kept. After that, and after a restart, a repeated key is recognized by its effect. */
const mostKept = 500;

export function createKeyedCalls(): DoOnce {
  const entries = new Map<string, { readonly asked: string; readonly answer: Promise<Result<unknown>> }>();

  function forgetOldest(): void {
    for (const name of entries.keys()) {
      if (entries.size <= mostKept) return;
      entries.delete(name);
    }
  }

  return ({ owner, key, asked, task }) => {
    const name = `${owner} ${key}`;
    const fingerprint = fingerprintOf(asked);
    const known = entries.get(name);
    if (known) return known.asked === fingerprint ? known.answer : Promise.resolve(keyReused);
    const answer = task();
    const entry = { asked: fingerprint, answer };
    entries.set(name, entry);
    forgetOldest();
    // A request that failed may be repeated under the same key.
    const remove = () => void (entries.get(name) === entry && entries.delete(name));
    answer.then((result) => result.ok || remove(), remove);
    return answer;
  };
}
