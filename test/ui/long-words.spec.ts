import type { Locator, Page } from '@playwright/test';
import { draftIsSaved, makeTicket, startAs, threadTexts } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

/* Words as long as can be sent are kept like all others; longer ones say so while they are written. */

const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply to' });
const write = (page: Page): Locator => page.getByRole('region', { name: 'Write' });
const lines = Array.from({ length: 8_000 }, (_, index) => `${index}`.padStart(10, 'x')).join('\n');

function paste(editor: Locator, words: string): Promise<void> {
  return editor.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, words);
}

test('a reply of 8,000 lines is saved as a draft, and sent', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'At great length');
  await reply(page).focus();
  await paste(reply(page), lines);
  await draftIsSaved(page);
  await page.reload();
  await expect(reply(page)).toContainText('xxxxxx7999');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(async () => (await threadTexts(page)).at(-1)?.length).toBe(lines.length);
});

test('text over the limit says by how much while it is written, in a reply and in a new ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Too long');
  await reply(page).focus();
  await paste(reply(page), 'x'.repeat(101_234));
  const said = '1,234 characters over the limit. Shorten the text, or attach it as a file.';
  await expect(write(page).getByText(said)).toBeVisible();
  await draftIsSaved(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(write(page).getByRole('alert')).toContainText('This text is too long for one entry.');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(write(page).getByText('too long')).toHaveCount(0);

  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.locator('dialog[open]');
  await form.getByLabel('Details').fill('x'.repeat(100_001));
  await expect(form.getByRole('alert')).toHaveText(
    '1 character over the limit. Shorten the text, or attach it as a file.',
  );
  await expect(form.getByText('draft saved')).toBeVisible();
  await form.getByLabel('Details').fill('Short');
  await expect(form.getByRole('alert')).toHaveCount(0);
});

test('a draft that cannot be saved says why in every form, and is saved on retry', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'On a full disk');
  const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
  const isFull = { now: true };
  await page.route('**/bridge/call', (route) => {
    const isSave = isFull.now && (route.request().postData() ?? '').includes('draft.save');
    return isSave ? route.fulfill({ json: full }) : route.continue();
  });
  const places: readonly { open: () => Promise<void>; place: Locator; field: Locator }[] = [
    { open: async () => undefined, place: write(page), field: reply(page) },
    {
      open: () => page.getByRole('button', { name: 'New ticket' }).click(),
      place: page.locator('dialog[open]'),
      field: page.getByLabel('Summary'),
    },
    {
      open: () => page.getByRole('button', { name: 'Add requester message' }).first().click(),
      place: page.locator('dialog[open]'),
      field: page.locator('dialog[open] textarea'),
    },
  ];
  for (const { open, place, field } of places) {
    isFull.now = true;
    await open();
    await field.fill('Words on a full disk');
    await expect(place.getByText('draft not saved').filter({ visible: true })).toBeVisible();
    await expect(place.getByRole('alert')).toContainText('Not saved: the disk is full.');
    isFull.now = false;
    await place.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
    await expect(place.getByRole('alert')).toHaveCount(0);
    await expect(place.getByText('draft saved').filter({ visible: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }
});
