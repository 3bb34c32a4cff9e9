import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { root } from './host-choice.ts';

/** View settings that both hosts support. */
export type View = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>;

export interface SavedFile {
  /** The name under which a person would have kept it. */
  readonly name: string;
  readonly path: string;
}

/** A desk that runs, with a window to drive it. What the hosts do in different ways has one name here. */
export interface RunningDesk {
  readonly page: Page;
  /** Opens another window of the same desk. */
  readonly another: () => Promise<Page>;
  /** Does something that saves a file, and waits until it is saved. */
  readonly saved: (page: Page, action: () => Promise<void>) => Promise<SavedFile>;
  /** Runs an action that leads out of the desk; returns the opened address. */
  readonly leaving: (page: Page, action: () => Promise<void>) => Promise<string>;
  /** The status with which the desk answers for one of its addresses, outside of any page. */
  readonly status: (address: string) => Promise<number>;
  /** Runs an action that copies; returns the text on the clipboard. */
  readonly copied: (page: Page, action: () => Promise<void>) => Promise<string>;
  /** Ends it as a person would. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Takes away what its end leaves open. */
  readonly close: () => Promise<void>;
}

export interface HostOptions {
  readonly folder: string;
  readonly dataFolder: string;
  readonly context: View;
  /** Further words for its command line. */
  readonly words?: readonly string[];
  /** Words for Node itself, where the host runs in it. */
  readonly nodeWords?: readonly string[];
}

/** The environment of a desk whose data folder, language and time zone are its test's. */
export function environment(dataFolder: string): Record<string, string> {
  // Set by editors that are made of Electron; it would make a plain Node of ours.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...given } = process.env;
  const present = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const folders = { XDG_DATA_HOME: dataFolder, APPDATA: dataFolder, HOME: dataFolder };
  const language = { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US' };
  return { ...Object.fromEntries(present), ...folders, ...language, TZ: 'America/New_York' };
}

/** Where a program that was given `environment(folder)` keeps its data. */
export function dataFolderIn(folder: string): string {
  const parts = process.platform === 'darwin' ? ['Library', 'Application Support'] : [];
  return join(folder, ...parts, 'Deskside');
}

/** Removes what a test wrote; Windows holds on to the files of a process for a moment after its end. */
export const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;

/** The language and the time zone of every window under test. */
export const inNewYork = { locale: 'en-US', timezoneId: 'America/New_York' } as const;

export async function startInBrowser(browser: Browser, options: HostOptions): Promise<RunningDesk> {
  const { child, link } = await serve(options);
  const context = await browser.newContext({ ...inNewYork, ...options.context });
  return {
    ...(await openWindows(context, link)),
    stop: () => end(child, 'SIGINT'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** Opens the first window of a desk that a browser shows, and knows how to open more. */
export async function openWindows(context: BrowserContext, link: string): Promise<Omit<RunningDesk, 'stop' | 'kill'>> {
  const page = await context.newPage();
  await page.goto(link);
  /** In a separate window: a background tab draws once a second, which would delay every click. */
  const another = async () => {
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate((to) => void window.open(to, '_blank', 'popup,noopener'), link),
    ]);
    await opened.waitForLoadState();
    return opened;
  };
  return {
    page,
    another,
    saved: async (from, action) => {
      const [download] = await Promise.all([from.waitForEvent('download'), action()]);
      return { name: download.suggestedFilename(), path: await download.path() };
    },
    leaving: async (_from, action) => {
      const [opened] = await Promise.all([context.waitForEvent('page'), action()]);
      await opened.waitForLoadState();
      return opened.url();
    },
    status: async (address) => (await context.request.get(address)).status(),
    copied: async (from, action) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await action();
      return from.evaluate(() => navigator.clipboard.readText());
    },
    close: () => context.close(),
  };
}

/** Starts the browser host without a window and reads its link. */
export async function serve({
  folder,
  dataFolder,
  words = [],
  nodeWords = [],
}: Pick<HostOptions, 'folder' | 'dataFolder' | 'words' | 'nodeWords'>): Promise<{ child: ChildProcess; link: string }> {
  const program = join(root, 'dist', 'main', 'browser.js');
  const child = spawn(process.execPath, [...nodeWords, program, '--no-open', '--desk', folder, ...words], {
    env: environment(dataFolder),
  });
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString();
      const [, ready] = /^ready (\S+)$/m.exec(said) ?? [];
      if (ready) resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The desk ended with ${code}: ${said}`)));
  });
  return { child, link };
}

/** Ends a process and waits for its end. On Windows every signal is a power cut. */
export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
