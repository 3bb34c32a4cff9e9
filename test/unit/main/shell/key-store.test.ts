import { beforeEach, describe, expect, test } from 'vitest';
import type { SecretBox } from '../../../../main/platform/secret-box.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { StoreMode } from '../../../support/electron-fake/safe-storage.ts';

const strong = { evenIfWeak: false };

let fake: FakeElectron;
let warnings: string[];

beforeEach(() => {
  fake = createFakeElectron();
  warnings = [];
});

async function keyStore(mode: StoreMode, platform: NodeJS.Platform = 'linux', isReady = true): Promise<SecretBox> {
  Object.assign(fake.safeStorage.store, { mode, platform });
  if (isReady) fake.app.becomeReady();
  const { createKeyStore } = await loadedWith(fake.electron, () => import('../../../../main/shell/key-store.ts'));
  return createKeyStore(platform, { warn: (line) => warnings.push(line) });
}

/** What was sealed, or why it was not. */
async function sealed(box: SecretBox): Promise<Buffer | string> {
  const answer = await box.seal('a key', strong);
  return typeof answer === 'string' ? answer : answer.bytes;
}

async function sealedWell(box: SecretBox): Promise<Buffer> {
  const bytes = await sealed(box);
  return typeof bytes === 'string' ? expect.fail(bytes) : bytes;
}

describe('the key store of this computer', () => {
  test.each([
    ['darwin', 'os', 'os'],
    ['win32', 'os', 'os'],
    ['linux', 'os', 'os'],
    ['linux', 'asyncOnly', 'os'],
    ['darwin', 'asyncOnly', 'os'],
    ['linux', 'rotated', 'os'],
    ['linux', 'basic_text', 'weak'],
    ['linux', 'fallback', 'weak'],
    ['linux', 'unnamed', 'weak'],
    ['linux', 'locked', 'weak'],
    ['linux', 'unavailable', 'none'],
    ['darwin', 'unavailable', 'none'],
    ['linux', 'throws', 'none'],
    ['win32', 'throws', 'none'],
    ['linux', 'silent', 'none'],
  ] as const)('on %s in mode %s is %s', async (platform, mode, status) => {
    expect(await (await keyStore(mode, platform)).status()).toBe(status);
  });

  test('is nothing before Electron is ready, and is there as soon as it is', async () => {
    const box = await keyStore('os', 'linux', false);
    expect([await box.status(), await sealed(box)]).toEqual(['none', 'none']);
    expect(await box.open(Buffer.from('v11 whatever it is'))).toBe('silent');
    fake.app.becomeReady();
    expect(await box.status()).toBe('os');
  });

  test('is not touched before the first request', async () => {
    await keyStore('os');
    expect(fake.record.uses.filter(({ name }) => name.startsWith('safeStorage.'))).toEqual([]);
  });

  test.each(['darwin', 'win32', 'linux'] as const)('on %s gives back what it sealed', async (platform) => {
    const box = await keyStore('os', platform);
    expect(await box.open(await sealedWell(box))).toEqual({ text: 'a key', isOld: false });
  });

  test.each(['basic_text', 'fallback', 'unnamed'] as const)(
    'in mode %s seals nothing that nobody said yes to',
    async (mode) => {
      const box = await keyStore(mode);
      expect(await sealed(box)).toBe('weak');
      const answer = await box.seal('a key', { evenIfWeak: true });
      expect(answer).toMatchObject({ isWeak: true });
    },
  );

  test.each([
    ['backendChanged', 'changed'],
    ['basic_text', 'changed'],
    ['unavailable', 'silent'],
    ['throws', 'silent'],
    ['silent', 'silent'],
    ['locked', 'silent'],
  ] as const)(
    'in mode %s answers for what it sealed before that it is %s, and throws nothing',
    async (mode, problem) => {
      const bytes = await sealedWell(await keyStore('os'));
      const box = await keyStore(mode);
      expect(await box.open(bytes)).toBe(problem);
      const again = await keyStore('os');
      expect(await again.open(bytes)).toEqual({ text: 'a key', isOld: false });
    },
  );

  test('says when it has a newer key by now', async () => {
    const bytes = await sealedWell(await keyStore('os'));
    const box = await keyStore('rotated');
    expect(await box.open(bytes)).toEqual({ text: 'a key', isOld: true });
    expect(await box.open(await sealedWell(box))).toEqual({ text: 'a key', isOld: false });
  });

  test('writes down why it refused, and never what it was given', async () => {
    const box = await keyStore('throws');
    await sealed(box);
    expect(warnings).toEqual(['The key store refused: Error while using safeStorage.isAsyncEncryptionAvailable.']);
    expect(warnings.join()).not.toContain('a key');
  });
});

describe('the fake of safeStorage', () => {
  test('has no call that goes away with the next Electron, nor one of another system', () => {
    const { safeStorage, store } = fake.safeStorage;
    expect(() => safeStorage.encryptString('x')).toThrow('deprecated');
    expect(() => safeStorage.isEncryptionAvailable()).toThrow('deprecated');
    store.mode = 'asyncOnly';
    expect(() => safeStorage.decryptString(Buffer.from('x'))).toThrow('no safeStorage.decryptString');
    expect(() => safeStorage.setUsePlainTextEncryption(true)).toThrow('no safeStorage.setUsePlainTextEncryption');
    store.platform = 'darwin';
    expect(() => safeStorage.getSelectedStorageBackend()).toThrow('Only Linux');
  });

  test('answers before it is ready as Electron does', async () => {
    const { safeStorage } = fake.safeStorage;
    expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
    expect(safeStorage.getSelectedStorageBackend()).toBe('unknown');
    await expect(safeStorage.encryptStringAsync('x')).rejects.toThrow('before app is ready');
    await expect(safeStorage.decryptStringAsync(Buffer.from('x'))).rejects.toThrow('before app is ready');
  });
});
