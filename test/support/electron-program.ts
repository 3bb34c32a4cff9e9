import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Changes } from '../../shared/bridge/changes.ts';
import { channels } from '../../shared/bridge/channels.ts';
import { isBuilt } from './built-place.ts';
import { createFakeElectron, type FakeElectron } from './electron-fake/electron.ts';
import { loadedWith } from './electron-fake/load.ts';
import type { FakeWindow } from './electron-fake/window.ts';
import { temporaryFolder } from './test-desk.ts';

const patience = { timeout: 20_000, interval: 5 };

/** The program’s entry point, run on the fake of Electron with real files in temporary folders. */
export interface ElectronProgram {
  readonly folder: string;
  readonly fake: () => FakeElectron;
  /** Loads the program and stops before Electron is ready. */
  readonly load: (options?: Parameters<typeof createFakeElectron>[0]) => Promise<FakeElectron>;
  /** Runs it up to a window whose page is asked for. */
  readonly start: (options?: Parameters<typeof createFakeElectron>[0]) => Promise<FakeWindow>;
  readonly ended: () => Promise<void>;
  /** Ends it, if it runs, and takes everything away again. */
  readonly remove: () => Promise<void>;
}

export async function electronProgram(): Promise<ElectronProgram> {
  const folder = await temporaryFolder();
  const { argv } = process;
  const faults = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = new Map(faults.map((name) => [name, process.listeners(name as 'uncaughtException')]));
  let fake = createFakeElectron();
  let isLoaded = false;
  for (const name of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'APPDATA', 'HOME']) vi.stubEnv(name, folder.path);
  // The screen of the person who runs the tests may lock during a test.
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', 'unix:path=/nowhere');
  process.argv = ['electron', '.', '--desk', join(folder.path, 'desk')];

  async function load(options: Parameters<typeof createFakeElectron>[0] = {}): Promise<FakeElectron> {
    fake = createFakeElectron({ hasFile: isBuilt, ...options });
    isLoaded = true;
    await loadedWith(fake.electron, () => import('../../main/index.ts'));
    return fake;
  }

  async function start(options: Parameters<typeof createFakeElectron>[0] = {}): Promise<FakeWindow> {
    await load(options);
    fake.app.becomeReady();
    const uses = () => fake.record.uses.map(({ name }) => name);
    await vi.waitFor(() => expect(uses()).toContain('BrowserWindow.loadURL'), patience);
    const [window] = fake.windows;
    if (!window) throw new Error('No window was opened');
    keepsNothing(fake, window);
    return window;
  }

  const ended = () => vi.waitFor(() => expect(fake.app.hasQuit()).toBe(true), patience);

  async function remove(): Promise<void> {
    if (isLoaded && fake.windows.length > 0 && !fake.app.hasQuit()) {
      fake.app.app.quit();
      await ended();
    }
    for (const name of faults) {
      for (const listener of process.listeners(name as 'uncaughtException')) {
        if (!before.get(name)?.includes(listener)) process.removeListener(name, listener);
      }
    }
    process.argv = argv;
    vi.unstubAllEnvs();
    await folder.remove();
  }

  return { folder: folder.path, fake: () => fake, load, start, ended, remove };
}

/** Asks main as the page of a window does. */
export function ask(fake: FakeElectron, { contents }: FakeWindow, kind: string, name: string, input: object) {
  const sender = { sender: contents.contents, senderFrame: contents.frame };
  return fake.ipc.invoke(sender, channels.call, { kind, name, input, key: crypto.randomUUID() });
}

/** Makes a window answer every flush request with no unsaved text; the end of the program waits for the answer. */
export function keepsNothing(fake: FakeElectron, window: FakeWindow): void {
  window.contents.hear(channels.changes, (changes) => {
    const { request } = changes as Changes;
    if (request?.kind === 'save-words') void ask(fake, window, 'call', 'session.flushed', { unsaved: false });
  });
}

/** Sets a desk up at a window and signs its administrator in there. */
export async function signedIn(program: ElectronProgram, window: FakeWindow): Promise<void> {
  const fake = program.fake();
  const administrator = { name: 'Jane Doe', colour: 'blue', secret: 'three kettles on a roof' };
  const place = { name: 'Test', folder: join(program.folder, 'desk'), timeZone: 'America/New_York' };
  const desk = { ...place, startWith: 'osticket', administrator, agents: [] };
  expect(await ask(fake, window, 'call', 'desk.setUp', desk)).toMatchObject({ ok: true });
  expect(await ask(fake, window, 'call', 'recovery.kept', {})).toMatchObject({ ok: true });
  expect(await ask(fake, window, 'call', 'desk.status', {})).toMatchObject({ value: { phase: 'open' } });
}
