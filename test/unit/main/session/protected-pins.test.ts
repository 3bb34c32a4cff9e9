import { beforeEach, describe, expect, test } from 'vitest';
import { noSecretBox, type SecretBox } from '../../../../main/platform/secret-box.ts';
import type { Secrets } from '../../../../main/session/secrets.ts';
import { createSignIn } from '../../../../main/session/sign-in.ts';
import type { Result } from '../../../../shared/bridge/result.ts';
import { type FakeKeyStore, fakeKeyStore } from '../../../support/fake-key-store.ts';
import { legibleHashes, putQuickSecrets, quickSecretsOn, secretsFolder } from '../../../support/secrets-on.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const strong = { evenIfWeak: false };
const weakToo = { evenIfWeak: true };

/** Jane administers the desk with a passphrase; John has a PIN, Vera a short passphrase. */
const quick = { jane: 'three kettles on a roof', john: '271828', vera: 'tulip-42' };
const newPin = '161803';
const everybody = Object.entries(quick);

let disk: SimulatedDisk;
let store: FakeKeyStore;

beforeEach(async () => {
  disk = createSimulatedDisk();
  store = fakeKeyStore();
  await putQuickSecrets(disk, quick);
});

function signInWith(secrets: Secrets, nowMs: number) {
  return createSignIn({ secrets, nowMs: () => nowMs, isAgent: () => true });
}

function open(box: SecretBox = store.box, on = disk): Promise<Secrets> {
  return quickSecretsOn(on, box);
}

/** A desk whose PINs are protected, after a restart. */
async function protectedSecrets(): Promise<Secrets> {
  const secrets = await open();
  // What a passphrase is shows when it is used.
  await secrets.matches('jane', quick.jane);
  expect(await secrets.protect(strong)).toBe('done');
  return open();
}

async function answers(secrets: Secrets, given: readonly (readonly [string, string])[] = everybody) {
  const told: Record<string, unknown> = {};
  for (const [agentId, secret] of given) told[agentId] = await secrets.matches(agentId, secret);
  return told;
}

const allRight = { jane: true, john: true, vera: true };
const onlyJane = (problem: string) => ({ jane: true, john: problem, vera: problem });

function told(result: Result<string>): string {
  return result.ok ? 'in' : (result.error.reason ?? '');
}

