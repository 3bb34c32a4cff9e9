import { type PinProblem, pinProblems } from '../../shared/bridge/pins.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { secretProblems } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { OpeningProblem } from '../platform/secret-box.ts';
import type { Secrets } from './secrets.ts';
import type { Failures } from './secrets-file.ts';
import { remainingWaitMs, waitAfter } from './slow-down.ts';

/**
 * Checks a PIN or passphrase. Wrong ones are counted on the disk before they are answered, so that neither a restart
 * nor twenty windows at once give more tries; an unknown agent gets the same answers after the same time.
 * Where the key store does not open what a secret is compared with, nobody can tell, and no try is counted.
 */
export function createSignIn(secrets: Secrets, nowMs: () => number) {
  let queue: Promise<unknown> = Promise.resolve();

  /** Where the clock was set back, a wait starts anew from now: it must neither vanish nor last until the old time. */
  async function sinceNow(agentId: Id): Promise<Failures> {
    const failures = secrets.failures(agentId);
    if (failures.lastMs <= nowMs()) return failures;
    const moved = { ...failures, lastMs: nowMs() };
    await secrets.noteFailures(agentId, moved);
    return moved;
  }

  async function attempt(agentId: Id, secret: string): Promise<Result<Id>> {
    const failures = await sinceNow(agentId);
    const waitMs = remainingWaitMs(failures, nowMs());
    if (waitMs > 0) return wrong(waitMs);
    const matching = await secrets.matches(agentId, secret);
    if (typeof matching === 'string') return unreadable(matching);
    if (matching) {
      if (failures.count > 0) await secrets.noteFailures(agentId, { count: 0, lastMs: 0 });
      return { ok: true, value: agentId };
    }
    const count = failures.count + 1;
    await secrets.noteFailures(agentId, { count, lastMs: nowMs() });
    return wrong(waitAfter(count));
  }

  return async (agentId: Id, secret: string): Promise<Result<Id>> => {
    // Before its turn comes: a key store that does not answer keeps nobody else waiting.
    const problem = await secrets.keyProblem(agentId);
    if (problem) return unreadable(problem);
    const result = queue.then(() => attempt(agentId, secret));
    queue = result.catch(() => undefined); // The caller hears of it; the next try goes on.
    return result;
  };
}

const reasons: Readonly<Record<OpeningProblem, PinProblem>> = {
  changed: 'pins.changed',
  silent: 'pins.silent',
  none: 'pins.no-store',
};

function unreadable(problem: OpeningProblem) {
  const reason = reasons[problem];
  return failed('unavailable', pinProblems[reason], { reason });
}

function wrong(waitMs: number) {
  if (waitMs === 0) return failed('refused', secretProblems['secret.wrong'], { reason: 'secret.wrong' });
  const seconds = String(Math.ceil(waitMs / 1000));
  const sentence = `${secretProblems['secret.wrong']} Wait ${seconds} ${seconds === '1' ? 'second' : 'seconds'} first.`;
  return failed('refused', sentence, {
    reason: 'secret.wait',
    details: { seconds },
  });
}
