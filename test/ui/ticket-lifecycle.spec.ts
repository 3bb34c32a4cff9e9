import type { Page } from '@playwright/test';
import {
  direct,
  directly,
  makeTicket,
  startAs,
  threadTexts,
  ticketIdOf,
  toast,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const detail = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const chosen = (page: Page, label: string) => detail(page, label).locator('option:checked');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });
const lastLine = (page: Page) => thread(page).getByRole('listitem').last();

const routesThatClose: readonly (readonly [string, 'Resolve' | 'Close', (page: Page) => Promise<unknown>])[] = [
  ['the button Resolve', 'Resolve', (page) => page.getByRole('button', { name: 'Resolve', exact: true }).click()],
  ['the status Resolved', 'Resolve', (page) => detail(page, 'Status').selectOption('Resolved')],
  ['the status Closed', 'Close', (page) => detail(page, 'Status').selectOption('Closed')],
  [
    'Close in the menu',
    'Close',
    async (page) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Close' }).click();
    },
  ],
];

for (const [route, action, close] of routesThatClose) {
  test(`${route} asks before closing a ticket whose requester had no reply, and not after one`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await makeTicket(page, 'Never answered');
    await close(page);
    const asked = page.getByRole('dialog', { name: `${action} without a reply?` });
    await expect(asked).toContainText('Ken Wheeler hasn’t had a reply and won’t be notified.');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(asked).toHaveCount(0);
    await expect(detail(page, 'Status')).toHaveValue('status-open');
    await close(page);
    await asked.getByRole('button', { name: `${action} without a reply` }).click();
    await expect(asked).toHaveCount(0);
    await expect(detail(page, 'Status')).not.toHaveValue('status-open');

    await makeTicket(page, 'Answered before');
    await writeReply(page, 'Please restart it.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
    await close(page);
    await expect(detail(page, 'Status')).not.toHaveValue('status-open');
    await expect(asked).toHaveCount(0);
  });
}

test('renaming every status and adding others changes no mark, step or action', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const put = async (id: string, fields: object) =>
    expect((await direct(page, 'run', 'record.put', { kind: 'status', id, fields })).ok).toBe(true);
  for (const kind of ['open', 'waiting', 'resolved', 'closed']) {
    await put(`status-${kind}`, { name: `Our ${kind}` });
    await put(`status-new-${kind}`, { name: `A ${kind}`, kind, reopenable: true });
  }
  await makeTicket(page, 'All renamed');
  await writeReply(page, 'Please restart it.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved')).toBeVisible();
  await expect(detail(page, 'Status').locator('option')).toHaveText(
    ['open', 'waiting', 'resolved', 'closed'].flatMap((kind) => [`Our ${kind}`, `A ${kind}`]),
  );
  const step = page.getByRole('list', { name: 'Ticket progress' }).locator('[aria-current="step"]');
  await detail(page, 'Status').selectOption('Our waiting');
  await expect(step).toContainText('Working');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(chosen(page, 'Status')).toHaveText('Our resolved');
  await expect(step).toContainText('Resolution');
  await expect(lastLine(page)).toContainText('resolved the ticket');
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(chosen(page, 'Status')).toHaveText('Our open');
});

test('resolving another agent’s ticket says whose it was and that they still have access', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Resolved for John', { agentId: 'john-doe' });
  await detail(page, 'Status').selectOption('Resolved');
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(lastLine(page)).toContainText(
    'Jane Doe resolved the ticket. Assignee: John Doe → Jane Doe. John Doe still has access.',
  );
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(lastLine(page)).toHaveText(/^Jane Doe reopened the ticket\d/);
});

test('an undo that could not take everything back says what was changed back and what was left as is', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Half taken back', { agentId: 'john-doe' });
  await detail(page, 'Status').selectOption('Resolved');
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(toast(page, /resolved\./)).toBeVisible();
  // Changed from elsewhere: a change made here would take the place of the offer to undo.
  await directly(page, 'status.set', [{ ticketId: ticketIdOf(page), statusId: 'status-closed' }]);
  await toast(page, /resolved\./)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(lastLine(page)).toContainText(
    'undid part of this change: resolved the ticket. Changed back: Access, Assignee. Left as is: Status.',
  );
});

