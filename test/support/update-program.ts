import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import { backgroundClock, type Clock } from '../../main/platform/clock.ts';
import type { Feed } from '../../main/shell/updates/feed.ts';
import type { createUpdates, Updates } from '../../main/shell/updates/updates.ts';
import type { UpdateState } from '../../shared/bridge/computer.ts';
import { loadedWith } from './electron-fake/load.ts';
import { temporaryFolder } from './test-desk.ts';
import { updateElectron } from './update-electron.ts';

export interface ProgramOptions {
  readonly feed: string;
  readonly trust: string;
  readonly version?: string;
  /** What else electron-builder wrote of the feed. */
  readonly config?: string;
  readonly isOn?: boolean;
  readonly after?: Clock['after'];
  /** Replaces what the program finds out: whether the installer runs silently, and whether there is enough space. */
  readonly instead?: { readonly isQuiet: boolean; readonly hasRoom: boolean };
}

export interface Program {
  readonly updates: Updates;
  readonly states: UpdateState[];
  readonly log: string[];
  readonly actions: string[];
  readonly isCancelled: (url: string) => boolean;
  /** The path of the program’s own file. */
  readonly file: string;
  /** The names of what was fetched and waits. */
  readonly pending: () => Promise<string[]>;
  readonly remove: () => Promise<void>;
}

/** An AppImage on this disk with its feed configured as electron-builder does. */
export async function installedProgram(options: ProgramOptions): Promise<Program> {
  const { feed, trust, version = '0.2.0', config = '', isOn = true, after = backgroundClock.after } = options;
  const folder = await temporaryFolder();
  const at = (...names: string[]) => join(folder.path, ...names);
  const file = at('apps', 'Helpdesk.AppImage');
  await mkdir(at('apps'));
  await mkdir(at('resources'));
  await writeFile(file, 'the old program');
  const publish = `provider: generic\nurl: ${feed}\nupdaterCacheDirName: deskside-updater\n${config}`;
  await writeFile(at('resources', 'app-update.yml'), publish);
  const restore = pretend({ file, resources: at('resources'), cache: at('cache') });
  const { electron, actions, isCancelled } = updateElectron({ version, userData: at('data'), trust });
  const log: string[] = [];
  const states: UpdateState[] = [];
  const { open, create } = await openedUnder(electron, version, options.instead);
  const updates = create({
    log: { info: (line) => void log.push(line), warn: (line) => void log.push(line) },
    isOn,
    feed: open,
    startAgain: () => void actions.push('start again'),
    clock: { after, nowMs: () => 1_000 },
    random: () => 0.5,
  });
  updates.onChange(() => void states.push(updates.state()));

  return {
    updates,
    states,
    log,
    actions,
    isCancelled,
    file,
    pending: () => readdir(at('cache', 'deskside-updater', 'pending')).catch(() => []),
    remove: async () => {
      updates.close();
      restore();
      await folder.remove();
    },
  };
}

interface Opened {
  readonly open: () => Promise<Feed>;
  readonly create: typeof createUpdates;
}

async function openedUnder(electron: object, version: string, instead: ProgramOptions['instead']): Promise<Opened> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('electron');
  require.cache[path] = Object.assign(new Module(path), { exports: electron, loaded: true });
  const loaded = await loadedWith(electron, async () => ({
    ...(await import('../../main/shell/updates/own-feed.ts')),
    ...(await import('../../main/shell/updates/feed.ts')),
    ...(await import('../../main/shell/updates/updates.ts')),
  }));
  const open = loaded.ownFeed();
  if (!open) throw new Error('The program does not take itself for one that updates itself');
  if (!instead) return { open, create: loaded.createUpdates };
  const { isQuiet, hasRoom } = instead;
  const options = { version, after: backgroundClock.after, isQuiet, hasRoom: () => hasRoom };
  return { open: async () => loaded.openFeed(new AppImageUpdater(), options), create: loaded.createUpdates };
}

interface Pretence {
  readonly file: string;
  readonly resources: string;
  readonly cache: string;
}

/** Lets this process look like one that an AppImage started, until the returned function is called. */
function pretend({ file, resources, cache }: Pretence): () => void {
  const { env } = process;
  const before = { env: { ...env }, platform: Object.getOwnPropertyDescriptor(process, 'platform') };
  Object.assign(env, { APPIMAGE: file, APPDIR: dirname(process.execPath), XDG_CACHE_HOME: cache });
  Object.defineProperty(process, 'resourcesPath', { value: resources, configurable: true });
  Object.defineProperty(process, 'platform', { ...before.platform, value: 'linux' });
  return () => {
    for (const name of ['APPIMAGE', 'APPDIR', 'XDG_CACHE_HOME']) {
      if (before.env[name] === undefined) delete env[name];
      else env[name] = before.env[name];
    }
    Reflect.deleteProperty(process, 'resourcesPath');
    if (before.platform) Object.defineProperty(process, 'platform', before.platform);
  };
}
