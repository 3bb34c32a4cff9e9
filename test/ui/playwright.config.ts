import { defineConfig } from '@playwright/test';
import { lightLaunchOptions } from '../e2e/support/browser.ts';

/** The desks run in the tests' own process: it lives where their windows do. */
process.env.TZ = 'America/New_York';

export default defineConfig({
  testDir: '.',
  timeout: 60_000,
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