test('a ticket is closed, opened again, and opened by what its requester says', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Closed and opened');
  const steps = page.getByRole('list', { name: 'Ticket progress' }).getByRole('listitem');
  const now = page.locator('[aria-current="step"]');
  await expect(steps).toContainText(['Intake', 'Assignment and communication', 'Working', 'Resolution', 'Closed']);
  await expect(now).toContainText('Assignment and communication');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-closed');
  await expect(now).toContainText('Closed');
  await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
  await expect(page.getByRole('complementary')).toContainText(/Closed \d{1,2}:\d{2} [AP]M/);
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-open');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-closed');
  await page.getByRole('complementary').getByRole('button', { name: 'Add requester message' }).click();
  const form = page.getByRole('dialog', { name: 'Add message from Ken Wheeler' });
  await expect(form.getByLabel('Message')).toHaveAccessibleDescription(
    'The ticket is closed. Adding a message reopens it.',
  );
  await form.getByLabel('Message').fill('It is broken again!');
  await form.getByLabel('Channel').selectOption('Walk-in');
  await form.getByRole('button', { name: 'Add message' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-open');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'It is broken again!']);
  await expect(thread(page)).toContainText('in person, recorded by Jane Doe');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('option', { name: 'Closed and opened' })).toContainText('reopened');
});

test('S12: a ticket that waits for its requester is paused in the list, its details and its explanation', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Which floor?');
  await detail(page, 'Status').selectOption('Waiting for requester');
  await expect(page.getByRole('option', { name: /Which floor/ })).toContainText(/paused, 1[78] h/);
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('SLA clock paused');
  await expect(lastLine(page)).toContainText(/paused the SLA clock with 1[78] h/);
  await panel.getByRole('button', { name: 'Explain this due date' }).click();
  const explained = page.getByRole('dialog', { name: 'How this due date was calculated' });
  await expect(explained).toContainText(/Waiting for the requester since .*: paused, 1[78] h/);
  await explained.getByRole('button', { name: 'Close' }).click();

  await panel.getByRole('button', { name: 'Add requester message' }).click();
  const form = page.getByRole('dialog', { name: 'Add message from Ken Wheeler' });
  await form.getByLabel('Message').fill('The third one.');
  await form.getByRole('button', { name: 'Add message' }).click();
  await expect(chosen(page, 'Status')).toHaveText('Open');
  await expect(panel).not.toContainText('paused');
  await expect(thread(page)).toContainText('resumed the SLA clock');
});

test('T102: a ticket is marked as answered under “More”, and as waiting for us again', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Told in the corridor');
  const row = page.getByRole('option', { name: /Told in the corridor/ });
  await expect(row).toContainText('waiting for us');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark as answered' }).click();
  await expect(row).not.toContainText('waiting for us');
  await expect(lastLine(page)).toContainText('Jane Doe marked the ticket as answered');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark as waiting for us' }).click();
  await expect(row).toContainText('waiting for us');
  await toast(page, /marked as waiting for us/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(row).not.toContainText('waiting for us');
});

test('T105, T106: a thank-you leaves a resolved ticket as it is, and a confirmation closes it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Fixed for good');
  await detail(page, 'Status').selectOption('Resolved');
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await page.getByRole('complementary').getByRole('button', { name: 'Add requester message' }).click();
  const form = page.getByRole('dialog', { name: 'Add message from Ken Wheeler' });
  await form.getByLabel('Message').fill('Thank you!');
  await form.getByLabel(/keep the ticket closed/).check();
  await expect(form.getByLabel('Message')).toHaveAccessibleDescription('The ticket is closed and stays closed.');
  await form.getByRole('button', { name: 'Add message' }).click();
  await expect(thread(page)).toContainText('by phone, recorded by Jane Doe, as a confirmation');
  await expect(chosen(page, 'Status')).toHaveText('Resolved');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Requester confirmed' }).click();
  const asked = page.getByRole('dialog', { name: 'Requester confirmed' });
  await asked.getByLabel('How').selectOption('In person');
  await asked.getByRole('button', { name: 'Close ticket' }).click();
  await expect(chosen(page, 'Status')).toHaveText('Closed');
  await expect(lastLine(page)).toContainText('closed the ticket: the requester confirmed in person');
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(page.getByText(/^opened .* · reopened \d/)).toBeVisible();
});

