import type { Page, Request } from '@playwright/test';
import { lackOf, type Need } from '../../shared/bridge/command-needs.ts';
import { commandRows } from '../../shared/bridge/commands.ts';
import {
  draftIsSaved,
  lock,
  makeTicket,
  openTicket,
  pins,
  row,
  signIn,
  startAs,
  startSample,
  toast,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const dialog = (page: Page) => page.locator('dialog[open]');

async function numberOf(page: Page): Promise<string> {
  return (
    await page
      .locator('[data-region="header"]')
      .getByText(/^#\d+$/)
      .innerText()
  ).slice(1);
}

/** What the menu above a window offers to do with its ticket. */
function actionsOf(met: readonly Need[]): string[] {
  const actions = commandRows.filter((row) => 'menu' in row && row.menu === 'actions');
  return actions.filter(({ when }) => lackOf(when, ['signed-in', ...met]) === undefined).map(({ id }) => id);
}

/** Nothing is to be seen of what is not done. */
const aMoment = 300;

test('each menu command leads where its label says', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  hosted.command(page, { do: 'show-queue', queue: 'closed' });
  await expect(page.getByRole('region', { name: 'Closed', exact: true })).toBeVisible();
  hosted.command(page, { do: 'view.agents' });
  await expect(heading(page, 'Agents')).toBeVisible();
  hosted.command(page, { do: 'view.computer' });
  await expect(heading(page, 'This computer')).toBeVisible();
  hosted.command(page, { do: 'ticket.new' });
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await page.keyboard.press('Escape');
  hosted.command(page, { do: 'show-queue', queue: 'open' });
  await expect(page.getByRole('option').first()).toBeVisible();
  const regionNow = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  await page.getByRole('link', { name: 'Open', exact: true }).focus();
  hosted.command(page, { do: 'view.next-part' });
  await expect.poll(regionNow).toBe('queue');
  hosted.command(page, { do: 'view.previous-part' });
  await expect.poll(regionNow).toBe('navigation');
});

test('the agents’ page is shown to administrators alone', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  hosted.command(page, { do: 'view.agents' });
  await page.waitForTimeout(aMoment);
  await expect(page.getByRole('region', { name: 'Open', exact: true })).toBeVisible();
});

test('a ticket is shown by its number, in its queue; for a ticket out of the agent’s sight a message says so', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'Jane Doe');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  const number = await numberOf(page);
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  hosted.command(page, { do: 'show-ticket', number });
  await expect(heading(page, 'Lost badge, please block it')).toBeVisible();
  await expect(page).toHaveURL(/#\/closed\//);
  hosted.command(page, { do: 'show-ticket', number: 'B9999' });
  await expect(page.getByText('Ticket B9999 doesn’t exist, or you don’t have access to it.').first()).toBeVisible();
  await expect(heading(page, 'Lost badge, please block it')).toBeVisible();
});

test('of two tickets that are asked for, the later one is shown, also if the answer about the other one comes after it', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'Jane Doe');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  const earlier = await numberOf(page);
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const later = await numberOf(page);
  await page.getByRole('link', { name: 'My tickets' }).click();
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const answered = page.waitForResponse((response) => isAbout(response.request(), earlier));
  await page.route('**/bridge/call', async (route) => {
    if (isAbout(route.request(), earlier)) await held;
    await route.continue();
  });
  hosted.command(page, { do: 'show-ticket', number: earlier });
  hosted.command(page, { do: 'show-ticket', number: later });
  await expect(heading(page, 'Locked out of QuickBooks')).toBeVisible();
  goOn();
  await (await answered).finished();
  await page.waitForTimeout(aMoment);
  await expect(heading(page, 'Locked out of QuickBooks')).toBeVisible();
});

function isAbout(request: Request, number: string): boolean {
  const asked = request.postData() ?? '';
  return asked.includes('ticket.find') && asked.includes(`"${number}"`);
}

