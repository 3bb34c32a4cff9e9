import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { anotherAs, direct, makeTicket, startAs, toast, undo, writeNote, writeReply } from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

const status = (page: Page) => page.getByRole('tabpanel').getByRole('combobox', { name: 'Ticket status' });
const shown = (page: Page) => status(page).locator('option:checked');
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Internal note' });
const question = (page: Page) => page.getByRole('dialog', { name: 'Resolve without a reply?' });

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
  await expect(toast(page, /: Reply saved for Ken Wheeler\./)).toBeVisible();
});

test('W48: a status that was chosen and not sent belongs to its tab, and stays with the text of its ticket', async ({
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
  await expect(shown(page)).toHaveText('Resolved');
});

test('W48: a note that closes its ticket asks once, because the requester will not be told', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'It was the fan.');
  await note(page).press('ControlOrMeta+Shift+Enter');
  await expect(question(page)).toContainText('Ken Wheeler won’t see your note and won’t be notified.');
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(note(page)).toBeFocused();
  await expect(note(page)).toHaveText('It was the fan.');
  await status(page).selectOption('Closed');
  await page.getByRole('button', { name: 'Add note and close' }).click();
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
  await expect(toast(page, /Undone, except for .*Status.*: /)).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await expect(reply(page)).toHaveText('Does it hum at night, too?');
});

test('W48: the question about a note belongs to its ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The toner is empty');
  const other = await page.evaluate(() => location.hash);
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'It was the fan.');
  await note(page).press('ControlOrMeta+Shift+Enter');
  await expect(question(page)).toBeVisible();
  await page.evaluate((hash) => location.assign(hash), other);
  await expect(page.getByRole('heading', { name: 'The toner is empty' })).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});

test('W48: a note that closes its ticket asks also while the statuses are loading', async ({ desk }) => {
  const first = await startAs(desk, 'Jane Doe');
  await makeTicket(first, 'The scanner hums');
  const address = await first.evaluate(() => location.hash);
  const held = await holdBack(first.context(), 'desk.choices');
  const page = await anotherAs(desk, 'Jane Doe');
  await page.evaluate((hash) => location.assign(hash), address);
  await writeNote(page, 'It was the fan.');
  await expect(status(page)).toHaveCount(0);
  await note(page).press('ControlOrMeta+Shift+Enter');
  await question(page).getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(toast(page, /Note added, /)).toBeVisible();
  held.goOn();
});

test('W48: a status that is chosen while an entry is being sent is for the next one', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await status(page).selectOption('Waiting for requester');
  const held = await holdBack(page, 'conversation.post');
  await reply(page).press('ControlOrMeta+Enter');
  await status(page).selectOption('Resolved');
  held.goOn();
  await expect(toast(page, 'status set to Waiting for requester.')).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-waiting');
  await expect(shown(page)).toHaveText('Resolved');
});

test('W48: Escape closes the open list of statuses, and only the next one leaves the composer', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await status(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('select:open')).toHaveCount(1);
  // The list returns the focus when it is closed, wherever it was in between.
  const headings = await page.evaluateHandle(() => {
    const focused: Element[] = [];
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLHeadingElement) focused.push(target);
    });
    return focused;
  });
  await page.keyboard.press('Escape');
  await expect(page.locator('select:open')).toHaveCount(0);
  await expect(status(page)).toBeFocused();
  expect(await headings.evaluate(({ length }) => length)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'The scanner hums' })).toBeFocused();
  expect(await headings.evaluate(({ length }) => length)).toBe(1);
});

test('W48: the button names what sending does to the status', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  const main = page.getByRole('tabpanel').getByRole('button').last();
  const named = async (name: string, words: string) => {
    await status(page).selectOption(name);
    await expect(main).toHaveAccessibleName(words);
  };
  await writeReply(page, 'Does it hum at night, too?');
  await expect(main).toHaveAccessibleName('Send reply');
  await named('Waiting for requester', 'Send and wait');
  await named('Closed', 'Send and close');
  await expect(page.getByRole('button', { name: 'Send and resolve' })).toHaveCount(1);
  await named('Resolved', 'Send and resolve');
  await expect(page.getByRole('button', { name: 'Send and resolve' })).toHaveCount(1);
  await named('Open', 'Send reply');
  await writeNote(page, 'It is the fan.');
  await expect(main).toHaveAccessibleName('Add note');
  await named('Waiting for requester', 'Add note and wait');
  await named('Resolved', 'Add note and resolve');
  await named('Closed', 'Add note and close');
  await page.getByRole('button', { name: 'Add note and close' }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(toast(page, 'status set to Closed.')).toBeVisible();
  await writeReply(page, 'It hums again.');
  await named('Open', 'Send and reopen');
});

test('W48: resolving asks before it drops what was entered for a waiting status', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const asked = page.getByRole('dialog', { name: 'Resolve instead of waiting?' });
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Does it hum at night, too?');
  await status(page).selectOption('Waiting for requester');
  await reply(page).press('ControlOrMeta+Shift+Enter');
  await expect(toast(page, 'ticket resolved.')).toBeVisible();
  await expect(asked).toHaveCount(0);
  await makeTicket(page, 'The toner is empty');
  await writeReply(page, 'We will send a new one.');
  await status(page).selectOption('Waiting for requester');
  await page.getByLabel('Reason for waiting').fill('Wants to try it at night');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(asked).toContainText('What you entered for “Waiting for requester” won’t be saved');
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Reason for waiting')).toHaveValue('Wants to try it at night');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await asked.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await makeTicket(page, 'The fan is loud');
  await writeNote(page, 'It was the fan.');
  await status(page).selectOption('Waiting for requester');
  await page.getByLabel('Reason for waiting').fill('Wants to try it at night');
  await note(page).press('ControlOrMeta+Shift+Enter');
  await expect(question(page)).toContainText('What you entered for “Waiting for requester” won’t be saved.');
});
