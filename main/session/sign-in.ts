import { failed, type Result } from '../../shared/bridge/result.ts';
import { secretProblems } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Failures, Secrets } from './secrets.ts';
import { remainingWaitMs, waitAfter } from './slow-down.ts';

/**
 * Checks a PIN or passphrase. Wrong ones are counted on the disk before they are answered, so that neither a restart
 * nor twenty windows at once give more tries; an unknown agent gets the same answers after the same time.
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
    if (await secrets.matches(agentId, secret)) {
      if (failures.count > 0) await secrets.noteFailures(agentId, { count: 0, lastMs: 0 });
      return { ok: true, value: agentId };
    }
    const count = failures.count + 1;
    await secrets.noteFailures(agentId, { count, lastMs: nowMs() });
    return wrong(waitAfter(count));
  }

  return (agentId: Id, secret: string): Promise<Result<Id>> => {
    const result = queue.then(() => attempt(agentId, secret));
    queue = result.catch(() => undefined); // The caller hears of it; the next try goes on.
    return result;
  };
}

function wrong(waitMs: number) {
  if (waitMs === 0) return failed('refused', secretProblems['secret.wrong'], { reason: 'secret.wrong' });
  const seconds = String(Math.ceil(waitMs / 1000));
  return failed('refused', secretProblems['secret.wait'].replace('{seconds}', seconds), {
    reason: 'secret.wait',
    details: { seconds },
  });
}
