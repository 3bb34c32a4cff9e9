import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { direct, makeTicket, startAs, toast, undo, writeNote, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const panel = (page: Page) => page.getByRole('tabpanel');
const status = (page: Page) => panel(page).getByRole('combobox', { name: 'Ticket status' });
const reason = (page: Page) => panel(page).getByLabel('Reason for waiting (optional)');
const until = (page: Page) => panel(page).getByLabel('Ask again');
const detail = (page: Page) => page.getByRole('term').filter({ hasText: 'Waiting until' }).locator('..');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: /wait for the requester/ });

test('T130: a reply lets its ticket wait until a date, for a reason that only agents see; its undo takes both back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Which model is it?');
  await expect(reason(page)).toHaveCount(0);
  await status(page).selectOption('Waiting for requester');
  await reason(page).fill('Looks at the label');
  await until(page).fill('2031-12-03T09:00');
  expect(await graveFaults(page)).toEqual([]);
  await until(page).press('ControlOrMeta+Enter');
  await expect(toast(page, 'status set to Waiting for requester.')).toBeVisible();
  await expect(detail(page)).toContainText('Dec 3, 2031');
  await expect(detail(page)).toContainText('Looks at the label');
  await expect(thread(page)).toContainText(/set the ticket to wait until .*Dec 3, 2031.*: “Looks at the label”/);
  await expect(until(page)).toHaveCount(0);
  await undo(page, 'status set to Waiting for requester.');
  await expect(detail(page)).toHaveCount(0);
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-open');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('Which model is it?');
});

test('T130: a date that has passed is not sent, and everything that was entered stays', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'They look at the label.');
  await status(page).selectOption('Waiting for requester');
  await until(page).fill('2001-12-03T09:00');
  await until(page).press('ControlOrMeta+Enter');
  await expect(panel(page).getByText('That time is in the past. Choose a later one.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('They look at the label.');
  await expect(until(page)).toHaveValue('2001-12-03T09:00');
  await until(page).fill('2031-12-03T09:00');
  await until(page).press('ControlOrMeta+Enter');
  await expect(toast(page, 'Note added, status set to Waiting for requester.')).toBeVisible();
});

test('T130: W lets a ticket wait, and changes and removes the date, with the keyboard alone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  const { keyboard } = page;
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('w');
  await dialog(page).getByLabel('Reason').fill('Looks at the label');
  expect(await graveFaults(page)).toEqual([]);
  await dialog(page).getByLabel('Ask again').fill('2001-12-03T09:00');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page).getByText('That time is in the past. Choose a later one.')).toBeVisible();
  await dialog(page).getByLabel('Ask again').fill('2031-12-03T09:00');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, /Waiting for Ken Wheeler until .*Dec 3, 2031/)).toBeVisible();
  await page.getByRole('button', { name: 'Change date and reason' }).press('Enter');
  await expect(dialog(page).getByLabel('Ask again')).toHaveValue('2031-12-03T09:00');
  await dialog(page).getByLabel('Ask again').fill('2031-12-04T10:00');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText('Dec 4, 2031');
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('w');
  await dialog(page).getByRole('button', { name: 'Remove date' }).press('Enter');
  await expect(toast(page, 'Waiting changed.')).toBeVisible();
  await expect(detail(page)).not.toContainText('2031');
  await expect(detail(page)).toContainText('Looks at the label');
});

test('T131: at its date, the ticket is open again, in view and in the inbox of those whom it concerns', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums', { agentId: null });
  const waiting = { untilMs: Date.now() + 60_000, reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  await expect(detail(page)).toContainText('Looks at the label');
  desk.passTime(61_000);
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-open');
  await expect(thread(page)).toContainText('ended the waiting at its date');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await expect(page.getByText('The date to ask again has come').first()).toBeVisible();
});
