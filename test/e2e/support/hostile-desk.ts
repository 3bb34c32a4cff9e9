import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { TestDesk } from './desk-test.ts';
import { type RunningDesk, startInBrowser } from './hosts.ts';

/**
 * A desk in the browser host for tests that make its page complain on purpose: the browser reports in the console
 * each thing that the policy holds back.
 */
export const test = base.extend<{ desk: TestDesk }>({
  desk: async ({ browser }, use) => {
    const folders = await mkdtemp(join(tmpdir(), 'deskside-e2e-'));
    const folder = join(folders, 'desk');
    let running: RunningDesk | undefined;
    await use({
      folder,
      start: async (context = {}) => {
        running = await startInBrowser(browser, { folder, dataFolder: join(folders, 'data'), context });
        return running.page;
      },
      another: () => running?.another() ?? Promise.reject(new Error('The desk is not running')),
      stop: async () => running?.stop(),
      kill: async () => running?.kill(),
    });
    await running?.page.context().close();
    await running?.kill();
    await rm(folders, { recursive: true, force: true });
  },
});

export { expect };
