import type { Page } from '@playwright/test';
import { expect } from './desk-test.ts';

export const passphrase = 'four lanterns by the river';

export async function fillFirstStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await page.getByLabel('Desk name').fill('Harbour Desk');
  await page.getByLabel('Your name').fill('Ada Park');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Repeat passphrase').fill(passphrase);
}

export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Add your team' })).toBeFocused();
  await expect(page.getByText('Step 2 of 2')).toBeVisible();
}

export async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open my desk' }).click();
}

/** Confirms the recovery code of a desk that was just set up. */
export async function keepCode(page: Page): Promise<void> {
  // Setting up hashes every secret at its full cost.
  await page.getByRole('heading', { name: 'Save your recovery code' }).waitFor();
  await page.getByRole('button', { name: 'I’ve saved it' }).click();
}

/** The desk is open, with its administrator signed in, without another request for the passphrase. */
export async function isOpen(page: Page): Promise<void> {
  await keepCode(page);
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  await expect(page.getByText('There are no tickets yet')).toBeVisible();
}
