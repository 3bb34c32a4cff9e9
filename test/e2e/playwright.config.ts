import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';
import { announcedHost } from './support/host-choice.ts';

const { line } = await announcedHost().catch((error: unknown) => {
  // One sentence for a person who requested an unavailable host; a stack trace would not help them.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return process.exit(1);
});
// Each worker reads this file as well.
if (process.env.TEST_WORKER_INDEX === undefined) process.stdout.write(`${line}\n`);

export default defineConfig({
  testDir: '.',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  outputDir: '../../test-results',
  reporter: [['list'], ['./support/reporter.ts', { counts: 'e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Recording everything takes a third of the time: DESK_TRACE=1 asks for it.
    trace: process.env.DESK_TRACE ? 'retain-on-failure' : 'off',
    launchOptions,
  },
});
