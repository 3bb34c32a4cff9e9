import { randomInt, timingSafeEqual } from 'node:crypto';
import type { RecoveryState } from '../../shared/bridge/recovery.ts';
import { codeParts, type RecoveryProblem, recoveryCodeOf } from '../../shared/bridge/recovery-code.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { derive, hashOf, type PlainHash } from './hash.ts';
import { createLanes } from './lanes.ts';
import { noCode, openRecoveryFile, type RecoveryData } from './recovery-file.ts';
import type { HashSecret } from './secrets.ts';
import type { Failures } from './secrets-data.ts';
import { remainingWaitMs, waitAfter } from './slow-down.ts';

/** The desk's recovery code: one for its administrators, on paper; only its hash is stored. */
export interface Recovery {
  readonly state: () => RecoveryState;
  /** Creates a new code; the previous one stops working. */
  readonly make: () => Promise<{ readonly code: string; readonly madeMs: number }>;
  /** The code created then was stored away by a person. */
  readonly noteKept: (madeMs: number) => Promise<void>;
  /** Compares a code. Wrong codes are counted separately from wrong passphrases, so that neither blocks the other. */
  readonly check: (code: string) => Promise<'right' | CodeRefused>;
}

export interface CodeRefused {
  readonly problem: RecoveryProblem | 'secret.crowd';
  readonly waitMs: number;
  /** Whether a code was compared; otherwise it was not, because earlier ones were wrong. */
  readonly isWrong: boolean;
}

export interface RecoveryPorts {
  readonly disk: Disk;
  readonly folder: string;
  readonly onFault: OnDocumentFault;
  readonly nowMs: () => number;
  /** How long the computer has been up, if that is known. */
  readonly upMs?: (() => number) | undefined;
  readonly hash?: HashSecret | undefined;
}

/** How many attempts may wait for each other. */
const mostTries = 5;

export async function openRecovery(ports: RecoveryPorts): Promise<Recovery> {
  const { disk, folder, onFault, nowMs, upMs, hash = hashOf } = ports;
  const file = await openRecoveryFile(disk, folder, onFault);
  const tries = createLanes(mostTries);
  const changes = createLanes(Number.POSITIVE_INFINITY);

  /** Changes run in order, each based on the previous one. */
  async function change(become: (data: RecoveryData) => RecoveryData): Promise<void> {
    await changes('', () => file.change(become(file.data() ?? noCode)));
  }

  async function make(): Promise<{ readonly code: string; readonly madeMs: number }> {
    const code = recoveryCodeOf(Array.from({ length: codeParts.count }, () => randomInt(codeParts.below)));
    const kept = { hash: await hash(code), madeMs: nowMs(), isKept: false };
    await change((data) => ({ ...noCode, code: kept, earlier: data.earlier ?? data.code?.hash ?? null }));
    await change(withoutEarlier).catch((error: unknown) => {
      if (!isSystemError(error)) throw error; // The new code is safe; the previous one is removed when the new one is confirmed.
    });
    return { code, madeMs: kept.madeMs };
  }

  /** If the clock was set back, the wait starts again from now, as it does for a PIN. */
  async function sinceNow(failures: Failures): Promise<Failures> {
    if (failures.lastMs <= nowMs()) return failures;
    const moved = { ...failures, lastMs: nowMs() };
    await change((data) => ({ ...data, failures: moved }));
    return moved;
  }

  async function compare(code: string): Promise<'right' | CodeRefused> {
    const data = file.data();
    if (!data) return refused('recovery.damaged');
    if (!data.code) return refused('recovery.none');
    const failures = await sinceNow(data.failures);
    const waitMs = remainingWaitMs(failures, { nowMs: nowMs(), upMs: upMs?.() });
    if (waitMs > 0) return refused('recovery.wait', waitMs);
    for (const stored of [data.code.hash, data.earlier]) if (stored && (await fits(code, stored))) return 'right';
    const count = failures.count + 1;
    const last: Failures = { count, lastMs: nowMs(), ...(upMs && { upMs: upMs() }) };
    await change((present) => ({ ...present, failures: last }));
    const nextMs = waitAfter(count);
    return refused(nextMs > 0 ? 'recovery.wait' : 'recovery.wrong', nextMs, true);
  }

  function state(): RecoveryState {
    const data = file.data();
    if (!data) return { kind: 'damaged' };
    if (!data.code) return { kind: 'none' };
    const { madeMs, isKept } = data.code;
    return { kind: 'made', madeMs, isKept };
  }

  return {
    state,
    make,
    noteKept: (madeMs) =>
      change((data) =>
        data.code?.madeMs === madeMs ? { ...withoutEarlier(data), code: { ...data.code, isKept: true } } : data,
      ),
    check: async (code) => (await tries('', () => compare(code))) ?? refused('secret.crowd'),
  };
}

function withoutEarlier(data: RecoveryData): RecoveryData {
  return { ...data, earlier: null };
}

async function fits(code: string, stored: PlainHash): Promise<boolean> {
  const expected = Buffer.from(stored.hash, 'base64');
  const given = await derive(code, stored);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function refused(problem: CodeRefused['problem'], waitMs = 0, isWrong = false): CodeRefused {
  return { problem, waitMs, isWrong };
}
