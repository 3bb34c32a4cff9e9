import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { keepComplaints } from './complaints.ts';
import { type ElectronDesk, startInElectron } from './electron-host.ts';
import { chooseHost, type HostName } from './host-choice.ts';
import { type HostOptions, type RunningDesk, removal, startInBrowser, type View } from './hosts.ts';
import { copyPrepared, type MakeDesk } from './prepared.ts';

/** A desk for one test, in separate folders, which the test can stop, kill and restart. */
export interface TestDesk extends Omit<RunningDesk, 'page' | 'close'> {
  readonly folder: string;
  /** The folder that the program takes for the system's data folder. */
  readonly dataFolder: string;
  /** Puts a copy of a desk, which each worker makes once, where this one will look for its own. */
  readonly prepare: (name: string, make: MakeDesk) => Promise<void>;
  readonly start: (view?: View, words?: readonly string[]) => Promise<Page>;
  /** What only a desk in Electron can be asked. */
  readonly electron: () => ElectronDesk;
}

type Start = (options: HostOptions) => Promise<RunningDesk>;

interface OpenedDesk extends TestDesk {
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

function openTestDesk(folders: string, view: View, startHost: Start): OpenedDesk {
  const [folder, dataFolder] = [join(folders, 'desk'), join(folders, 'data')];
  const complaints: string[] = [];
  const started: RunningDesk[] = [];

  function running(): RunningDesk {
    const last = started.at(-1);
    if (!last) throw new Error('The desk is not running');
    return last;
  }

  function listen(page: Page): Page {
    keepComplaints(page, complaints);
    return page;
  }

  return {
    folder,
    dataFolder,
    complaints,
    prepare: (name, make) => copyPrepared(folder, name, make),
    start: async (context = {}, words = []) => {
      const desk = await startHost({ folder, dataFolder, words, context: { ...view, ...context } });
      started.push(desk);
      return listen(desk.page);
    },
    another: async () => listen(await running().another()),
    saved: (page, action) => running().saved(page, action),
    leaving: (page, action) => running().leaving(page, action),
    status: (address) => running().status(address),
    copied: (page, action) => running().copied(page, action),
    stop: async () => started.at(-1)?.stop(),
    kill: async () => started.at(-1)?.kill(),
    electron: () => {
      const desk = running();
      if (!('app' in desk)) throw new Error('This desk does not run in Electron');
      return desk as ElectronDesk; // Safe: only Electron's desks have an app.
    },
    // Windows first: left open, a browser's look for their ended desk twice a second.
    close: async () => {
      for (const desk of started) await desk.close();
      for (const desk of started) await desk.kill();
    },
  };
}

interface Settings {
  /** Runs the desk in the browser host everywhere, for what only its windows show or only a test of them can do. */
  readonly inBrowser: boolean;
  /** A page that is made to complain on purpose: the browser reports in the console what a policy holds back. */
  readonly mayComplain: boolean;
}

export interface Fixtures extends Settings {
  readonly desk: TestDesk;
  readonly host: HostName;
}

export const test = base.extend<Fixtures, { readonly chromium: () => Promise<Browser> }>({
  inBrowser: [false, { option: true }],
  mayComplain: [false, { option: true }],
  // Where desks run in Electron, few tests need a browser, and it may not be there.
  chromium: [
    async ({ playwright }, use) => {
      let started: Promise<Browser> | undefined;
      await use(() => {
        started ??= playwright.chromium.launch();
        return started;
      });
      await (await started)?.close();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ inBrowser }, use, info) => {
      const host = inBrowser ? 'browser' : await chooseHost();
      info.annotations.push({ type: 'host', description: host });
      await use(host);
    },
    { auto: true },
  ],
  desk: async ({ chromium, host, mayComplain, viewport, colorScheme }, use) => {
    const folders = await mkdtemp(join(tmpdir(), 'deskside-e2e-'));
    const view = { viewport, colorScheme: colorScheme ?? 'light' };
    const start: Start =
      host === 'electron' ? startInElectron : async (options) => startInBrowser(await chromium(), options);
    const desk = openTestDesk(folders, view, start);
    await use(desk);
    await desk.close();
    await rm(folders, removal);
    // A page that complains in its console is a page with a bug, even when the test got what it looked for.
    if (!mayComplain) expect(desk.complaints).toEqual([]);
  },
});

export { expect };