test('a visible ticket stays in the queue through which it was opened', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await page.getByRole('link', { name: 'My tickets' }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Thread' })).toBeVisible();
  hosted.command(page, { do: 'show-ticket', number: await numberOf(page) });
  await page.waitForTimeout(aMoment);
  await expect(page).toHaveURL(/#\/mine\//);
});

test('a link opened while the desk is locked leads to its ticket after sign-in', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  const number = await numberOf(page);
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await lock(page);
  hosted.command(page, { do: 'show-ticket', number });
  hosted.command(page, { do: 'ticket.print' });
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await expect(heading(page, 'Lost badge, please block it')).toBeVisible();
});

test('under a dialog nothing is done; a link waits until it has closed', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  const number = await numberOf(page);
  await makeTicket(page, 'With a remark');
  await writeReply(page, 'Not yet');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog(page).getByLabel('Internal note').fill('Half a remark');
  for (const name of ['ticket.new', 'ticket.send', 'view.agents', 'ticket.note'] as const)
    hosted.command(page, { do: name });
  hosted.command(page, { do: 'ticket.transfer' });
  hosted.command(page, { do: 'show-queue', queue: 'closed' });
  hosted.command(page, { do: 'show-ticket', number });
  await page.waitForTimeout(aMoment);
  await expect(dialog(page)).toHaveCount(1);
  await expect(dialog(page).getByLabel('Internal note')).toHaveValue('Half a remark');
  await expect(page).toHaveURL(/#\/open\//);
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Lost badge, please block it')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
});

test('Write a reply and Write a note focus their editors; Send sends the visible text, and nothing else', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'Jane Doe');
  await makeTicket(page, 'By the menu');
  const reply = page.getByRole('textbox', { name: 'Reply to' });
  const note = page.getByRole('textbox', { name: 'Internal note' });
  hosted.command(page, { do: 'ticket.send' });
  await page.waitForTimeout(aMoment);
  await expect(page.getByRole('alert')).toHaveCount(0);
  hosted.command(page, { do: 'ticket.note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('A note');
  hosted.command(page, { do: 'ticket.send-and-resolve' });
  await draftIsSaved(page);
  await expect(page.getByRole('dialog', { name: 'Resolve without a reply?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note, 'a note resolves nothing without a question').toHaveText('A note');
  hosted.command(page, { do: 'ticket.send' });
  await expect(toast(page, 'Note added.')).toBeVisible();
  hosted.command(page, { do: 'ticket.reply' });
  await expect(reply).toBeFocused();
  await page.keyboard.type('A reply');
  await page.getByRole('link', { name: 'Open', exact: true }).focus();
  hosted.command(page, { do: 'ticket.send-and-resolve' });
  await expect(toast(page, /: Reply saved for .*, ticket resolved\./)).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
});

test('the host is told once what can be done with the shown ticket, and can request it', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  const told: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('"window.shows"')) told.push(body);
  });
  const actions = () => actionsOf(hosted.shown(page).met);
  expect(actions()).toEqual([]);
  await makeTicket(page, 'Known above');
  const isOpen = [
    'ticket.assign',
    'ticket.transfer',
    'ticket.refer',
    'ticket.set-status',
    'ticket.resolve',
    'ticket.close',
    'ticket.wait',
    'ticket.delete',
    'ticket.follow',
    'ticket.link',
    'ticket.mark-answered',
    'ticket.set-priority',
    'ticket.set-due',
    'ticket.rename',
    'ticket.change-requester',
    'ticket.assign-team',
    'ticket.change-detail',
    'ticket.note-requester',
    'ticket.add-message',
  ];
  await expect.poll(actions).toEqual(['ticket.claim', ...isOpen]);
  told.length = 0;
  await writeReply(page, 'Words that change nothing');
  await draftIsSaved(page);
  await page.getByLabel('Priority').selectOption('High');
  await expect(page.getByText('changed Priority')).toBeVisible();
  expect(told, 'other details, but the same can be done').toEqual([]);

  hosted.command(page, { do: 'ticket.claim' });
  await expect(toast(page, 'assigned to you.')).toBeVisible();
  await expect.poll(actions).toEqual(['ticket.assign', 'ticket.release', ...isOpen.slice(1)]);
  hosted.command(page, { do: 'ticket.resolve' });
  await expect(page.getByRole('dialog', { name: 'Resolve without a reply?' })).toBeVisible();
  await page.keyboard.press('Escape');
  hosted.command(page, { do: 'ticket.close' });
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect.poll(actions).toContain('ticket.reopen');
  for (const [action, title] of [
    ['ticket.transfer', /^Transfer ticket/],
    ['ticket.refer', /^Refer ticket/],
    ['ticket.assign', /^Assign ticket/],
    ['ticket.set-status', /^Set status/],
    ['ticket.set-priority', /^Change “Priority”/],
    ['ticket.rename', /^Change “Summary”/],
    ['ticket.change-requester', /^Change requester/],
    ['ticket.assign-team', /^Assign ticket/],
    ['ticket.change-detail', /^Change a detail/],
    ['ticket.note-requester', /^Note about/],
    ['ticket.add-message', /^Add message from/],
  ] as const) {
    hosted.command(page, { do: action });
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }

  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expect.poll(() => hosted.shown(page).met).toEqual([]);
  await lock(page);
  await signIn(page, 'John Doe', pins['John Doe']);
  await expect.poll(() => hosted.shown(page).met).toEqual(['list']);
});

