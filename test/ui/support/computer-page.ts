import type { Page } from '@playwright/test';
import { lock, signIn, startAs, toast } from '../../e2e/support/steps.ts';
import { expect } from './ui-test.ts';

export const switchOf = (page: Page, name: string | RegExp) => page.getByRole('switch', { name });

export async function openPage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'This computer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This computer' })).toBeVisible();
}

export const passphrase = 'four lanterns by the river';

/** Jane with a passphrase that she has used: PINs can be protected then. */
export async function startWithPassphrase(hosted: Parameters<typeof startAs>[0]): Promise<Page> {
  const page = await startAs(hosted, 'Jane Doe');
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await page.getByRole('listbox', { name: 'Agents', exact: true }).getByRole('option', { name: 'Jane Doe' }).click();
  const own = page.getByRole('region', { name: 'Jane Doe', exact: true });
  await own.getByLabel('PIN or passphrase').fill(passphrase);
  await own.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, '“Jane Doe” saved.')).toBeVisible();
  await lock(page);
  await signIn(page, 'Jane Doe', passphrase);
  await openPage(page);
  return page;
}