test('T108: a ticket is linked by its number, leads to the other one, and is unlinked there', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The first one');
  const first = await page.locator('#ticket-heading').textContent();
  const number =
    (
      await page
        .getByRole('article')
        .getByText(/^#\d+$/)
        .first()
        .textContent()
    )?.slice(1) ?? '';
  await makeTicket(page, 'The second one');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Link ticket' }).click();
  const form = page.getByRole('dialog', { name: /Link ticket/ });
  await form.getByLabel('Number of the other ticket').fill('999999');
  await form.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(form).toContainText('999999');
  await form.getByLabel('Number of the other ticket').fill(number);
  await form.getByLabel('This ticket is').selectOption('a follow-up of it');
  await form.getByRole('button', { name: 'Link', exact: true }).click();
  const links = page.getByRole('region', { name: 'Linked tickets' });
  await expect(links).toContainText(`Follow-up of#${number}`);
  await expect(lastLine(page)).toContainText(`linked the ticket as a follow-up of #${number}`);
  await links.getByRole('button', { name: `#${number}`, exact: true }).click();
  await expect(page.locator('#ticket-heading')).toHaveText(first ?? '');
  await expect(links).toContainText('Followed by');
  await links.getByRole('button', { name: /Remove link/ }).click();
  await expect(links).toHaveCount(0);
});

test('T110, T111: a deleted ticket leaves its queue, is read-only among the deleted ones, and is restored', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Only spam');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('option', { name: /Only spam/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Deleted', exact: true }).click();
  await page.getByRole('option', { name: /Only spam/ }).click();
  await expect(page.getByText('This ticket is deleted.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send reply' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Resolve', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('This ticket is deleted.')).toHaveCount(0);
  await expect(lastLine(page)).toContainText('restored the ticket');
  await expect(page.getByText('No deleted tickets')).toBeVisible();
});

test('T120, T122: an agent follows a ticket with one key, is listed, and unfollows it by button, menu, or undo', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Interesting for several');
  const followers = page.getByRole('region', { name: 'Followers' });
  await expect(followers).not.toContainText('Jane Doe');
  await page.locator('#ticket-heading').focus();
  await page.keyboard.press('f');
  await expect(followers.getByRole('listitem')).toHaveText(['Jane Doe']);
  await expect(lastLine(page)).toContainText('followed the ticket');
  await followers.getByRole('button', { name: 'Unfollow' }).click();
  await expect(followers.getByRole('listitem')).toHaveCount(0);
  await expect(lastLine(page)).toContainText('stopped following the ticket');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(followers.getByRole('listitem')).toHaveText(['Jane Doe']);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Unfollow' }).click();
  await expect(followers.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
});

test('T150: the stages say when each was reached and by whom, in full with the focus', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Followed through its stages');
  const strip = page.getByRole('list', { name: 'Ticket progress' });
  const step = (name: string) => strip.getByRole('listitem').filter({ hasText: name });
  await expect(step('Intake')).toHaveText(/\d:\d\d.* · Jane Doe/);
  await expect(step('Intake')).toHaveAttribute('title', /^Intake: \w+, .*\d{4}.*, Jane Doe$/);
  await expect(step('Assignment')).not.toContainText('Jane Doe');
  await detail(page, 'Assignee').selectOption('John Doe');
  await expect(step('Assignment')).toContainText('Jane Doe');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(step('Resolution')).toContainText('Jane Doe');
  await expect(step('Working')).not.toContainText('Jane Doe');
  const inFull = page.getByText(/^Resolution: \w+, .*, Jane Doe$/).last();
  await expect(inFull).toBeHidden();
  await strip.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(strip).toBeFocused();
  await expect(inFull).toBeVisible();
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(step('Resolution')).not.toContainText('Jane Doe');
});
