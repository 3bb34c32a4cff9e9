import { keyReused } from '../../shared/bridge/request-key.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';

/** What is asked for under one key, by whom, and how it is done. */
export interface KeyedCall {
  /** An agent of a desk, or a window where nobody is signed in: of another owner it is another key. */
  readonly owner: string;
  readonly key: string;
  /** All that was asked for; only its fingerprint is kept, because there may be a secret in it. */
  readonly asked: readonly [name: string, input: unknown];
  readonly task: () => Promise<Result<unknown>>;
}

/** Does what is asked for under a key once, however often it comes, and gives everybody who asks the one answer. */
export type DoOnce = (call: KeyedCall) => Promise<Result<unknown>>;

/** Answers that are kept. Whatever outlives them, and the process, tells a repeated key by what it has led to. */
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
    // What was not done may be asked for again under the same key.
    const remove = () => void (entries.get(name) === entry && entries.delete(name));
    answer.then((result) => result.ok || remove(), remove);
    return answer;
  };
}
