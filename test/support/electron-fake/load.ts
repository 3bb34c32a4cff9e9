import { vi } from 'vitest';

/** Loads modules of the program anew, with this in the place of electron: what they do on their first line counts too. */
export async function loadedWith<Module>(electron: object, load: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  vi.doMock('electron', () => electron);
  return load();
}
