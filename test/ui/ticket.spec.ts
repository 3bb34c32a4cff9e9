import type { Page } from '@playwright/test';
import {
  anotherAs,
  direct,
  lock,
  makeTicket,
  openTicket,
  showTicket,
  signInAs,
  startAs,
  threadTexts,
  toast,
  writeNote,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const detail = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const chosen = (page: Page, label: string) => detail(page, label).locator('option:checked');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });
const lastLine = (page: Page) => thread(page).getByRole('listitem').last();

test('Claim, Assign with a note, and Release hand a ticket around', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'To be handed around');
  const claim = page.getByRole('button', { name: 'Claim', exact: true });
  const { x = 0, y = 0 } = (await claim.boundingBox()) ?? {};
  await claim.dblclick();
  await expect(toast(page, /#\d+ assigned to you\./)).toBeVisible();
  await expect(page.getByText('The ticket already has this assignment.')).toHaveCount(0);
  // A slower second click hits the element that has moved there.
  await expect(claim).toHaveCount(0);
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page.getByRole('dialog', { name: /^Assign ticket/ })).toHaveCount(0);
  await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toHaveCount(0);
  await expect(lastLine(page)).toContainText('Jane Doe claimed the ticket');

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const form = page.getByRole('dialog', { name: /^Assign ticket/ });
  await expect(form.getByLabel('Agent').locator('option')).toHaveText(['Nobody', 'Jane Doe', 'John Doe']);
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(form.getByRole('alert')).toHaveText('The ticket already has this assignment.');
  await form.getByLabel('Agent').selectOption('John Doe');
  await form.getByLabel('Team').selectOption('Level II Support');
  await form.getByLabel('Internal note').fill('Warm hand-over by phone.');
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(chosen(page, 'Assignee')).toHaveText('John Doe');
  await expect(thread(page)).toContainText('Jane Doe assigned this to John Doe and Level II Support');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Warm hand-over by phone.']);
  await expect(lastLine(page).getByRole('article')).toHaveAttribute('data-kind', 'note');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(toast(page, /#\d+ released\./)).toBeVisible();
  await expect(chosen(page, 'Assignee')).toHaveText('Nobody');
  await expect(chosen(page, 'Team')).toHaveText('None');
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible();
});

test('a transfer keeps one’s own department’s access unless that is unticked, and says what follows', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  await makeTicket(page, 'To be transferred');
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
  const keep = form.getByLabel('My department keeps access');
  await expect(keep).toBeChecked();
  await expect(keep).toHaveAccessibleDescription('Support can still read it and reply.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(form.getByLabel('To department')).toHaveAccessibleDescription('Choose one from the list.');
  await form.getByLabel('To department').selectOption('System Administrators');
  await form.getByLabel('Internal note').fill('The server is yours.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(toast(page, /#\d+ transferred to System Administrators\./)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'To be transferred' })).toBeVisible();
  await expect(thread(page)).toContainText('Support still has access.');

  await makeTicket(page, 'To be given away');
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  await keep.uncheck();
  await expect(keep, 'nobody knows yet').toHaveAccessibleDescription('');
  await form.getByLabel('To department').selectOption('System Administrators');
  await expect(keep).toHaveAccessibleDescription('You’ll lose access unless it’s assigned to you.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(page.getByText('You no longer have access to this ticket.')).toBeVisible();
});

test('after one’s own action a ticket that is out of sight says what happened, and Undo brings it back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  const gone = page.getByRole('main').getByText('You no longer have access to this ticket.');
  const undoHere = page.getByRole('main').getByRole('button', { name: 'Undo' });
  const ticketId = await makeTicket(page, 'Given away by mistake');
  // A body that is still on its way when its ticket goes out of sight is refused, and its browser complains.
  const isRead = () => expect(page.locator('[data-loaded="false"]')).toHaveCount(0);
  const transfer = async () => {
    await isRead();
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
    await form.getByLabel('To department').selectOption('System Administrators');
    await form.getByLabel('My department keeps access').uncheck();
    await form.getByRole('button', { name: 'Transfer' }).click();
  };
  await transfer();
  await expect(gone).toBeVisible();
  await expect(page.getByRole('main').getByText(/transferred to System Administrators/)).toBeVisible();
  await expect(page.getByText('This ticket isn’t available')).toHaveCount(0);
  await undoHere.click();
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await expect(lastLine(page)).toContainText('undid this change: transferred the ticket');

  await transfer();
  await expect(gone).toBeVisible();
  await showTicket(page, '');
  await showTicket(page, ticketId);
  await expect(gone, 'also for whoever comes back to it').toBeVisible();
  await showTicket(other, ticketId);
  await detail(other, 'Assignee').selectOption('John Doe');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await isRead();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(gone).toBeVisible();
  await page.getByRole('link', { name: 'Open', exact: true }).focus();
  // The news first, which waits while it has the keyboard; then the list, then the page.
  await page.keyboard.press('F6');
  await expect(toast(page, /released\./).getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(undoHere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await detail(other, 'Assignee').selectOption('Jane Doe');
  // John loses access with that, so it is asked about first.
  await other
    .getByRole('dialog', { name: /^Assign ticket/ })
    .getByRole('button', { name: 'Assign' })
    .click();
  await expect(page.getByText('This ticket isn’t available'), 'what others do is not one’s own action').toBeVisible();
  await detail(other, 'Assignee').selectOption('John Doe');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await isRead();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(undoHere).toBeVisible();
  await detail(other, 'Assignee').selectOption('Jane Doe');
  await expect(toast(other, 'assigned to Jane Doe.')).toBeVisible();
  await undoHere.click();
  await expect(page.getByText(/^Not undone: #\d+ released\.$/).first()).toBeVisible();
  await expect(
    page.getByText('You don’t have access to the ticket that this change belongs to.').first(),
  ).toBeVisible();
  await expect(undoHere, 'which is offered no longer').toHaveCount(0);
  await expect(gone).toBeVisible();
});

test('a ticket created for a department out of sight is confirmed, and none is shown', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('For the administrators');
  await form.getByLabel('Details').fill('It is theirs.');
  await form.getByLabel('Department').selectOption('System Administrators');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(toast(page, 'Ticket created in a department that you don’t have access to.')).toBeVisible();
  await expect(page.getByText('This ticket isn’t available')).toHaveCount(0);
});

test('who may only look sees no button that would be refused and no place to write, and why', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeNote(page, 'I have seen this.');
  await expect(page.getByText('draft saved')).toBeVisible();
  await lock(page);
  await signInAs(page, 'Jane Doe');
  const fields = { roleId: 'role-view-only', extended: [] };
  expect((await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields })).ok).toBe(true);
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('button', { name: 'New ticket' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+n');
  for (const [queue, summary, kept] of [
    ['Open', 'Locked out of QuickBooks', ['Read', 'Discard draft']],
    ['Closed', 'Lost badge, please block it', []],
  ] as const) {
    await openTicket(page, queue, summary);
    const ticket = page.getByRole('article', { name: summary });
    await expect(ticket.getByText('Your role doesn’t allow replies, notes, or changes here.')).toBeVisible();
    await page.keyboard.press('n');
    await expect(ticket.getByRole('region', { name: 'Write' })).toBeFocused();
    const names = await ticket
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent));
    // Every role may follow and pin tickets, look at them as they like, and open the requester’s other ones.
    const forEveryRole = /^(?:Explain|Previous|Next|More|Pin ticket|Shown in the thread|Follow)|#\d+$/;
    expect(names.filter((name) => !forEveryRole.test(name))).toEqual(kept);
    for (const role of ['combobox', 'tab', 'textbox'] as const) {
      await expect(ticket.getByRole(role, { name: /^(?!Shown in the thread)/ })).toHaveCount(0);
    }
  }
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toHaveCount(0);
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('I have seen this.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
  await expect(page.getByText('Unsent note:')).toHaveCount(0);
});

test('R typed in the More menu chooses in the menu and does not jump to the reply', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.getByRole('button', { name: 'More' }).click();
  // The menu takes the keys once it has the focus.
  await expect(page.locator('[role="menu"]:focus, [role="menu"] :focus')).toHaveCount(1);
  await page.keyboard.press('r');
  await expect(page.locator('[role="menuitem"]:focus')).toHaveText(/^R/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Add requester message' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
});
