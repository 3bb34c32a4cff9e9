import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `--project unit` is what `npm run check` runs; `npm test` runs all three. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
    // Most of the time of a small file goes into loading modules, so the files of a worker share them.
    isolate: false,
    setupFiles: ['test/support/shared-modules.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/*.test.ts'] } },
      { extends: true, test: { name: 'sync', include: ['test/sync/**/*.test.ts'] } },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'] } },
    ],
  },
});
