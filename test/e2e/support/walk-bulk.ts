import { expect, type Page } from '@playwright/test';
import type { Visit } from './screens.ts';
import type { Wording } from './wording.ts';

/** Selected tickets, what can be done with them, and what came of it. */
export async function walkBulk(page: Page, said: Wording, visit: Visit): Promise<void> {
  const rows = page.getByRole('listbox').getByRole('option');
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('textbox') });
  await rows.first().click();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: said('bulk.region') })).toBeVisible();
  await visit('selected tickets');
  await page.getByRole('button', { name: said('bulk.more') }).click();
  await expect(page.locator('[role="menu"][data-open]')).toBeVisible();
  await visit('more actions on the selected tickets');
  await page.keyboard.press('Escape');
  await expect(page.locator('[role="menu"][data-open]')).toHaveCount(0);
  for (const [key, what] of [
    ['a', 'assigning the selected tickets'],
    ['d', 'transferring the selected tickets'],
    ['p', 'the priority of the selected tickets'],
  ] as const) {
    await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.getByRole('alert').or(dialog.locator('[aria-invalid="true"]')).first()).toBeVisible();
    await visit(what);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.keyboard.press('s');
  await dialog.getByLabel(said('bulk.status')).selectOption({ index: 3 });
  await visit('the status of the selected tickets');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: said('bulk.dismiss') })).toBeVisible();
  await page.locator('details summary').last().click();
  await visit('what came of a bulk action');
  await page.getByRole('button', { name: said('bulk.dismiss') }).click();
}
