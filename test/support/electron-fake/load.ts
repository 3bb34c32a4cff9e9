import { onTestFinished, vi } from 'vitest';
import { quickly } from '../quick-hash.ts';

const hashes = '../../../main/session/hash.ts';

/**
 * Loads modules of the program anew, with this in the place of electron: what they do on their first line counts too.
 * Secrets are hashed quickly, because a real hash takes a third of a second; `hash.test.ts` is about those. Modules
 * that were loaded around these two are forgotten with the test: the next file of this worker would find them otherwise.
 */
export async function loadedWith<Module>(electron: object, load: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  vi.doMock('electron', () => electron);
  vi.doMock(hashes, async (original) => ({ ...(await original<object>()), hashOf: quickly }));
  onTestFinished(() => {
    vi.doUnmock('electron');
    vi.doUnmock(hashes);
    vi.resetModules();
  });
  return load();
}
