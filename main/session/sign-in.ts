import type { PinProblem } from '../../shared/bridge/pins.ts';
import type { PlainReason } from '../../shared/bridge/reasons.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import type { SecretLack } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { OpeningProblem } from '../platform/secret-box.ts';
import { createLanes } from './lanes.ts';
import type { Secrets } from './secrets.ts';
import type { Failures } from './secrets-data.ts';
import { type Moment, remainingWaitMs, waitAfter } from './slow-down.ts';
import { createStrangers } from './strangers.ts';

/** How many attempts of one agent may be pending; a person makes fewer. */
const mostTries = 5;

export interface SignInPorts {
  readonly secrets: Secrets;
  readonly nowMs: () => number;
  /** How long the computer has been up, if that is known. */
  readonly upMs?: (() => number) | undefined;
  /** Whether the agent is active on the desk. */
  readonly isAgent: (agentId: Id) => boolean;
  /** Called for an attempt of an agent that was wrong, or not checked because earlier ones were. */
  readonly onRefused?: (agentId: Id, end: 'wrong-secret' | 'locked') => void;
}

/**
 * Checks a PIN or passphrase. Wrong attempts are counted on the disk before they are answered, so that neither a
 * restart nor parallel windows give more attempts. The attempts of each agent are serialized separately. An unknown
 * agent gets the same refusals after the same time, and leaves no trace on the disk. If the stored secret is lost or the
 * key store does not open it, no attempt is counted.
 */
export function createSignIn({ secrets, nowMs, upMs, isAgent, onRefused }: SignInPorts) {
  const agents = createLanes(mostTries);
  const strangers = createLanes(mostTries);
  const unknown = createStrangers();

  function now(): Moment {
    return { nowMs: nowMs(), upMs: upMs?.() };
  }

  /** If the clock was set back, the wait starts again from now: it must neither vanish nor last until the old time. */
  async function sinceNow(agentId: Id): Promise<Failures> {
    const failures = secrets.failures(agentId);
    if (failures.lastMs <= nowMs()) return failures;
    const moved = { ...failures, lastMs: nowMs() };
    await secrets.noteFailures(agentId, moved);
    return moved;
  }

  async function attempt(agentId: Id, secret: string): Promise<Result<Id>> {
    const lack = lackOf(secrets, agentId);
    if (lack) return lacking(lack);
    const problem = await secrets.keyProblem(agentId);
    if (problem) return unreadable(reasons[problem]);
    const failures = await sinceNow(agentId);
    const waitMs = remainingWaitMs(failures, now());
    if (waitMs > 0) {
      onRefused?.(agentId, 'locked');
      return wrong(waitMs);
    }
    const matching = await secrets.matches(agentId, secret);
    if (typeof matching === 'string') return unreadable(reasons[matching]);
    if (matching) {
      if (failures.count > 0) await secrets.noteFailures(agentId, { count: 0, lastMs: 0 });
      return { ok: true, value: agentId };
    }
    const count = failures.count + 1;
    onRefused?.(agentId, 'wrong-secret');
    await secrets.noteFailures(agentId, failedNow(count));
    return wrong(waitAfter(count));
  }

  function failedNow(count: number): Failures {
    const { nowMs: lastMs, upMs } = now();
    return { count, lastMs, ...(upMs !== undefined && { upMs }) };
  }

  async function turnAway(agentId: Id, secret: string): Promise<Result<Id>> {
    const failures = unknown.failures(agentId);
    const waitMs = remainingWaitMs(failures, now());
    if (waitMs > 0) return wrong(waitMs);
    await secrets.matchNobody(secret);
    const count = failures.count + 1;
    unknown.note(agentId, failedNow(count));
    return wrong(waitAfter(count));
  }

  return async (agentId: Id, secret: string): Promise<Result<Id>> => {
    const state = secrets.state();
    if (state !== 'whole') return unreadable(lost[state]);
    const tried = isAgent(agentId)
      ? agents(agentId, () => attempt(agentId, secret))
      : strangers('', () => turnAway(agentId, secret));
    return tried ?? failed('refused', 'secret.crowd');
  };
}

const reasons: Readonly<Record<OpeningProblem, PinProblem & PlainReason>> = {
  changed: 'pins.changed',
  silent: 'pins.silent',
  none: 'pins.no-store',
};

const lost = { damaged: 'pins.file-damaged', missing: 'pins.file-missing' } as const;

/** Why an agent's secret cannot be checked on this computer. */
export function lackOf(secrets: Secrets, agentId: Id): SecretLack | undefined {
  const state = secrets.state();
  if (state !== 'whole') return lost[state];
  if (secrets.isUnreadable(agentId)) return 'pins.entry-damaged';
  return secrets.knows(agentId) ? undefined : 'secret.none';
}

function lacking(lack: SecretLack) {
  if (lack !== 'secret.none') return unreadable(lack);
  return failed('refused', lack);
}

function unreadable(reason: PinProblem & PlainReason) {
  return failed('unavailable', reason);
}

function wrong(waitMs: number) {
  if (waitMs === 0) return failed('refused', 'secret.wrong');
  return failed('refused', 'secret.wait', { details: { seconds: Math.ceil(waitMs / 1000) } });
}
