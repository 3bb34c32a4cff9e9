import type { Page } from '@playwright/test';
import { row, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const line = (page: Page, name: string) => sheet(page).getByRole('term').filter({ hasText: name });

test('W105: all shortcuts are listed by where they work, and found by typing', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await row(page, 'Locked out of QuickBooks').focus();
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  for (const group of ['Anywhere', 'Go to', 'In queues and lists', 'On a ticket', 'While writing', 'Window']) {
    await expect(sheet(page).getByRole('heading', { name: group })).toBeVisible();
  }
  await expect(line(page, 'New ticket').locator('..')).toContainText('Ctrl+N');
  await expect(line(page, 'New window'), 'a browser has no such command').toHaveCount(0);
  await page.keyboard.type('print');
  await expect(line(page, 'Print ticket').first()).toBeVisible();
  await expect(line(page, 'New ticket')).toHaveCount(0);
  await expect(sheet(page).getByRole('status')).toHaveText(/^\d shortcuts$/);
  await page.keyboard.type('xyz');
  await expect(sheet(page).getByText('No shortcut matches “printxyz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
});

test('W105: single letters are listed while they are shortcuts', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('ControlOrMeta+/');
  await expect(line(page, 'Write a reply').locator('..')).toContainText('R');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'My settings' }).click();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
  await page.keyboard.press('?');
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+/');
  await expect(sheet(page).getByText('Single letters are turned off in My settings.')).toBeVisible();
  await expect(line(page, 'Write a reply')).toHaveCount(0);
  await expect(line(page, 'Keyboard shortcuts').locator('..')).not.toContainText('?');
});

test('W105: the list of shortcuts is printed, all of it, and nothing else', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.evaluate(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', '');
  });
  await page.keyboard.press('ControlOrMeta+/');
  await page.keyboard.type('lock');
  await sheet(page).getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('html[data-printed]')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  const printed = page.locator('[data-sheet]');
  await expect(printed.getByText('Send and resolve')).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(printed).toHaveCount(0);
});