describe('protecting PINs', () => {
  test('P2: changes no PIN, and all agents sign in as before, also after a restart and a power failure', async () => {
    const secrets = await protectedSecrets();
    expect(await answers(secrets)).toEqual(allRight);
    expect(await answers(secrets, [['john', '271829']])).toEqual({ john: false });
    expect(await answers(await open(store.box, disk.powerCutLosingAll()))).toEqual(allRight);
  });

  test('P2: is taken back as exactly, so that the same hashes stand there again', async () => {
    const before = legibleHashes(disk.files());
    const secrets = await protectedSecrets();
    expect(await secrets.unprotect(['jane', 'john', 'vera'])).toEqual([]);
    expect(secrets.isProtected()).toBe(false);
    expect(new Set(legibleHashes(disk.files()))).toEqual(new Set(before));
    expect(await answers(await open(noSecretBox))).toEqual(allRight);
  });

  test('P2: can be switched on again with the key of before', async () => {
    const secrets = await protectedSecrets();
    await secrets.unprotect(['john', 'vera']);
    await secrets.protect(strong);
    expect(store.sealed.filter((text) => text !== 'Deskside')).toHaveLength(1);
    expect(await answers(await open())).toEqual(allRight);
  });

  test('P3: leaves no hash of a PIN legible in any generation on the disk, nor the key in the desk’s folder', async () => {
    expect(legibleHashes(disk.files())).toHaveLength(6);
    const secrets = await open();
    await secrets.matches('jane', quick.jane);
    const [janes] = legibleHashes(disk.files());
    await secrets.protect(strong);
    expect(new Set(legibleHashes(disk.files()))).toEqual(new Set([janes]));
    const paths = [...disk.files().keys()].filter((path) => !path.includes('/secrets.json'));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => path.startsWith(`${secretsFolder}/`))).toEqual([]);
    expect(String(disk.files().get(`${secretsFolder}/secrets.json`))).not.toContain(store.sealed.at(-1));
  });

  test('P3: binds a sealed hash to its agent, so that a known PIN does not open another’s tile', async () => {
    await protectedSecrets();
    const path = `${secretsFolder}/secrets.json`;
    const { durableJson } = await import('../../../../main/platform/durable-json.ts');
    const file = durableJson<{ hashes: Record<string, object> }>(disk, path, () => undefined);
    const data = await file.read();
    const john = data?.hashes.john ?? expect.fail('John has no hash');
    await file.write({ ...data, hashes: { ...data?.hashes, vera: john } });
    expect(await answers(await open(), [['vera', quick.john]])).toEqual({ vera: 'changed' });
  });

  test('P3: seals a PIN that is chosen later at once', async () => {
    const secrets = await protectedSecrets();
    const before = new Set(legibleHashes(disk.files()));
    expect(await secrets.set('sam', '314159')).toBe('as-meant');
    expect(new Set(legibleHashes(disk.files()))).toEqual(before);
    expect(await answers(await open(), [['sam', '314159']])).toEqual({ sam: true });
    expect(await answers(await open(noSecretBox), [['sam', '314159']])).toEqual({ sam: 'none' });
  });

  test('P3: seals nothing where it was never switched on', async () => {
    const secrets = await open();
    expect(await secrets.set('sam', '314159')).toBe('as-meant');
    expect(await answers(await open(noSecretBox), [['sam', '314159']])).toEqual({ sam: true });
    expect(store.sealed).toEqual([]);
  });

  test('P4: never seals a passphrase of twelve characters, whenever it is chosen or first seen', async () => {
    const secrets = await protectedSecrets();
    await secrets.set('vera', 'tulips on tuesday');
    expect([secrets.hasPassphrase('jane'), secrets.hasPassphrase('vera'), secrets.hasPassphrase('john')]).toEqual([
      true,
      true,
      false,
    ]);
    const elsewhere = await open(noSecretBox);
    expect(await answers(elsewhere, [['vera', 'tulips on tuesday']])).toEqual({ vera: true });
    expect(await answers(elsewhere, [['john', quick.john]])).toEqual({ john: 'none' });
  });

  test('P4: gives a passphrase back its plain hash when it is first seen', async () => {
    const secrets = await open();
    await secrets.protect(strong);
    expect(secrets.hasPassphrase('jane')).toBe(false);
    expect(await answers(secrets)).toEqual(allRight);
    expect(secrets.hasPassphrase('jane')).toBe(true);
    expect(await answers(await open(noSecretBox))).toEqual(onlyJane('none'));
  });

  test('P4: a passphrase that no longer meets the rules still signs in', async () => {
    const secrets = await open();
    disk.room = 0;
    expect(await answers(secrets)).toEqual(allRight);
    expect(secrets.hasPassphrase('jane')).toBe(false);
  });
});

describe('a weak key store', () => {
  beforeEach(() => {
    store.state = 'weak';
  });

  test('P5: protects nothing before a person has confirmed, and asking changes nothing', async () => {
    const before = new Map(disk.files());
    const secrets = await open();
    expect(await secrets.protect(strong)).toBe('weak');
    expect([secrets.isProtected(), new Map(disk.files())]).toEqual([false, before]);
    expect(await secrets.protect(weakToo)).toBe('done');
    expect(await answers(await open())).toEqual(allRight);
  });

  test('P5: remembers the yes on this device', async () => {
    const secrets = await open();
    await secrets.protect(weakToo);
    await secrets.unprotect([]);
    expect(await (await open()).protect(strong)).toBe('done');
  });

  test('P5: replaces no lost key without confirmation: the new PIN is reported as unprotected', async () => {
    store.state = 'os';
    await protectedSecrets();
    store.reset();
    store.state = 'weak';
    const later = await open();
    expect(await later.set('john', newPin)).toBe('unprotected');
    expect(await answers(later, [['john', newPin]])).toEqual({ john: true });
  });

  test('P5: a host without a key store cannot switch it on at all', async () => {
    const secrets = await open(noSecretBox);
    expect(await secrets.protect(weakToo)).toBe('none');
    expect(await answers(secrets)).toEqual(allRight);
  });
});

