import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { thoroughness } from './support/runs.ts';

/** What starts programs, builds them or waits for them: seconds each, so `npm test` runs them and `npm run check` does not. */
const programs = [
  'test/unit/bench/smoke.test.ts',
  'test/unit/e2e/*.test.ts',
  'test/unit/prove/run.test.ts',
  'test/unit/main/desk.test.ts',
  'test/unit/main/launch/{build,electron-runtime,run-desk-process}.test.ts',
  'test/unit/main/platform/screen-lock.test.ts',
  'test/unit/main/shell/traces.test.ts',
  'test/unit/main/shell/updates/built.test.ts',
];

/** `npm run check` runs the project `unit`, `npm test` all of them. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    testTimeout: 60_000 * Math.max(1, thoroughness),
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
    // Most of the time of a small file goes into loading modules, so the files of a worker share them.
    isolate: false,
    setupFiles: ['test/support/shared-modules.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/*.test.ts'], exclude: programs },
      },
      { extends: true, test: { name: 'programs', include: programs } },
      { extends: true, test: { name: 'sync', include: ['test/sync/**/*.test.ts'] } },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'] } },
    ],
  },
});
