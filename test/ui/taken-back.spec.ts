import type { Page } from '@playwright/test';
import { postWithPictures } from '../e2e/support/hostile-steps.ts';
import { makeTicket, openTicket, startAs, ticketIdOf, toast, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const words = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const priority = (page: Page) => page.getByLabel('Priority', { exact: true }).locator('option:checked');

async function sendFromKeys(page: Page, said: string): Promise<void> {
  await writeReply(page, said);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Reply saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(heading(page)).toBeFocused();
}

test('Ctrl+Z restores the text of a reply and keeps the focus, and again undoes the change before', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Said too soon');
  await page.getByLabel('Priority', { exact: true }).selectOption('Low');
  await expect(toast(page, 'Priority set to Low.')).toBeVisible();
  await sendFromKeys(page, 'Wait for it.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(words(page)).toHaveText('Wait for it.');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(priority(page)).toHaveText('Normal');
  await expect(words(page)).toHaveText('Wait for it.');

  await words(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.type(' Now.');
  await expect(words(page)).toHaveText('Wait for it. Now.');
});

test('the text of an undone reply returns to its ticket also from elsewhere, and after visiting another one', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Left at once');
  await sendFromKeys(page, 'Undone from elsewhere.');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await heading(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toast(page, 'Undone:')).toBeVisible();
  await expect(words(page)).toHaveText('');
  await openTicket(page, 'Open', 'Left at once');
  await expect(words(page)).toHaveText('Undone from elsewhere.');
  await expect(page.getByText('draft saved').filter({ visible: true })).toBeVisible();

  await words(page).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Reply saved')).toBeVisible();
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openTicket(page, 'Open', 'Left at once');
  await expect(words(page)).toHaveText('');
  await heading(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(words(page)).toHaveText('Undone from elsewhere.');
});

test.describe('a window that a browser shows', () => {
  test('typing continued while Deskside quits runs no command, and a broken page is replaced by a message', async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe');
    await makeTicket(page, 'Read before the end');
    await openTicket(page, 'Open', 'Read before the end');
    await postWithPictures(page, ticketIdOf(page), ['<p>In a frame.</p>']);
    await expect(page.locator('article iframe')).toHaveCount(1);
    await writeReply(page, 'Half a');
    const address = page.url();
    await desk.kill();
    await expect(words(page)).toHaveAttribute('aria-readonly', 'true');
    await expect(words(page)).toBeFocused();
    await page.keyboard.type('njkrecaw');
    expect(page.url()).toBe(address);
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(words(page)).toBeFocused();
    await expect(page.locator('article iframe')).toHaveCount(0);
    for (const kind of ['message', 'reply'])
      await expect(page.locator(`article[data-kind="${kind}"] p`).last()).toBeVisible();
  });
});
