import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { direct, makeTicket, startAs, toast, undo, writeNote, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const status = (page: Page) => page.getByRole('tabpanel').getByRole('combobox', { name: 'Ticket status' });
const shown = (page: Page) => status(page).locator('option:checked');
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Internal note' });

test('W48: a reply sets the status that was chosen with it, once', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await expect(shown(page)).toHaveText('Open');
  await page.keyboard.press('Shift+Tab');
  await expect(status(page)).toBeFocused();
  await page.keyboard.type('Wai');
  await expect(shown(page)).toHaveText('Waiting for requester');
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Reply saved for Ken Wheeler, status set to Waiting for requester.')).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-waiting');
  await expect(shown(page)).toHaveText('Waiting for requester');
  await writeReply(page, 'We will look at it.');
  await status(page).selectOption('Open');
  await status(page).selectOption('Waiting for requester');
  await reply(page).press('ControlOrMeta+Enter');
  await expect(toast(page, /: Reply saved for Ken Wheeler\.(?!,)/)).toBeVisible();
});

test('W48: a status that was chosen and not sent belongs to its tab, and to its ticket for as long as that is shown', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await status(page).selectOption('Resolved');
  await writeNote(page, 'It is the fan.');
  await expect(shown(page)).toHaveText('Open');
  await page.getByRole('tab', { name: 'Reply' }).click();
  await expect(shown(page)).toHaveText('Resolved');
  await makeTicket(page, 'The toner is empty');
  await expect(shown(page)).toHaveText('Open');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reply(page)).toHaveText('Does it hum at night, too?');
  await expect(shown(page)).toHaveText('Open');
});

test('W48: a note that closes its ticket asks once, because the requester will not be told', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'It was the fan.');
  const question = page.getByRole('dialog', { name: 'Resolve without a reply?' });
  await note(page).press('ControlOrMeta+Shift+Enter');
  await expect(question).toContainText('Ken Wheeler won’t see your note and won’t be notified.');
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(note(page)).toBeFocused();
  await expect(note(page)).toHaveText('It was the fan.');
  await status(page).selectOption('Closed');
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(toast(page, 'Note added, status set to Closed.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Thread', exact: true }).getByText('It was the fan.')).toBeVisible();
});

test('W48: undoing a reply with its status names what it kept, because that was changed since', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await status(page).selectOption('Waiting for requester');
  await reply(page).press('ControlOrMeta+Enter');
  await expect(toast(page, 'status set to Waiting for requester.')).toBeVisible();
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-resolved' });
  await undo(page, 'status set to Waiting for requester.');
  await expect(toast(page, /Undone, except for what was changed since \(.*Status.*\): /)).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await expect(reply(page)).toHaveText('Does it hum at night, too?');
});
