import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, expect, type JSHandle, type Page } from '@playwright/test';
import { installed } from '../../../main/launch/electron-runtime.ts';
import { errorCode } from '../../../main/platform/disk.ts';
import { root } from './host-choice.ts';
import { environment, type HostOptions, type RunningDesk, type View } from './hosts.ts';

/** A desk in Electron, whose own process a test may ask as well. */
export interface ElectronDesk extends RunningDesk {
  readonly app: ElectronApplication;
  /** The driver's child, which the driver itself forgets when it has ended. */
  readonly child: ChildProcess;
  /** The addresses that were handed to the system so far. */
  readonly handedOver: () => Promise<readonly string[]>;
}

const startMs = 60_000;

/**
 * Starts the desk in Electron. The program is the one that `installed` finds: only where the driver looks for it itself
 * does it also hold the start back until it listens, and keep windows drawn that lie under others.
 */
export async function startInElectron(options: HostOptions): Promise<ElectronDesk> {
  const app = await launched(options);
  const child = app.process();
  try {
    return await driven(app, child, options);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function launched({ folder, dataFolder, context, words = [] }: HostOptions): Promise<ElectronApplication> {
  return _electron.launch({
    args: ['--lang=en-US', root, '--desk', folder, ...words],
    env: environment(dataFolder),
    // Chromium’s sandbox refuses root; for all other users it is part of the test.
    chromiumSandbox: process.getuid?.() !== 0,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    colorScheme: context.colorScheme ?? 'light',
    timeout: startMs,
  });
}

async function driven(
  app: ElectronApplication,
  child: ChildProcess,
  { dataFolder, context }: HostOptions,
): Promise<ElectronDesk> {
  const page = await app.firstWindow({ timeout: startMs });
  await dress(page, context);
  // On Windows the driver's child is a shell around the program.
  const pid = await app.evaluate(() => process.pid);
  const files = await keepFiles(app, join(dirname(dataFolder), 'saved-'));
  const addresses = await keepAddresses(app);
  return {
    app,
    child,
    page,
    another: async () => {
      const [opened] = await Promise.all([app.waitForEvent('window'), chooseItem(app, 'window.new')]);
      await dress(opened, context);
      return opened;
    },
    handedOver: () => addresses.jsonValue(),
    saved: async (_from, action) => {
      const before = (await files.jsonValue()).length;
      await action();
      const file = async () => (await files.jsonValue())[before];
      await expect.poll(async () => (await file())?.state).toBe('completed');
      const { name, path } = (await file()) ?? { name: '', path: '' };
      return { name, path };
    },
    leaving: async (_from, action) => {
      const before = (await addresses.jsonValue()).length;
      await action();
      const address = async () => (await addresses.jsonValue())[before];
      await expect.poll(address).toBeDefined();
      return (await address()) ?? '';
    },
    status: (address) => app.evaluate(async ({ net }, url) => (await net.fetch(url)).status, address),
    copied: async (_from, action) => {
      await action();
      return app.evaluate(({ clipboard }) => clipboard.readText());
    },
    stop: () => app.close(),
    kill: () => killed(child, pid),
    close: () => killed(child, pid),
  };
}

/** Chooses an item of the menu, as a hand or its key would. */
export async function chooseItem(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no item ${wanted}`);
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    Reflect.apply(item.click, item, [{}, window, window?.webContents]);
  }, id);
}

/** Gives a window of Electron the settings that a browser’s context gives its pages. */
async function dress(page: Page, { viewport, colorScheme, reducedMotion }: View): Promise<void> {
  await page.emulateMedia({
    colorScheme: colorScheme ?? 'light',
    reducedMotion: reducedMotion ?? 'no-preference',
  });
  if (viewport) await page.setViewportSize(viewport);
}

interface KeptFile {
  readonly name: string;
  readonly path: string;
  state: string;
}

/** Puts every file that is saved into a folder of the test's, in place of the dialog that asks a person where to. */
function keepFiles(app: ElectronApplication, start: string): Promise<JSHandle<KeptFile[]>> {
  return app.evaluateHandle(({ session }, beginning) => {
    const files: KeptFile[] = [];
    session.defaultSession.on('will-download', (_event, item) => {
      const file: KeptFile = { name: item.getFilename(), path: `${beginning}${files.length}`, state: 'progressing' };
      files.push(file);
      item.setSavePath(file.path);
      item.once('done', (_done, state) => {
        file.state = state;
      });
    });
    return files;
  }, start);
}

/** Keeps what is meant for the system's browser from opening one. */
function keepAddresses(app: ElectronApplication): Promise<JSHandle<string[]>> {
  return app.evaluateHandle(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    return addresses;
  });
}

async function killed(child: ChildProcess, pid: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error; // It has already ended; its shell follows.
  }
  await ended;
}

/** Starts the program again, as the system does for a link; returns its exit code. */
export async function secondStart(dataFolder: string, words: readonly string[]): Promise<number | null> {
  const program = await installed(root);
  if (!program) throw new Error('Electron’s program is not here');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...flags, root, ...words], { env: environment(dataFolder), stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
