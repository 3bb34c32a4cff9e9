import type { Page } from '@playwright/test';
import {
  anotherAs,
  draftIsSaved,
  lock,
  makeTicket,
  openTicket,
  row,
  showTicket,
  signInAs,
  startAs,
  threadTexts,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const link = (page: Page) => page.getByRole('link', { name: 'Drafts', exact: true });
const list = (page: Page) => page.getByRole('list', { name: 'Unsent drafts' });
const items = (page: Page) => list(page).getByRole('listitem');
const open = (page: Page, words: string) => items(page).filter({ hasText: words }).getByRole('button').first();
const summary = 'Locked out of QuickBooks';

test('drafts of every kind are listed for their author, and each opens with the focus in its text', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(link(page)).toHaveCount(0);
  await openTicket(page, 'Open', summary);
  await writeReply(page, 'Words for the requester');
  await draftIsSaved(page);
  await expect(link(page)).toHaveAccessibleDescription('1 unsent draft');
  await writeNote(page, 'Words for the team');
  await draftIsSaved(page);
  await page.getByRole('button', { name: 'Add requester message' }).click();
  await page.locator('dialog[open]').getByRole('textbox').first().fill('Words on the phone');
  await expect(page.getByRole('dialog').getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New ticket' }).click();
  await page.getByRole('dialog', { name: 'New ticket' }).getByLabel('Summary').fill('Half a ticket');
  await expect(page.getByRole('dialog').getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await lock(page);
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('4 unsent drafts');
  await signInAs(page, 'Jane Doe');
  await expect(row(page, summary)).toContainText('Unsent draft');
  await expect(page.getByRole('option').filter({ hasText: 'Unsent draft' })).toHaveCount(1);

  await link(page).click();
  await expect(items(page)).toHaveCount(4);
  await expect(items(page).first()).toContainText('New ticketHalf a ticketsaved');
  await expect(items(page).last()).toContainText(/Reply#\d+ Locked out of QuickBooksWords for the requestersaved/);
  await page.keyboard.press('F6');
  await expect(open(page, 'Half a ticket')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect(open(page, 'Words for the team')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: summary })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('Words for the team');
  await link(page).click();
  await open(page, 'Words for the requester').click();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
  await link(page).click();
  await open(page, 'Words on the phone').click();
  const message = page.locator('dialog[open]').getByRole('textbox').first();
  await expect(message).toHaveValue('Words on the phone');
  await expect(message).toBeFocused();
  await page.keyboard.press('Escape');
  await link(page).click();
  await open(page, 'Half a ticket').click();
  await expect(page.getByRole('dialog', { name: 'New ticket' }).getByLabel('Summary')).toHaveValue('Half a ticket');
  await page.keyboard.press('Escape');

  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(link(page)).toHaveCount(0);
  await expect(page.getByRole('option').filter({ hasText: 'Unsent draft' })).toHaveCount(0);
});

test('a draft is discarded after a confirmation; sending one elsewhere removes it from the list', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Two drafts');
  await writeReply(page, 'To be sent');
  await draftIsSaved(page);
  await writeNote(page, 'To be discarded');
  await draftIsSaved(page);
  await link(page).click();
  const discard = page.getByRole('button', { name: /^Discard draft: #\d+ Two drafts, Internal note$/ });
  await discard.click();
  const asked = page.getByRole('dialog', { name: 'Discard this draft?' });
  await expect(asked).toContainText('To be discarded');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(items(page)).toHaveCount(2);
  await discard.click();
  await asked.getByRole('button', { name: 'Discard draft' }).click();
  await expect(toast(page, 'Draft discarded.')).toBeVisible();
  await expect(items(page)).toHaveCount(1);
  await expect(open(page, 'To be sent')).toBeFocused();

  const other = await anotherAs(desk, 'Jane Doe');
  await showTicket(other, id);
  await expect(other.getByRole('textbox', { name: 'Reply to' })).toHaveText('To be sent');
  await other.getByRole('button', { name: 'Send reply' }).click();
  await expect(items(page)).toHaveCount(0);
  await expect(page.getByText('No unsent drafts')).toBeVisible();
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(link(page)).toHaveCount(0);
});

test('a draft whose ticket is out of sight keeps its text, to be read and copied', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await makeTicket(page, 'Soon elsewhere');
  await writeReply(page, 'What I was about to say');
  await draftIsSaved(page);
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
  await form.getByLabel('To department').selectOption('System Administrators');
  await form.getByLabel('My department keeps access').uncheck();
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(page.getByText('You no longer have access to this ticket.')).toBeVisible();
  await link(page).click();
  await expect(items(page)).toContainText('ReplyTicket no longer accessibleWhat I was about to say');
  await expect(items(page)).not.toContainText('Soon elsewhere');
  await open(page, 'What I was').click();
  const words = page.getByRole('dialog', { name: 'Unsent draft' });
  await expect(words).toContainText('You no longer have access to this ticket, so this draft can’t be sent.');
  const copied = await desk.copied(page, () => words.getByRole('button', { name: 'Copy text' }).click());
  expect(copied).toBe('What I was about to say');
});

test('two windows on one ticket have separate drafts, and each is continued separately', async ({ desk }) => {
  const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
  const first = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(first, 'Two windows');
  await writeReply(first, 'From the first window.');
  await draftIsSaved(first);
  const second = await anotherAs(desk, 'Jane Doe');
  await showTicket(second, id);
  await writeReply(second, 'From the second window.');
  await draftIsSaved(second);
  await expect(reply(second)).toHaveText('From the second window.');
  await link(second).click();
  await expect(items(second)).toHaveCount(2);
  await expect(items(second).filter({ hasText: 'From the first window.' })).toContainText('open in another window');
  await lock(first);
  await signInAs(first, 'Jane Doe');
  for (const words of ['From the first window.', 'From the second window.']) {
    await link(first).click();
    await expect(items(first)).toHaveCount(2);
    await open(first, words).click();
    await expect(reply(first)).toHaveText(words);
  }
});

test('the notes of an assignment and of a transfer are drafts, continued in their forms and back after Undo', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'To be handed on');
  const form = page.locator('dialog[open]');
  const note = form.getByLabel('Internal note');
  for (const [action, words] of [
    ['Assign', 'Please have a look'],
    ['Transfer', 'The server is yours'],
  ] as const) {
    await page.getByRole('button', { name: action, exact: true }).click();
    await note.fill(words);
    await expect(form.getByText('draft saved')).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await link(page).click();
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toContainText(/Note for transferring#\d+ To be handed onThe server is yourssaved/);
  await open(page, 'The server is yours').click();
  await expect(form).toHaveAccessibleName(/^Transfer ticket/);
  await expect(note).toHaveValue('The server is yours');
  await page.keyboard.press('Escape');
  await link(page).click();
  await open(page, 'Please have a look').click();
  await expect(form).toHaveAccessibleName(/^Assign ticket/);
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Please have a look');

  await form.getByLabel('Agent').selectOption('John Doe');
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(link(page)).toHaveAccessibleDescription('1 unsent draft');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Please have a look']);
  await toast(page, 'assigned to John Doe').getByRole('button', { name: 'Undo' }).click();
  await expect(link(page)).toHaveAccessibleDescription('2 unsent drafts');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(note).toHaveValue('Please have a look');
});
