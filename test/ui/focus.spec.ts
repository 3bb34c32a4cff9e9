import type { Page } from '@playwright/test';
import { expectFocusKept, regionNow } from '../e2e/support/at-rest.ts';
import {
  anotherAs,
  directly,
  lock,
  makeTicket,
  openSample,
  openTicket,
  pins,
  row,
  rowsOf,
  signIn,
  startAs,
  ticketIdOf,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });

/** What a person does on a ticket, with the mouse or with the keyboard, and what shows that it is done. */
async function walkActions(
  page: Page,
  press: (name: string) => Promise<void>,
  visit: (action: string) => Promise<void>,
) {
  const action = async (name: string, said: string | RegExp) => {
    await press(name);
    await expect(toast(page, said)).toBeVisible();
    await visit(name);
  };
  await action('Claim', 'assigned to you.');
  await action('Undo', 'Undone:');
  await action('Claim', 'assigned to you.');
  await press('More');
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(toast(page, 'released.')).toBeVisible();
  await visit('Release');
  await page.getByRole('region', { name: 'Notifications' }).locator('[aria-label="Dismiss"]').click();
  await expect(toast(page, 'released.')).toHaveCount(0);
  await visit('Dismiss');
  await press('Resolve');
  await press('Resolve without a reply');
  await expect(toast(page, 'resolved.')).toBeVisible();
  await visit('Resolve');
  await action('Reopen', 'reopened.');
  await press('More');
  await page.getByRole('menuitem', { name: 'Close', exact: true }).click();
  await press('Close without a reply');
  await expect(toast(page, 'closed.')).toBeVisible();
  await visit('Close');
  await action('Undo', 'Undone:');
  await press('Assign');
  await page.getByLabel('Agent', { exact: true }).selectOption('John Doe');
  await page.locator('dialog[open]').getByRole('button', { name: 'Assign' }).click();
  await expect(toast(page, 'assigned to John Doe.')).toBeVisible();
  await visit('Assign');
  await writeNote(page, 'For the record');
  await action('Add note', 'Note added.');
  await writeReply(page, 'It works again.');
  await action('Send and resolve', 'ticket resolved.');
  await action('Reopen', 'reopened.');
  await press('Rename ticket');
  await page.keyboard.press('Escape');
  await visit('a dialog that is closed');
  await press('All details');
  await visit('All details');
}

for (const way of ['mouse', 'keyboard'] as const) {
  test(`the focus is never lost while an agent works on a ticket with the ${way}`, async ({ desk }) => {
    test.slow();
    const page = await startAs(desk, 'Jane Doe', { viewport: { width: 960, height: 600 } });
    await makeTicket(page, `Worked on with the ${way}`);
    const press = async (name: string) => {
      const found = button(page, name).filter({ visible: true }).first();
      if (way === 'mouse') return found.click();
      await found.focus();
      await page.keyboard.press('Enter');
    };
    await walkActions(page, press, (action) => expectFocusKept(page, action));
  });
}

test('the keyboard is never lost between first start, desk, pages and lock', async ({ desk }) => {
  test.slow();
  const page = await desk.start();
  await expect(button(page, 'Set up my desk')).toBeVisible();
  await expectFocusKept(page, 'the first start');
  await openSample(page);
  await expectFocusKept(page, 'opening the sample desk');
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await expect(page.getByRole('option').first()).toBeFocused();

  await page.keyboard.press('ControlOrMeta+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('Begun with keys');
  await form.getByLabel('Details').fill('It will not start.');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(heading(page)).toHaveText('Begun with keys');
  await expect(form).toHaveCount(0);
  await expectFocusKept(page, 'Create');

  await page.keyboard.press('ControlOrMeta+7');
  await expect(page.getByRole('listbox', { name: 'Closed' })).toBeVisible();
  await expect.poll(() => regionNow(page)).toBe('queue');
  await page.getByRole('option').first().click();
  await expect(reply(page)).toBeVisible();
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expectFocusKept(page, 'going to a page');
  const agents = page.getByRole('listbox', { name: 'Agents', exact: true });
  await agents.getByRole('option', { name: 'John Doe' }).click();
  await button(page, 'Archive…').click();
  await expectFocusKept(page, 'a form that leads to a dialog');
  await page.locator('dialog[open]').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(agents.getByRole('option', { name: 'John Doe' })).toHaveCount(0);
  await expectFocusKept(page, 'archiving the record whose form opened the dialog');
  await lock(page);
  await expectFocusKept(page, 'locking');
});

test('the focus is never lost when another window removes the focused element', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
  const ticketId = ticketIdOf(page);
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  const next = order[order.indexOf('Locked out of QuickBooks') + 1];
  await directly(other, 'status.set', [{ ticketId, statusId: 'status-resolved' }]);
  await expect(row(page, 'Locked out of QuickBooks')).toHaveCount(0);
  await expect.poll(() => regionNow(page)).toBe('queue');
  await expect(page.locator('[role="option"]:focus')).toContainText(next ?? '');

  await page.getByRole('link', { name: 'My tickets', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+1');
  await expect.poll(() => regionNow(page)).toBe('queue');
  await page.evaluate(() => location.assign('#/open/no-such-ticket'));
  await expect(page.getByText('This ticket isn’t available')).toBeVisible();
  await expectFocusKept(page, 'an address that leads nowhere');
});

test('a part of the window that could not be read and is read again keeps the keyboard', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  let isBroken = true;
  await page.route('**/bridge/call', async (route) => {
    const isAsked = route.request().postData()?.includes('"ticket.page"');
    const failed = { ok: false, error: { code: 'unavailable', message: 'It is busy.' } };
    if (isBroken && isAsked) await route.fulfill({ json: failed });
    else await route.continue();
  });
  await row(page, 'Locked out of QuickBooks').click();
  await expect(button(page, 'Retry')).toBeVisible();
  await expectFocusKept(page, 'the fault');
  isBroken = false;
  await button(page, 'Retry').click();
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await expect(heading(page)).toBeFocused();
});

test('a button that cannot be pressed while its work is under way keeps the keyboard', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeReply(page, 'On its way');
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let posts = 0;
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('"conversation.post"')) {
      posts += 1;
      await held;
    }
    await route.continue();
  });
  const send = button(page, 'Send reply');
  await send.click();
  await expect(send).toBeDisabled();
  await expect(send).toBeFocused();
  await page.keyboard.press('Enter');
  goOn();
  await expect(toast(page, 'Reply saved for Chipo Moyo.')).toBeVisible();
  await expectFocusKept(page, 'sending');
  expect(posts).toBe(1);
});
