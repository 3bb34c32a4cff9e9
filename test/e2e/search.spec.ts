import type { Page } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { openSample, signInAs } from './support/steps.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search tickets' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Search results' }).getByRole('option');

test('a word of a note is found with the keyboard, marked in its ticket, and found again after a restart', async ({
  desk,
}) => {
  const page = await desk.start();
  await openSample(page);
  await signInAs(page, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('hotline status:op');
  await page.keyboard.press('Enter');
  await expect(results(page)).toHaveText(/Note John Doe: .*hotline/);
  await page.keyboard.press('Enter');
  await expect(results(page)).toBeFocused();
  await expect(page.getByText('1 of 1 match in this ticket')).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByRole('listitem').filter({ hasText: 'the hotline only plays music' })).toBeFocused();

  await desk.stop();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  // She is back at her search; its words are selected.
  await expect(results(again)).toHaveText(/Note John Doe: .*hotline/);
  await again.keyboard.press('ControlOrMeta+f');
  await expect(field(again)).toBeFocused();
  await again.keyboard.press('Delete');
  await again.getByRole('button', { name: /^hotline status:/ }).click();
  await expect(field(again)).toBeFocused();
  await again.keyboard.press('ArrowDown');
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(/^Label printer/);
});
