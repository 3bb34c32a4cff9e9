import { defineConfig } from '@playwright/test';
import { lightLaunchOptions } from '../e2e/support/browser.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { longestDelayMs } from './support/slow-bridge.ts';

/** The desks run in the tests' own process: it lives where their windows do. */
process.env.TZ = 'America/New_York';

// The workers get it from here. The config is read by each of them, too.
process.env.SEED ??= String(seed);
if (longestDelayMs > 0 && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write(`delays of up to ${longestDelayMs} ms, SEED=${seed}\n`);
}

export default defineConfig({
  testDir: '.',
  // For a test that hangs. One that waits for something fails within the time of its expectation.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  outputDir: '../../test-results/ui',
  reporter: [['list'], ['../e2e/support/reporter.ts', { counts: 'ui.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: process.env.DESK_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: lightLaunchOptions,
  },
});