test('a link without a match shows a message, on a locked desk too', async ({ hosted }) => {
  const page = await startSample(hosted);
  hosted.command(page, { do: 'say-dead-link' });
  await expect(toast(page, 'This link doesn’t match anything in Deskside.')).toBeVisible();
});

test('the launcher file of another desk says which desk is open and what to do; that of this one is open already', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'Jane Doe');
  hosted.command(page, { do: 'propose-desk', folder: `${hosted.folder}/` });
  await page.waitForTimeout(aMoment);
  await expect(page.getByText('Only one desk can be open at a time')).toHaveCount(0);
  hosted.command(page, { do: 'propose-desk', folder: '/home/ada/harbour' });
  const said = toast(page, '“Acme Desk” is open. Only one desk can be open at a time.');
  await expect(said).toContainText('/home/ada/harbour');
  await expect(said).toContainText('first choose “Set up my own desk” under “Sample desk”');
});

test('without an open desk, a desk’s launcher file offers to open it, and the text of a form is kept', async ({
  hosted,
}) => {
  const page = await hosted.start();
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await page.getByLabel('Desk name').fill('Harbour Desk');
  hosted.command(page, { do: 'propose-desk', folder: '/home/ada/harbour' });
  const opening = page.getByRole('dialog', { name: 'Open a desk' });
  await expect(opening.getByLabel('Folder')).toHaveValue('/home/ada/harbour');
  await page.keyboard.press('Escape');
  await expect(opening).toHaveCount(0);
  await expect(page.getByLabel('Desk name')).toHaveValue('Harbour Desk');
});

test('on a Mac the keys are those of a Mac, on buttons, in sentences and for readers of screens', async ({
  hosted,
}) => {
  const page = await startSample(hosted);
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }));
  await page.reload();
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await makeTicket(page, 'With other keys');
  const create = page.getByRole('button', { name: 'New ticket' });
  await expect(create).toHaveAttribute('title', 'New ticket (⌘N)');
  await expect(create).toHaveAttribute('aria-keyshortcuts', 'Meta+N');
  const send = page.getByRole('button', { name: 'Send reply' });
  await expect(send).toHaveText('Send reply⌘ ⏎');
  await expect(send).toHaveAttribute('aria-keyshortcuts', 'Meta+Enter');
  await expect(page.getByRole('tab', { name: 'Reply' })).toHaveAttribute('aria-keyshortcuts', 'R');
  await expect(page.getByRole('button', { name: 'Send and resolve' })).toHaveText('Send and resolve⇧ ⌘ ⏎');
  await page.getByRole('link', { name: 'Open', exact: true }).focus();
  await page.keyboard.press('Control+n');
  await page.waitForTimeout(aMoment);
  await expect(dialog(page), 'Control moves in texts there').toHaveCount(0);
  await page.keyboard.press('Meta+n');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'With other keys')).toBeVisible();
});
