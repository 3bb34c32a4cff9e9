import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Secrets } from '../../../../main/session/secrets.ts';
import { createSignIn } from '../../../../main/session/sign-in.ts';
import type { Result } from '../../../../shared/bridge/result.ts';
import { secretsFolder, secretsOn } from '../../../support/secrets-on.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const minute = 60_000;

let disk: SimulatedDisk;
let nowMs: number;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder(secretsFolder);
  nowMs = Date.UTC(2026, 10, 16, 14, 0);
});

/** Secrets whose comparison takes no time: `right` is correct for all agents. */
async function quickSecrets(on = disk): Promise<Secrets> {
  return {
    ...(await secretsOn(on)),
    knows: () => true,
    matches: async (_agentId, secret) => secret === 'right',
    matchNobody: async () => undefined,
  };
}

async function signInOn(on = disk, change: Partial<Secrets> = {}) {
  const secrets = { ...(await quickSecrets(on)), ...change };
  return createSignIn({ secrets, nowMs: () => nowMs, isAgent: (id) => ['jane', 'john'].includes(id) });
}

/** The answer to a sign-in: success, wrong, or the seconds to wait. */
function told(result: Result<string>): string | number {
  if (result.ok) return 'in';
  return result.error.reason === 'secret.wait' ? Number(result.error.details?.seconds) : (result.error.reason ?? '');
}

async function tries(signIn: Awaited<ReturnType<typeof signInOn>>, agentId: string, secrets: readonly string[]) {
  const answers: (string | number)[] = [];
  for (const secret of secrets) answers.push(told(await signIn(agentId, secret)));
  return answers;
}

const wrong = (count: number) => Array.from({ length: count }, () => 'wrong');

describe('an agent who mistypes', () => {
  test('has five tries; then each wrong one makes the next wait longer, up to 15 minutes', async () => {
    const signIn = await signInOn();
    expect(await tries(signIn, 'jane', wrong(5))).toEqual([...Array.from({ length: 4 }, () => 'secret.wrong'), 5]);
    for (const [waited, next] of [
      [5, 15],
      [15, 60],
      [60, 300],
      [300, 900],
      [900, 900],
    ] as const) {
      nowMs += waited * 1_000 - 1;
      expect(await tries(signIn, 'jane', ['right'])).toEqual([1]);
      nowMs += 1;
      expect(await tries(signIn, 'jane', ['wrong'])).toEqual([next]);
    }
  });

  test('is in with the right one after the wait, however often it was wrong, and begins anew', async () => {
    const signIn = await signInOn();
    for (let round = 0; round < 50; round++) {
      await signIn('jane', 'wrong');
      nowMs += 15 * minute;
    }
    expect(await tries(signIn, 'jane', ['right', ...wrong(4)])).toEqual([
      'in',
      ...Array.from({ length: 4 }, () => 'secret.wrong'),
    ]);
  });

  test('delays no other agent', async () => {
    const signIn = await signInOn();
    await tries(signIn, 'jane', wrong(6));
    expect(await tries(signIn, 'john', ['wrong', 'right'])).toEqual(['secret.wrong', 'in']);
  });
});

describe('more tries', () => {
  test('cannot be gained from twenty windows at once', async () => {
    const signIn = await signInOn();
    const answers = await Promise.all(wrong(20).map((secret) => signIn('jane', secret)));
    expect(answers.map(told)).toEqual([
      ...Array.from({ length: 4 }, () => 'secret.wrong'),
      5,
      ...Array.from({ length: 15 }, () => 'secret.crowd'),
    ]);
    expect(told(await signIn('jane', 'right'))).toBe(5);
  });

  test('cannot be gained by a restart or a power failure', async () => {
    await tries(await signInOn(), 'jane', wrong(5));
    for (const later of [disk, disk.powerCutLosingAll()]) {
      expect(await tries(await signInOn(later), 'jane', ['right'])).toEqual([5]);
    }
  });

  test('cannot be gained by setting the clock back', async () => {
    const signIn = await signInOn();
    await tries(signIn, 'jane', wrong(5));
    nowMs -= 365 * 24 * 60 * minute;
    expect(await tries(signIn, 'jane', ['right'])).toEqual([5]);
  });

  test('have to be waited for no longer than that where the clock was set back', async () => {
    const signIn = await signInOn();
    await tries(signIn, 'jane', wrong(5));
    nowMs -= 365 * 24 * 60 * minute;
    expect(await tries(signIn, 'jane', ['right'])).toEqual([5]);
    nowMs += 4_999;
    expect(await tries(signIn, 'jane', ['right'])).toEqual([1]);
    nowMs += 1;
    expect(await tries(signIn, 'jane', ['right'])).toEqual(['in']);
  });
});