describe('a key that cannot be opened', () => {
  test.each([
    ['after the key store was reset', 'changed', 'pins.changed', () => store.reset()],
    ['while the key store is locked', 'silent', 'pins.silent', () => Object.assign(store, { state: 'silent' })],
  ] as const)('P6: %s is no wrong guess, and nothing is changed', async (_when, problem, reason, happens) => {
    const { box } = store;
    await protectedSecrets();
    happens();
    const before = new Map(disk.files());
    const secrets = await open(box);
    const signIn = signInWith(secrets, 1_000);
    for (let count = 0; count < 10; count++) expect(told(await signIn('john', quick.john))).toBe(reason);
    const elsewhere = { ...secrets, keyProblem: async () => undefined, matches: async () => problem };
    expect(told(await signInWith(elsewhere, 1_000)('john', quick.john))).toBe(reason);
    expect(secrets.failures('john')).toEqual({ count: 0, lastMs: 0 });
    expect(told(await signIn('jane', quick.jane))).toBe('in');
    expect(await answers(secrets)).toEqual(onlyJane(problem));
    expect(new Map(disk.files())).toEqual(before);
  });

  test('P6: is reported even to an agent who has to wait after wrong guesses', async () => {
    const secrets = await protectedSecrets();
    await secrets.noteFailures('john', { count: 9, lastMs: 1_000 });
    store.reset();
    const signIn = signInWith(await open(), 1_001);
    expect(told(await signIn('john', quick.john))).toBe('pins.changed');
  });

  test('P6: in a browser window, or beside a copied folder, is no wrong guess either', async () => {
    await protectedSecrets();
    const inBrowser = signInWith(await open(noSecretBox), 1_000);
    expect(told(await inBrowser('john', quick.john))).toBe('pins.no-store');
    expect(told(await inBrowser('jane', quick.jane))).toBe('in');
    for (const path of disk.files().keys()) if (!path.startsWith(`${secretsFolder}/`)) await disk.remove(path);
    const elsewhere = signInWith(await open(fakeKeyStore().box), 1_000);
    expect(told(await elsewhere('john', quick.john))).toBe('pins.changed');
    expect(told(await elsewhere('jane', quick.jane))).toBe('in');
  });

  test('P6: loses nothing: where the old key store comes back, the PINs are right again', async () => {
    const { box } = store;
    await protectedSecrets();
    expect(await answers(await open(fakeKeyStore().box))).toEqual(onlyJane('changed'));
    expect(await answers(await open(box))).toEqual(allRight);
  });

  test('P7: a new PIN opens the desk again, sealed with a fresh key of the store that is there now', async () => {
    await protectedSecrets();
    const fresh = fakeKeyStore();
    const secrets = await open(fresh.box);
    const before = new Set(legibleHashes(disk.files()));
    expect(await secrets.set('john', newPin)).toBe('as-meant');
    expect(new Set(legibleHashes(disk.files()))).toEqual(before);
    expect(await answers(await open(fresh.box), [['john', newPin]])).toEqual({ john: true });
    // Vera’s PIN is still sealed with the old key, which was kept, and stays so when she uses it.
    expect(await answers(await open(), [['vera', quick.vera]])).toEqual({ vera: true });
    expect(new Set(legibleHashes(disk.files()))).toEqual(before);
  });

  test('P7: without a key the new PIN is stored unprotected, says so, and is sealed at its first use later', async () => {
    await protectedSecrets();
    const inBrowser = await open(noSecretBox);
    expect(await inBrowser.set('john', newPin)).toBe('unprotected');
    expect(await answers(inBrowser, [['john', newPin]])).toEqual({ john: true });
    expect(await answers(await open(), [['john', newPin]])).toEqual({ john: true });
    expect(await answers(await open(noSecretBox), [['john', newPin]])).toEqual({ john: 'none' });
    expect(new Set(legibleHashes(disk.files())).size).toBe(1);
  });

  test('P7: a PIN that was kept without protection is gone from the disk once it is sealed or replaced', async () => {
    await protectedSecrets();
    const before = new Set(legibleHashes(disk.files()));
    await (await open(noSecretBox)).set('john', newPin);
    expect(new Set(legibleHashes(disk.files())).size).toBe(before.size + 1);
    await (await open()).set('john', newPin);
    expect(new Set(legibleHashes(disk.files()))).toEqual(before);
  });

  test('P7: no key is created by signing in or by looking', async () => {
    await protectedSecrets();
    await (await open(noSecretBox)).set('john', newPin);
    const before = new Map(disk.files());
    const secrets = await open(fakeKeyStore().box);
    expect(await answers(secrets, [['john', newPin]])).toEqual({ john: true });
    expect([await secrets.keyProblem('john'), await secrets.keyProblem('vera')]).toEqual([undefined, 'changed']);
    expect(new Map(disk.files())).toEqual(before);
  });

  test('P7: a locked key store gets no second key beside the one it will open again', async () => {
    await protectedSecrets();
    store.state = 'silent';
    const keys = () => [...disk.files().keys()].filter((path) => path.includes('/keys/'));
    const before = keys();
    expect(await (await open()).set('john', newPin)).toBe('unprotected');
    expect(keys()).toEqual(before);
  });

  test('P9: a key store that waits for a person delays no agent whose secret is not sealed', async () => {
    const slow = fakeKeyStore(60_000);
    const first = await open(slow.box);
    await first.matches('jane', quick.jane);
    await first.protect(strong);
    const signIn = signInWith(await open(slow.box), 1_000);
    slow.state = 'hangs';
    let johns = 'waiting';
    void signIn('john', quick.john).then((result) => {
      johns = told(result);
    });
    expect(told(await signIn('jane', quick.jane))).toBe('in');
    expect(johns).toBe('waiting');
  });

  test('P10: protection stays on while an agent’s PIN cannot be opened, unless they were removed', async () => {
    await protectedSecrets();
    const before = new Map(disk.files());
    const elsewhere = await open(fakeKeyStore().box);
    expect(await elsewhere.unprotect(['jane', 'john', 'vera'])).toEqual(['john', 'vera']);
    expect([elsewhere.isProtected(), new Map(disk.files())]).toEqual([true, before]);
    expect(await elsewhere.unprotect(['jane'])).toEqual([]);
    expect(elsewhere.isProtected()).toBe(false);
    expect(await answers(await open())).toEqual(allRight);
  });
});

