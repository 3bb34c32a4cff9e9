import { safeStorage } from 'electron';
import type { Log } from '../platform/log.ts';
import { createSecretBox, type OpeningProblem, type RawKeyStore, type SecretBox } from '../platform/secret-box.ts';

/** The key stores of Linux desktops that a person's own password opens. */
const keptByPassword: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * The system's key store: Keychain, DPAPI, or that of the Linux desktop. Only the asynchronous calls are used, because
 * the others are deprecated. It is not used before it is needed, because it may ask for a password.
 */
export function createKeyStore(platform: NodeJS.Platform, log: Pick<Log, 'warn'>): SecretBox {
  function refused<Answer>(error: unknown, answer: Answer): Answer {
    log.warn(`The key store refused: ${error instanceof Error ? error.message : 'nobody knows why'}`);
    return answer;
  }

  /**
   * On Linux the store is guessed from the desktop's name. If that store does not answer, Chromium uses a well-known
   * password, which only shows in the first letters of the result.
   */
  function isWeak(bytes: Buffer): boolean {
    if (platform !== 'linux') return false;
    return !keptByPassword.has(safeStorage.getSelectedStorageBackend()) || bytes.toString('latin1', 0, 3) === 'v10';
  }

  const store: RawKeyStore = {
    seal: async (text) => {
      try {
        if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
        const bytes = await safeStorage.encryptStringAsync(text);
        return { bytes, isWeak: isWeak(bytes) };
      } catch (error) {
        return refused(error, 'none');
      }
    },
    open: async (sealed) => {
      try {
        if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'silent';
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
        return { text: result, isOld: shouldReEncrypt };
      } catch (error) {
        return refused(error, problemOf(error));
      }
    },
  };
  return createSecretBox(store);
}

/** Electron's message is the only difference between the two. */
function problemOf(error: unknown): OpeningProblem {
  return error instanceof Error && error.message.includes('temporarily unavailable') ? 'silent' : 'changed';
}
