import type { Page } from '@playwright/test';
import {
  direct,
  draftIsSaved,
  lock,
  makeTicket,
  openTicket,
  signInAs,
  startAs,
  threadTexts,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page) => page.locator('#ticket-heading');
const status = (page: Page) => page.getByLabel('Status', { exact: true });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const closed = { kind: 'status', id: 'status-closed', fields: { reopenable: false } };

test('T107: a message to a ticket that can’t be reopened says what becomes of it, and becomes a linked ticket', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  expect((await direct(page, 'run', 'record.put', closed)).ok).toBe(true);
  await makeTicket(page, 'Printer on fire');
  await status(page).selectOption('Closed');
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();

  await page.getByRole('complementary').getByRole('button', { name: 'Add requester message' }).click();
  const form = page.getByRole('dialog', { name: 'Add message from Ken Wheeler' });
  const message = form.getByLabel('Message');
  await expect(message).toHaveAccessibleDescription(
    'This ticket can’t be reopened. The message becomes a new ticket, linked as a follow-up.',
  );
  await form.getByLabel(/keep the ticket closed/).check();
  await expect(message).toHaveAccessibleDescription('The ticket is closed and stays closed.');
  await form.getByLabel(/keep the ticket closed/).uncheck();
  await message.fill('It burns again.');
  await form.getByRole('button', { name: 'Add message' }).click();
  await expect(toast(page, /became a new ticket/)).toBeVisible();

  // The closed ticket is as it was, but for its link, which leads to the new one.
  await expect(status(page)).toHaveValue('status-closed');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.']);
  const links = page.getByRole('region', { name: 'Linked tickets' });
  await expect(links).toContainText('Followed by');
  await links.getByRole('button', { name: /^#\d+$/ }).click();
  await expect(status(page)).toHaveValue('status-open');
  await expect(heading(page)).toHaveText('Printer on fire');
  await expect(links).toContainText('Follow-up of');
  await expect.poll(() => threadTexts(page)).toEqual(['It burns again.']);
  await expect(page.getByRole('option', { name: /Printer on fire/ })).toContainText('waiting for us');
});

test('T104: drafts on a ticket stay when it is closed, whichever way, and are there when it is opened again', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Half written');
  await writeReply(page, 'Half a reply');
  await draftIsSaved(page);
  await writeNote(page, 'Half a note');
  await draftIsSaved(page);
  await status(page).selectOption('Closed');
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('Half a note');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expect(page.getByRole('link', { name: 'Drafts' })).toHaveAccessibleDescription('2 unsent drafts');
  await openTicket(page, 'Closed', 'Half written');
  await page.getByRole('tab', { name: 'Reply' }).click();
  await expect(reply(page)).toHaveText('Half a reply');
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(status(page)).toHaveValue('status-open');
  await expect(reply(page)).toHaveText('Half a reply');

  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();
  await expect(reply(page)).toHaveText('Half a reply');
});
