import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What needs a built program; the other tests come before the build. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: { include: ['test/package/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' },
});
