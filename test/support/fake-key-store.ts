import { randomBytes } from 'node:crypto';
import { createSecretBox, type SecretBox } from '../../main/platform/secret-box.ts';

export interface FakeKeyStore {
  readonly box: SecretBox;
  state: 'os' | 'weak' | 'silent' | 'none' | 'hangs';
  /** Whether what it opens should be sealed once more. */
  isOld: boolean;
  /** What it has sealed so far, as text. */
  readonly sealed: string[];
  /** Forgets what it has sealed, like a key store that was reset. */
  readonly reset: () => void;
}

/** A key store that gives tickets for what it keeps: only the store that sealed a text can open it. */
export function fakeKeyStore(patienceMs?: number): FakeKeyStore {
  const kept = new Map<string, string>();
  const store: Omit<FakeKeyStore, 'box'> = {
    state: 'os',
    isOld: false,
    sealed: [],
    reset: () => kept.clear(),
  };
  const box = createSecretBox(
    {
      seal: async (text) => {
        if (store.state === 'hangs') await new Promise(() => undefined);
        if (store.state === 'none' || store.state === 'silent') return 'none';
        const bytes = randomBytes(20);
        kept.set(bytes.toString('hex'), text);
        store.sealed.push(text);
        return { bytes, isWeak: store.state === 'weak' };
      },
      open: async (bytes) => {
        if (store.state === 'hangs') await new Promise(() => undefined);
        if (store.state === 'none' || store.state === 'silent') return 'silent';
        const text = kept.get(bytes.toString('hex'));
        return text === undefined ? 'changed' : { text, isOld: store.isOld };
      },
    },
    patienceMs,
  );
  return Object.assign(store, { box });
}
