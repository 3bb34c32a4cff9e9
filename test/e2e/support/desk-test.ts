import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { chooseHost, type RunningDesk, startInBrowser, startInElectron } from './hosts.ts';

/** A desk of a test's own, in folders of its own, that it can stop, kill and start again. */
export interface TestDesk {
  readonly folder: string;
  readonly start: (context?: BrowserContextOptions) => Promise<Page>;
  readonly another: () => Promise<Page>;
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** What says nothing about the page: the driver probing frames that run no scripts, and a desk that was stopped. */
const noise =
  /Blocked script execution in '\S+\/body\/|net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONNECTION_RESET)/;

function createTestDesk(
  folders: string,
  browser: Browser,
  view: BrowserContextOptions,
  complaints: string[],
): TestDesk {
  const folder = join(folders, 'desk');
  let running: RunningDesk | undefined;

  async function start(context: BrowserContextOptions = {}): Promise<Page> {
    const host = await chooseHost();
    const options = { folder, dataFolder: join(folders, 'data'), context: { ...view, ...context } };
    running = host === 'electron' ? await startInElectron(options) : await startInBrowser(browser, options);
    listen(running.page);
    return running.page;
  }

  function listen(page: Page): void {
    page.on('pageerror', (error) => void complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !noise.test(message.text()))
        complaints.push(`${message.text()} at ${message.location().url}`);
    });
  }

  return {
    folder,
    start,
    another: async () => {
      if (!running) throw new Error('The desk is not running');
      const page = await running.another();
      listen(page);
      return page;
    },
    stop: async () => running?.stop(),
    kill: async () => running?.kill(),
  };
}

export const test = base.extend<{ desk: TestDesk; host: string }>({
  host: [
    async ({}, use, info) => {
      const host = await chooseHost();
      info.annotations.push({ type: 'host', description: host });
      await use(host);
    },
    { auto: true },
  ],
  desk: async ({ browser, viewport, colorScheme }, use) => {
    const folders = await mkdtemp(join(tmpdir(), 'deskside-e2e-'));
    const complaints: string[] = [];
    const desk = createTestDesk(folders, browser, { viewport, colorScheme: colorScheme ?? 'light' }, complaints);
    await use(desk);
    await desk.kill();
    await rm(folders, { recursive: true, force: true });
    // A page that complains in its console is a page with a bug, even when the test got what it looked for.
    expect(complaints).toEqual([]);
  },
});

export { expect };
