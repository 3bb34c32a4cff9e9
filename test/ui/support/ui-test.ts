import { test as base, expect } from '@playwright/test';
import { type OpenedUiDesk, openUiDesk, type UiDesk } from './ui-desk.ts';

interface Fixtures {
  /** A desk as a browser shows it. */
  readonly desk: UiDesk;
  /** A desk whose host does more than a browser: its computer and its key store are in memory. */
  readonly hosted: UiDesk;
  /** A page that is made to complain on purpose: the browser reports in the console what a policy holds back. */
  readonly mayComplain: boolean;
}

async function used(desk: OpenedUiDesk, use: (desk: UiDesk) => Promise<void>, mayComplain: boolean): Promise<void> {
  await use(desk);
  await desk.close();
  if (!mayComplain) expect(desk.complaints).toEqual([]);
}

export const test = base.extend<Fixtures>({
  mayComplain: [false, { option: true }],
  desk: async ({ browser, viewport, colorScheme, mayComplain }, use) => {
    const view = { viewport, colorScheme: colorScheme ?? 'light' };
    await used(openUiDesk({ browser, view, hasComputer: false }), use, mayComplain);
  },
  hosted: async ({ browser, viewport, colorScheme, mayComplain }, use) => {
    const view = { viewport, colorScheme: colorScheme ?? 'light' };
    await used(openUiDesk({ browser, view, hasComputer: true }), use, mayComplain);
  },
});

export { expect, type UiDesk };
