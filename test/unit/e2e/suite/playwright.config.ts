import { defineConfig } from '@playwright/test';

/** Tests that end in every way there is, for `reporter.test.ts`. */
export default defineConfig({ testDir: '.', reporter: [['../../../e2e/support/reporter.ts']] });
