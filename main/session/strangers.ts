import type { Id } from '../../shared/domain/id.ts';
import type { Failures } from './secrets-data.ts';

/** More names than that are only tried by a program, which may begin anew then. */
const mostKept = 1_000;

/**
 * The wrong guesses for those who don’t work on the desk, in memory only. The waits don’t tell which names exist, and
 * nothing is left on the disk.
 */
export function createStrangers() {
  const guesses = new Map<Id, Failures>();
  return {
    failures: (agentId: Id): Failures => guesses.get(agentId) ?? { count: 0, lastMs: 0 },
    note: (agentId: Id, failures: Failures): void => {
      guesses.delete(agentId);
      guesses.set(agentId, failures);
      const [oldest] = guesses.keys();
      if (guesses.size > mostKept && oldest !== undefined) guesses.delete(oldest);
    },
  };
}