test('P8: a disk that refuses the new file leaves everything unchanged, and protection succeeds the next time', async () => {
  const secrets = await open();
  await secrets.matches('jane', quick.jane);
  disk.hooks = {
    before: ({ kind, path }) => {
      if (kind === 'write' && path.includes('secrets')) throw systemError('ENOSPC');
    },
  };
  await expect(secrets.protect(strong)).rejects.toThrow('ENOSPC');
  expect(secrets.isProtected()).toBe(false);
  expect(await answers(secrets)).toEqual(allRight);
  disk.hooks = {};
  expect(await secrets.protect(strong)).toBe('done');
  expect(await answers(await open())).toEqual(allRight);
});

describe('secrets that are begun anew', () => {
  test('P27: stay protected where they were, and what they were before is kept beside them from then on', async () => {
    const secrets = await protectedSecrets();
    await secrets.begin('jane', 'pq7ra-mx4tv-k2hwe', true);
    await secrets.set('john', newPin);
    for (const later of [await open(), await open()]) {
      expect([later.isProtected(), later.worksOnce('jane'), later.knows('vera')]).toEqual([true, true, false]);
      expect(await answers(later, [['john', newPin]])).toEqual({ john: true });
    }
    const aside = [...disk.files()].filter(([path]) => path.includes('/damaged/secrets.json'));
    expect(aside.map(([, bytes]) => String(bytes).includes('sealed'))).toEqual([true, true]);
    expect(String(disk.files().get(`${secretsFolder}/secrets.json`))).toMatch(/"john": \{[^}]*"sealed"/);
  });
});
