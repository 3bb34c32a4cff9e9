import type { Locator, Page } from '@playwright/test';
import { makeTicket, startAs, threadTexts, toast, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

/* What holds for every form with words: the keys that send a reply send it too, from whichever field. */

const sends = 'ControlOrMeta+Enter';
const dialog = (page: Page): Locator => page.locator('dialog[open]');
const button = (page: Page, name: string): Locator => page.getByRole('button', { name }).filter({ visible: true });

async function fromMenu(page: Page, name: string): Promise<void> {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name }).click();
}

test('Ctrl+Enter sends the forms of a ticket, also from a remark of several lines and from a button', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'By keys alone');

  await button(page, 'Assign').click();
  await dialog(page).locator('select').first().selectOption({ label: 'John Doe' });
  await dialog(page).locator('textarea').fill('Two lines\nfor John');
  await page.keyboard.press(sends);
  await expect(dialog(page)).toHaveCount(0);
  await expect(toast(page, /assigned/)).toBeVisible();

  await fromMenu(page, 'Add requester message');
  await dialog(page).locator('textarea').fill('It works again.');
  // On another button, where Enter alone would press that one.
  await button(page, 'Cancel').focus();
  await page.keyboard.press(sends);
  await expect(dialog(page)).toHaveCount(0);
  await expect.poll(() => threadTexts(page)).toContain('It works again.');

  await button(page, 'Transfer').click();
  await page.keyboard.press(sends);
  await expect(dialog(page).locator('[aria-invalid="true"]')).toBeFocused();
  await page.keyboard.press('Escape');
});

test('W106: Ctrl+Enter opens no link to the outside, whatever has the focus; the button itself does', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.context().route('https://example.com/**', (route) => route.fulfill({ body: 'outside' }));
  await makeTicket(page, 'See https://example.com/ here', { details: 'See https://example.com/ here.' });
  await button(page, 'Open example.com').click();
  const open = dialog(page).getByRole('button', { name: 'Open in the browser' });
  for (const focused of [open, button(page, 'Cancel')]) {
    await focused.focus();
    await page.keyboard.press(sends);
    await expect(focused).toBeFocused();
    expect(page.context().pages()).toHaveLength(1);
  }
  await open.focus();
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  expect((await opened).url()).toBe('https://example.com/');
  await expect(dialog(page)).toHaveCount(0);
});

test('W106: Ctrl+Enter presses the main button of a dialog that only asks, and of one with a list', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Only asked');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(dialog(page)).toContainText('Ken Wheeler');
  await page.keyboard.press(sends);
  await expect(dialog(page)).toHaveCount(0);
  await expect(toast(page, /resolved/)).toBeVisible();
  await page.evaluate((hash) => location.assign(hash), '#/set-up/priority/priority-low');
  await button(page, 'Archive…').click();
  await dialog(page).getByLabel('Replacement').selectOption('Normal');
  await page.keyboard.press(sends);
  await expect(toast(page, '“Low” archived.')).toBeVisible();
});

test('auto-repeat of the keys sends the form once, and never the text that has the focus afterwards', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Held down');
  await writeReply(page, 'See here');
  await page.keyboard.press('ControlOrMeta+a');
  await button(page, 'Link').click();
  await dialog(page).getByLabel('Address').fill('https://example.com/');
  await page.keyboard.down('ControlOrMeta');
  await page.keyboard.down('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
  for (let again = 0; again < 5; again++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('ControlOrMeta');
  await expect(page.getByRole('textbox', { name: 'Reply to' }).getByRole('link')).toHaveText('See here');
  expect(await threadTexts(page)).toEqual(['It will not start.']);
});
