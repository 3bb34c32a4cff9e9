import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { StoredFiles } from '../../../main/blobs/stored-files.ts';
import type { Bridge } from '../../../main/bridge/bridge.ts';
import { composeDesk } from '../../../main/compose.ts';
import { withBrowserBridge } from '../../../main/host/browser-page.ts';
import { readBuiltFiles } from '../../../main/host/built-files.ts';
import { createPages } from '../../../main/host/pages.ts';
import { startServer } from '../../../main/host/server.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { randomSecret } from '../../../main/platform/random-ids.ts';
import type { Command } from '../../../shared/bridge/commands.ts';
import { type FakeKeyStore, fakeKeyStore } from '../../support/fake-key-store.ts';
import { quickly } from '../../support/quick-hash.ts';
import { createTestComputer, type TestComputer } from '../../support/test-computer.ts';
import { test as base, expect, type TestDesk } from './desk-test.ts';
import { root } from './host-choice.ts';
import { dataFolderIn, removal, type View } from './hosts.ts';
import { copyPrepared } from './prepared.ts';

/**
 * A desk whose host does more than a browser: engine, files, pages and window are real, and the computer that windows
 * ask about is one in memory. It runs in the test's own process, so that a test can speak for the host.
 */
export interface HostedDesk extends Pick<TestDesk, 'folder' | 'prepare' | 'start' | 'another'> {
  readonly computer: TestComputer;
  readonly keyStore: FakeKeyStore;
  readonly bridge: () => Bridge;
  /** From the next start on the desk’s time is so far ahead of the computer’s. */
  readonly runsAhead: (ms: number) => void;
  /** Asks a window for something, as a menu or a link does. */
  readonly command: (page: Page, command: Command) => void;
  /** What the host was told that a window shows. */
  readonly shown: (page: Page) => ReturnType<Bridge['shown']>;
}

export interface Served {
  readonly link: string;
  readonly close: () => Promise<void>;
}

/** Serves the built window over a bridge; errors that nobody expected are kept. */
export async function serveBridge(
  bridge: Pick<Bridge, 'handle' | 'watch'> & Partial<Pick<Bridge, 'linked' | 'closeWindow'>>,
  bugs: unknown[],
  stored: () => StoredFiles | undefined = () => undefined,
): Promise<Served> {
  const [renderer, preload] = await Promise.all(
    ['renderer', 'preload'].map((folder) => readBuiltFiles(join(root, 'dist', folder))),
  );
  const files = withBrowserBridge(renderer ?? new Map(), preload ?? new Map());
  const pages = createPages({ files, linked: bridge.linked ?? (() => undefined), stored });
  const onBug = (error: unknown) => void bugs.push(error);
  const closeWindow = bridge.closeWindow ?? (() => undefined);
  return startServer({
    clock: systemClock,
    bridge: { ...bridge, closeWindow },
    pages,
    port: 0,
    newSecret: randomSecret,
    onBug,
  });
}

const context = { locale: 'en-US', timezoneId: 'America/New_York' } as const;

interface OpenedDesk extends HostedDesk {
  readonly bugs: readonly unknown[];
  readonly close: () => Promise<void>;
}

function openHostedDesk(folders: string, browser: () => Promise<Browser>): OpenedDesk {
  const folder = join(folders, 'desk');
  const bugs: unknown[] = [];
  const computer = createTestComputer();
  const keyStore = fakeKeyStore();
  const windowIds = new Map<Page, string>();
  let open: { readonly bridge: Bridge; readonly contexts: BrowserContext; readonly link: string } | undefined;
  let end = async (): Promise<void> => undefined;
  let aheadMs = 0;

  async function begin(view: View): Promise<NonNullable<typeof open>> {
    const bug = (error: unknown) => void bugs.push(error);
    const log = { info: () => undefined, warn: () => undefined, bug };
    const dataFolder = dataFolderIn(join(folders, 'data'));
    const desk = await composeDesk({
      disk: nodeDisk,
      dataFolder,
      desk: folder,
      log,
      computer,
      secretBox: keyStore.box,
      hash: quickly,
      deskClock: { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs },
    });
    const { bridge, deskManager } = desk;
    computer.restartsAfter(bridge.flush);
    const server = await serveBridge(bridge, bugs, () => deskManager.desk()?.blobs.stored);
    const contexts = await (await browser()).newContext({ ...context, ...view });
    end = async () => {
      end = async () => undefined;
      await desk.close();
      await server.close();
      await contexts.close();
    };
    return { bridge, contexts, link: server.link };
  }

  async function another(): Promise<Page> {
    if (!open) throw new Error('The desk is not running');
    const page = await open.contexts.newPage();
    page.on('pageerror', (error) => void bugs.push(error));
    page.on('request', (request) => {
      const windowId = request.headers()['x-deskside-window'];
      if (windowId) windowIds.set(page, windowId);
    });
    await page.goto(open.link);
    return page;
  }

  function bridgeNow(): Bridge {
    if (!open) throw new Error('The desk is not running');
    return open.bridge;
  }

  return {
    folder,
    computer,
    keyStore,
    bugs,
    prepare: (name, make) => copyPrepared(folder, name, make),
    start: async (view = {}) => {
      await end();
      open = await begin(view);
      return another();
    },
    another,
    bridge: bridgeNow,
    runsAhead: (ms) => {
      aheadMs = ms;
    },
    command: (page, command) => bridgeNow().command(windowIds.get(page) ?? '', command),
    shown: (page) => bridgeNow().shown(windowIds.get(page) ?? ''),
    close: () => end(),
  };
}

export const test = base.extend<{ readonly hosted: HostedDesk }>({
  inBrowser: true,
  hosted: async ({ chromium, viewport, colorScheme }, use) => {
    const folders = await mkdtemp(join(tmpdir(), 'deskside-e2e-'));
    const desk = openHostedDesk(folders, chromium);
    const view = { viewport, colorScheme: colorScheme ?? 'light' };
    await use({ ...desk, start: (more) => desk.start({ ...view, ...more }) });
    await desk.close();
    await rm(folders, removal);
    expect(desk.bugs).toEqual([]);
  },
});

export { expect };
