import { beforeEach, describe, expect, test } from 'vitest';
import { isSystemError } from '../../main/platform/disk.ts';
import type { Secrets } from '../../main/session/secrets.ts';
import { type FakeKeyStore, fakeKeyStore } from '../support/fake-key-store.ts';
import { seed, seeded } from '../support/fault-desk.ts';
import { failAsPlanned, heal } from '../support/fault-plan.ts';
import { legibleHashes, putQuickSecrets, quickSecretsOn } from '../support/secrets-on.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';

const quick = { jane: 'three kettles on a roof', john: '271828', vera: '314159' };
const newPin = '161803';
const strong = { evenIfWeak: false };

let disk: SimulatedDisk;
let store: FakeKeyStore;

beforeEach(async () => {
  disk = createSimulatedDisk();
  store = fakeKeyStore();
  await putQuickSecrets(disk, quick);
  await (await open(disk)).matches('jane', quick.jane);
});

function open(on: SimulatedDisk): Promise<Secrets> {
  return quickSecretsOn(on, store.box);
}

/**
 * All agents can sign in, and while PINs are protected the only readable hash on the disk is that of Jane’s passphrase.
 */
async function expectWhole(on: SimulatedDisk, legible = 1): Promise<void> {
  const secrets = await open(on);
  if (secrets.isProtected()) expect(new Set(legibleHashes(on.files())).size).toBe(legible);
  await expectEverybodyIn(secrets);
}

async function expectEverybodyIn(secrets: Secrets): Promise<void> {
  expect(await secrets.matches('jane', quick.jane)).toBe(true);
  expect(await secrets.matches('vera', quick.vera)).toBe(true);
  const isOld = await secrets.matches('john', quick.john);
  expect(isOld || (await secrets.matches('john', newPin))).toBe(true);
}

/** What a disk holds before each call that changes it, after a kill and after a power cut. */
async function momentsOf(on: SimulatedDisk, task: () => Promise<unknown>): Promise<SimulatedDisk[]> {
  const random = seeded(71);
  const moments: SimulatedDisk[] = [];
  on.hooks = {
    before: (call) => {
      if (changesDisk(call)) moments.push(on.copy(), on.powerCutLosingAll(), on.powerCut(random));
    },
  };
  await task();
  on.hooks = {};
  return [...moments, on.copy(), on.powerCutLosingAll()];
}

type Task = (secrets: Secrets) => Promise<unknown>;

const tasks: readonly (readonly [what: string, isOnBefore: boolean, task: Task])[] = [
  ['protection is switched on', false, (secrets) => secrets.protect(strong)],
  ['protection is switched off', true, (secrets) => secrets.unprotect(['jane', 'john', 'vera'])],
  ['an agent gets a new PIN', true, (secrets) => secrets.set('john', newPin)],
];

describe.each(tasks)(`while %s (seed ${seed})`, (_what, isOnBefore, task) => {
  beforeEach(async () => {
    if (isOnBefore) await (await open(disk)).protect(strong);
  });

  test('P8: a kill or a power cut at any call lets everybody sign in', async () => {
    const secrets = await open(disk);
    const moments = await momentsOf(disk, () => task(secrets));
    expect(moments.length).toBeGreaterThan(18);
    for (const moment of moments) await expectWhole(moment);
  });

  test('P8: a call that fails leaves secrets that work here and after a restart, and it can be done again', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, cameToPass = true; cameToPass; at += 1) {
        const failing = disk.copy();
        const secrets = await open(failing);
        const isOver = failAsPlanned(failing, { at, code: 'EIO', lasting: false, when });
        const outcome = await task(secrets).catch((error: unknown) => expect(isSystemError(error)).toBe(true));
        cameToPass = isOver();
        heal(failing);
        // Where the key's own file could not be read, the new PIN is kept without protection and says so.
        await expectWhole(failing.copy(), outcome === 'unprotected' ? 2 : 1);
        await expectEverybodyIn(secrets);
        await task(secrets);
        await expectWhole(failing);
      }
    }
  });
});

test.each(tasks.slice(0, 2))(
  'P8: while %s, a second kill at the next start lets everybody sign in too',
  async (...of) => {
    const [, isOnBefore, task] = of;
    if (isOnBefore) await (await open(disk)).protect(strong);
    const secrets = await open(disk);
    for (const moment of await momentsOf(disk, () => task(secrets))) {
      for (const second of await momentsOf(moment, () => open(moment))) await expectWhole(second);
    }
  },
);

test('P8: hashes that were sealed in the last write before a kill are pushed out of the older generation', async () => {
  const secrets = await open(disk);
  const moments = await momentsOf(disk, () => secrets.protect(strong));
  const half = moments.filter((moment) => {
    const newest = String(moment.files().get('/home/desk/secrets.json'));
    return newest.includes('"isOn": true') && new Set(legibleHashes(moment.files())).size > 1;
  });
  expect(half.length).toBeGreaterThan(0);
  for (const moment of half) {
    await open(moment);
    expect(new Set(legibleHashes(moment.files())).size).toBe(1);
  }
});