describe('while the computer is up', () => {
  let upMs: number;

  async function signInUp(on = disk) {
    const secrets = await quickSecrets(on);
    return createSignIn({ secrets, nowMs: () => nowMs, upMs: () => upMs, isAgent: () => true });
  }

  beforeEach(() => {
    upMs = 50 * minute;
  });

  test('P33: setting its clock, forward or back, changes no wait, not even with a restart of the program', async () => {
    await tries(await signInUp(), 'jane', wrong(5));
    for (const setMs of [365 * 24 * 60 * minute, -365 * 24 * 60 * minute, 6_000]) {
      nowMs += setMs;
      expect(await tries(await signInUp(), 'jane', ['right'])).toEqual([5]);
    }
    upMs += 4_000;
    expect(await tries(await signInUp(disk.powerCutLosingAll()), 'jane', ['right'])).toEqual([1]);
    upMs += 1_000;
    expect(await tries(await signInUp(), 'jane', ['right'])).toEqual(['in']);
  });

  test('P33: once it was started again, the wait is measured by its clock', async () => {
    await tries(await signInUp(), 'jane', wrong(5));
    upMs = 1_000;
    nowMs += 4_000;
    expect(await tries(await signInUp(), 'jane', ['right'])).toEqual([1]);
    nowMs += 1_000;
    expect(await tries(await signInUp(), 'jane', ['right'])).toEqual(['in']);
  });
});

describe('who does not work on the desk', () => {
  test.each(['nobody', 'jane-2', '0', 'constructor'])(
    'P28: (%s) is answered as an agent is, with the same waits, and leaves nothing on the disk',
    async (stranger) => {
      const signIn = await signInOn();
      const start = nowMs;
      await tries(signIn, 'jane', ['wrong']);
      const before = disk.files();
      const heard: (string | number)[] = [];
      const heardByAgent: (string | number)[] = [];
      for (const waitedMs of [0, 0, 0, 0, 0, 4_999, 1, 7_000, 8_000, 59_000]) {
        nowMs += waitedMs;
        heard.push(...(await tries(signIn, stranger, ['wrong'])));
      }
      expect(disk.files()).toEqual(before);
      nowMs = start;
      for (const waitedMs of [0, 0, 0, 0, 0, 4_999, 1, 7_000, 8_000, 59_000]) {
        nowMs += waitedMs;
        heardByAgent.push(...(await tries(signIn, 'john', ['wrong'])));
      }
      expect(heard).toEqual(heardByAgent);
      expect(heard.slice(4)).toEqual([5, 1, 15, 8, 60, 1]);
    },
  );

  test('P28: keeps nobody waiting who does, not even while their own try is compared', async () => {
    const signIn = await signInOn(disk, { matchNobody: () => new Promise(() => undefined) });
    const crowd = wrong(50).map((secret) => signIn('nobody', secret));
    expect(await tries(signIn, 'jane', ['right'])).toEqual(['in']);
    expect((await Promise.all(crowd.slice(5))).map(told)).toEqual(Array.from({ length: 45 }, () => 'secret.crowd'));
  });
});

describe('a crowd of tries for one agent', () => {
  test('P29: is sent away beyond a few, and each other agent’s try comes after one of them at most', async () => {
    const compared: string[] = [];
    const waiting: (() => void)[] = [];
    const signIn = await signInOn(disk, {
      matches: (agentId, secret) =>
        new Promise((answer) => {
          compared.push(agentId);
          waiting.push(() => answer(secret === 'right'));
        }),
    });
    const crowd = wrong(30).map((secret) => signIn('jane', secret));
    expect((await Promise.all(crowd.slice(5))).map(told)).toEqual(Array.from({ length: 25 }, () => 'secret.crowd'));
    const john = signIn('john', 'right');
    await vi.waitFor(() => expect(compared).toHaveLength(2));
    expect(compared).toEqual(['jane', 'john']);
    for (const answer of waiting) answer();
    expect(told(await john)).toBe('in');
  });
});

/** What each guess costs while a task runs; the guesses themselves are counted at a lower cost, and come out as ever. */
async function costsOf(task: () => Promise<void>): Promise<unknown[]> {
  const costs: unknown[] = [];
  const { scrypt } = crypto;
  crypto.scrypt = ((secret, salt, length, options, done) => {
    const { N, r, p } = options;
    costs.push({ N, r, p });
    scrypt(secret, salt, length, { N: 2, r: 1, p: 1 }, done);
  }) as typeof scrypt;
  syncBuiltinESMExports();
  try {
    await task();
  } finally {
    crypto.scrypt = scrypt;
    syncBuiltinESMExports();
  }
  return costs;
}

describe('secrets', () => {
  test('P28: match only their own agent’s, in any Unicode form that a keyboard produces; an unknown agent takes as long', async () => {
    const cost = { N: 2 ** 17, r: 8, p: 1 };
    let text = '';
    const costs = await costsOf(async () => {
      const secrets = await secretsOn(disk);
      await secrets.set('jane', 'Größe and ﬁsh 42');
      const later = await secretsOn(disk.powerCutLosingAll());
      expect(await later.matches('jane', 'Gro\u0308ße and fish 42')).toBe(true);
      expect(await later.matches('constructor', 'Größe and ﬁsh 42')).toBe(false);
      await later.matchNobody('Größe and ﬁsh 42');
      text = String(disk.files().get(`${secretsFolder}/secrets.json`));
    });
    // One hash to store the secret, and one for each comparison, whichever agent is named.
    expect(costs).toEqual([cost, cost, cost, cost]);
    expect(text).toContain('"N": 131072');
    expect(text).not.toContain('fish');
  });
});
