import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

export interface FakeStore {
  platform: NodeJS.Platform;
  /**
   * `os`: a store that works. `basic_text`: no store, so a password that is the same everywhere. `fallback`: the same,
   * although the desktop’s name promises a store. `unavailable`: says that it cannot. `throws`: refuses everything.
   * `backendChanged`: another store, which never heard of what the first one sealed. `asyncOnly`: without the calls that
   * go away. `silent`: refuses for the moment. `locked`: the same, but seals with the password that is everywhere.
   * `rotated`: works, and has a newer key. `unnamed`: works, on a desktop whose name says nothing. `hangs`: waits.
   */
  mode: StoreMode;
}

export type StoreMode =
  | 'os'
  | 'basic_text'
  | 'fallback'
  | 'unavailable'
  | 'throws'
  | 'backendChanged'
  | 'asyncOnly'
  | 'silent'
  | 'locked'
  | 'unnamed'
  | 'rotated'
  | 'hangs';

export interface FakeSafeStorage {
  readonly safeStorage: SafeStorage;
  readonly store: FakeStore;
}

/** What Chromium takes on Linux where there is no key store. */
const samePasswordEverywhere = Buffer.alloc(32, 'peanuts');

export function fakeSafeStorage(record: Record): FakeSafeStorage {
  const store: FakeStore = { platform: 'linux', mode: 'os' };
  const keys = { first: randomBytes(32), rotated: randomBytes(32), other: randomBytes(32) };

  /** The keys that the store has now by the tag of what they seal, the one it seals with first. */
  function known(): readonly (readonly [tag: string, key: Buffer])[] {
    const weak = ['v10', samePasswordEverywhere] as const;
    if (['basic_text', 'fallback', 'locked'].includes(store.mode)) return [weak];
    const mine = store.mode === 'backendChanged' ? keys.other : keys.first;
    if (store.platform !== 'linux') return [['v10', mine]];
    return store.mode === 'rotated' ? [['v12', keys.rotated], ['v11', mine], weak] : [['v11', mine], weak];
  }

  /** What every call does first; it never comes back where a person is waited for. */
  async function answering(method: string): Promise<void> {
    if (!record.isReady()) throw new Error('safeStorage cannot be used before app is ready');
    if (store.mode === 'hangs') await new Promise(() => undefined);
    if (store.mode === 'throws') throw new Error(`Error while using safeStorage.${method}.`);
  }

  async function encrypt(text: string): Promise<Buffer> {
    await answering('encryptStringAsync');
    if (store.mode === 'silent') throw new Error('Error while encrypting the text provided to encryptStringAsync.');
    const [[tag, key] = ['', Buffer.alloc(0)]] = known();
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(tag), nonce, cipher.getAuthTag(), sealed]);
  }

  async function decrypt(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    await answering('decryptStringAsync');
    if (encrypted.length === 0) return { shouldReEncrypt: false, result: '' };
    const tag = encrypted.toString('latin1', 0, 3);
    if (store.mode === 'silent' || (store.mode === 'locked' && tag !== 'v10')) {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    }
    const at = known().findIndex(([name]) => name === tag);
    const [, key] = known()[at] ?? [];
    try {
      if (!key) throw new Error('No key has this tag');
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      const text = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]);
      return { shouldReEncrypt: at > 0, result: text.toString('utf8') };
    } catch (cause) {
      const words = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
      throw new Error(words, { cause });
    }
  }

  function backend(): ReturnType<SafeStorage['getSelectedStorageBackend']> {
    if (!record.isReady()) return 'unknown';
    return ['basic_text', 'unnamed'].includes(store.mode) ? 'basic_text' : 'gnome_libsecret';
  }

  /** The calls that Electron 46 takes away: nothing of ours may need them. */
  function leaving(name: string): never {
    throw new Error(
      store.mode === 'asyncOnly'
        ? `The fake of electron has no safeStorage.${name}`
        : `safeStorage.${name} is deprecated: use its asynchronous form`,
    );
  }

  const members = {
    isAsyncEncryptionAvailable: record.noted('safeStorage.isAsyncEncryptionAvailable', async () => {
      if (!record.isReady()) return false;
      await answering('isAsyncEncryptionAvailable');
      return store.mode !== 'unavailable';
    }),
    encryptStringAsync: record.noted('safeStorage.encryptStringAsync', encrypt),
    decryptStringAsync: record.noted('safeStorage.decryptStringAsync', decrypt),
    get getSelectedStorageBackend() {
      if (store.platform !== 'linux') throw new Error('Only Linux has safeStorage.getSelectedStorageBackend');
      return backend;
    },
    get isEncryptionAvailable() {
      return leaving('isEncryptionAvailable');
    },
    get encryptString() {
      return leaving('encryptString');
    },
    get decryptString() {
      return leaving('decryptString');
    },
  } satisfies Partial<SafeStorage>;
  // Safe: whatever it lacks throws when it is used.
  return { store, safeStorage: strict('safeStorage', members) as unknown as SafeStorage };
}
