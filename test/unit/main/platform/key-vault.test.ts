import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Disk } from '../../../../main/platform/disk.ts';
import { type HeldKey, type KeyVault, openKeyVault } from '../../../../main/platform/key-vault.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import type { SecretBox } from '../../../../main/platform/secret-box.ts';
import { noSecretBox } from '../../../../main/platform/secret-box.ts';
import { type FakeKeyStore, fakeKeyStore } from '../../../support/fake-key-store.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { countingIds, temporaryFolder } from '../../../support/test-desk.ts';

const strong = { evenIfWeak: false };
const weakToo = { evenIfWeak: true };

let disk: SimulatedDisk;
let store: FakeKeyStore;
let newId: () => string;

beforeEach(() => {
  disk = createSimulatedDisk();
  store = fakeKeyStore();
  newId = countingIds('key-');
});

function vault(on: Disk = disk, box: SecretBox = store.box, dataFolder = '/home/data'): KeyVault {
  return openKeyVault({ disk: on, dataFolder, newId, onFault: () => undefined }, box);
}

function expectKey(made: HeldKey | string): HeldKey {
  return typeof made === 'string' ? expect.fail(`There is no key: ${made}`) : made;
}

describe('a key', () => {
  test('is there after a power cut once it was given away, and only the key store opens it', async () => {
    const made = expectKey(await vault().make(strong));
    expect(made.key).toHaveLength(32);
    const cut = disk.powerCutLosingAll();
    expect(await vault(cut).open(made.id)).toEqual(made);
    expect([...cut.files()].map(([, bytes]) => String(bytes)).join()).not.toContain(made.key.toString('base64'));
    expect(await vault(cut, fakeKeyStore().box).open(made.id)).toBe('changed');
    expect(await vault(cut, noSecretBox).open(made.id)).toBe('none');
  });

  test('that cannot be written is not given away', async () => {
    disk.room = 0;
    await expect(vault().make(strong)).rejects.toThrow('ENOSPC');
  });

  test('that the store would not give back is not given away either', async () => {
    const sealsOnly: SecretBox = { ...store.box, open: async () => 'changed' };
    expect(await vault(disk, sealsOnly).make(strong)).toBe('none');
    expect(disk.files().size).toBe(0);
  });

  test('is sealed weakly only where a person has said yes, and nothing is left where not', async () => {
    store.state = 'weak';
    expect(await vault().make(strong)).toBe('weak');
    expect(disk.files().size).toBe(0);
    const made = expectKey(await vault().make(weakToo));
    expect(await vault().open(made.id)).toEqual(made);
  });

  test('is unknown on a computer without its file, whatever name stands in its place', async () => {
    const made = expectKey(await vault().make(strong));
    disk.put('/home/secret.json', disk.files().get(`/home/data/keys/${made.id}.json`) ?? '');
    const strange = ['key-999', '../../secret', '..', '', 'a/b', made.id.toUpperCase()];
    for (const id of strange) expect(await vault().open(id)).toBe('changed');
  });

  test('cannot be told from a lost one where its file is damaged or holds something else', async () => {
    const made = expectKey(await vault().make(strong));
    const path = `/home/data/keys/${made.id}.json`;
    const text = String(disk.files().get(path));
    for (const file of [path, `${path}.previous`]) disk.put(file, text.slice(0, 40));
    expect(await vault().open(made.id)).toBe('changed');
    const sealed = await store.box.seal('too short', strong);
    const other: SecretBox = { ...store.box, open: async () => ({ text: 'too short', isOld: false }) };
    disk.put(path, text);
    expect(typeof sealed).toBe('object');
    expect(await vault(disk, other).open(made.id)).toBe('changed');
  });

  test('outlives damage to one of its two files, which is set aside', async () => {
    const made = expectKey(await vault().make(strong));
    const path = `/home/data/keys/${made.id}.json`;
    disk.put(path, 'broken');
    expect(await vault().open(made.id)).toEqual(made);
    expect(String(disk.files().get(`/home/data/keys/damaged/${made.id}.json.1`))).toBe('broken');
    disk.put(`${path}.previous`, 'broken');
    expect(await vault().open(made.id)).toEqual(made);
  });

  test('is silent where its file cannot be read now', async () => {
    const made = expectKey(await vault().make(strong));
    disk.hooks = {
      before: () => {
        throw systemError('EIO');
      },
    };
    expect(await vault().open(made.id)).toBe('silent');
  });

  test('is asked of the store once and held from then on', async () => {
    const { id } = expectKey(await vault().make(strong));
    const later = vault();
    expect(later.held(id)).toBeUndefined();
    const opened = expectKey(await later.open(id));
    store.state = 'none';
    expect([later.held(id), await later.open(id)]).toEqual([opened, opened]);
  });
});

describe('a store with a newer key', () => {
  test('gets the old key to seal again, and it is kept', async () => {
    const made = expectKey(await vault().make(strong));
    const path = `/home/data/keys/${made.id}.json`;
    const before = String(disk.files().get(path));
    store.isOld = true;
    expect(await vault().open(made.id)).toEqual(made);
    const after = String(disk.files().get(path));
    const [, oldSeal = ''] = /"sealed": "([^"]+)"/.exec(before) ?? [];
    expect(oldSeal).not.toBe('');
    expect([...disk.files()].map(([, bytes]) => String(bytes)).join()).not.toContain(oldSeal);
    store.isOld = false;
    expect(await vault(disk.powerCutLosingAll()).open(made.id)).toEqual(made);
    expect(String(disk.files().get(path))).toBe(after);
  });

  test('makes no difference where the new seal cannot be written, or would be weak', async () => {
    const made = expectKey(await vault().make(strong));
    const before = new Map(disk.files());
    store.isOld = true;
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    expect(await vault().open(made.id)).toEqual(made);
    disk.hooks = {};
    store.state = 'weak';
    expect(await vault().open(made.id)).toEqual(made);
    expect(disk.files().get(`/home/data/keys/${made.id}.json`)).toEqual(before.get(`/home/data/keys/${made.id}.json`));
  });
});

test('only its owner can read a key file; on Windows the person’s own folder sees to that', async () => {
  const { path, remove } = await temporaryFolder();
  const made = expectKey(await vault(nodeDisk, store.box, path).make(strong));
  const [folder, file] = [await stat(join(path, 'keys')), await stat(join(path, 'keys', `${made.id}.json`))];
  expect([folder.isDirectory(), file.isFile()]).toEqual([true, true]);
  if (process.platform !== 'win32') expect([folder.mode & 0o777, file.mode & 0o777]).toEqual([0o700, 0o600]);
  await remove();
});
