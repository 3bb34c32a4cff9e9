import { beforeEach, describe, expect, test } from 'vitest';
import { openKeyVault } from '../../../../main/platform/key-vault.ts';
import { noSecretBox } from '../../../../main/platform/secret-box.ts';
import { openSecrets, type Secrets } from '../../../../main/session/secrets.ts';
import { createSignIn } from '../../../../main/session/sign-in.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { putQuickSecrets, secretsFolder } from '../../../support/secrets-on.ts';
import { countingIds } from '../../../support/test-desk.ts';

const path = `${secretsFolder}/secrets.json`;
const generations = [path, `${path}.previous`];
const known = { jane: '1397', john: '2468' };

let disk: MemoryDisk;

beforeEach(async () => {
  disk = createMemoryDisk();
  await putQuickSecrets(disk, known);
});

function open(isExpected = true): Promise<Secrets> {
  const onFault = () => undefined;
  const keys = openKeyVault({ disk, dataFolder: '/home/data', newId: countingIds('key-'), onFault }, noSecretBox);
  return openSecrets({ disk, folder: secretsFolder, onFault, isExpected, keys, hash: quickly });
}

/** What a try at signing in is answered with: the reason, or that it worked. */
async function answer(secrets: Secrets, agentId: string, secret: string): Promise<string | undefined> {
  const result = await createSignIn({ secrets, nowMs: () => 1_000, isAgent: (id) => id in known })(agentId, secret);
  return result.ok ? 'in' : result.error.reason;
}

function filesNow(): string[] {
  return [...disk.files()].map(([file, bytes]) => `${file} ${String(bytes)}`);
}

test('Q3: one damaged generation locks no one out, and is set aside', async () => {
  for (const file of generations) {
    disk.put(file, Buffer.from(`broken ${file}`));
    const secrets = await open();
    expect(await Promise.all([answer(secrets, 'jane', '1397'), answer(secrets, 'john', '2468')])).toEqual(['in', 'in']);
    expect(filesNow()).toContainEqual(expect.stringMatching(/damaged\/secrets\.json.* broken /));
  }
});

describe('Q3: where both generations are', () => {
  test.each([
    ['damaged', 'damaged', 'broken'],
    ['empty', 'damaged', ''],
    ['gone', 'missing', undefined],
  ])('%s, everybody is told so, no try is counted and nothing is written', async (_how, state, bytes) => {
    for (const file of generations) {
      if (bytes === undefined) await disk.remove(file);
      else disk.put(file, Buffer.from(bytes));
    }
    const before = filesNow();
    const secrets = await open();
    expect(secrets.state()).toBe(state);
    for (const secret of ['1397', '0000', '1111', '1397']) {
      expect(await answer(secrets, 'jane', secret)).toBe(`pins.file-${state}`);
      expect(await answer(secrets, 'nobody', secret)).toBe(`pins.file-${state}`);
    }
    await expect(secrets.set('jane', '9999')).rejects.toThrow();
    await expect(secrets.noteFailures('jane', { count: 1, lastMs: 1 })).rejects.toThrow();
    expect(filesNow()).toEqual(before);
  });

  test('damaged, it can be recreated; the remains of the old one are kept', async () => {
    for (const file of generations) disk.put(file, Buffer.from(`broken ${file}`));
    const secrets = await open();
    await secrets.begin('jane', 'a new way in');
    for (const later of [secrets, await open()]) {
      expect(later.state()).toBe('whole');
      expect(await answer(later, 'jane', 'a new way in')).toBe('in');
      expect(later.knows('john')).toBe(false);
    }
    const kept = filesNow().filter((text) => text.includes('/damaged/'));
    expect(kept.map((text) => text.slice(text.indexOf('broken')))).toEqual(generations.map((file) => `broken ${file}`));
  });
});

test('Q3: a desk without agents has lost no secrets', async () => {
  for (const file of generations) await disk.remove(file);
  const secrets = await open(false);
  expect(secrets.state()).toBe('whole');
  await secrets.setAll({ jane: '1397' });
  expect(await answer(await open(), 'jane', '1397')).toBe('in');
});

describe('Q3: an entry that cannot be read', () => {
  test.each([
    ['a word', 'word'],
    ['nothing', null],
    ['a hash that takes hours', { N: 2 ** 30, r: 8, p: 1, salt: 'AAAA', hash: 'AAAA' }],
    ['a cost that is none', { N: 3, r: 8, p: 1, salt: 'AAAA', hash: 'AAAA' }],
    ['a hash without its salt', { N: 2, r: 1, p: 1, hash: 'AAAA' }],
    ['half a sealed one', { N: 2, r: 1, p: 1, salt: 'AAAA', sealed: { keyId: 'key-000001' } }],
  ])('(%s) costs that agent alone, and stays in the file until there is a new one', async (_what, entry) => {
    const { durableJson } = await import('../../../../main/platform/durable-json.ts');
    const file = durableJson<{ hashes: Record<string, unknown> }>(disk, path, () => undefined);
    const data = await file.read();
    await file.write({ ...data, hashes: { ...data?.hashes, jane: entry } });
    const secrets = await open();
    expect(await answer(secrets, 'jane', '1397')).toBe('pins.entry-damaged');
    expect(await answer(secrets, 'john', '0000')).toBe('secret.wrong');
    expect(await answer(secrets, 'john', '2468')).toBe('in');
    expect((await file.read())?.hashes.jane).toEqual(entry);
    await secrets.set('jane', 'a new secret');
    for (const later of [secrets, await open()]) expect(await answer(later, 'jane', 'a new secret')).toBe('in');
  });
});
