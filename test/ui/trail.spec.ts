import type { Locator, Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import {
  anotherAs,
  direct,
  lock,
  makeTicket,
  openTicket,
  row,
  rowsOf,
  showTicket,
  signInAs,
  startAs,
  startWithClosed,
  ticketIdOf,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Pinned tickets' }).getByRole('link');
const place = (page: Page) => page.locator('[data-region="header"]').getByText(/^\d+ of \d+$|^not in this list$/);
const regionNow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
const recent = (page: Page) => page.getByRole('main').getByRole('list', { name: 'Recent tickets' }).getByRole('link');

/** Opens a ticket and pins it. */
async function pin(page: Page, summary: string): Promise<void> {
  await openTicket(page, 'Open', summary);
  await page.keyboard.press('p');
  await expect(tabs(page).filter({ hasText: summary })).toBeVisible();
}

const isScrolledBy = (list: Locator) => list.evaluate((element) => element.parentElement?.scrollTop ?? 0);

test('W110, W113: agents return to their own place, and neither Back nor any list shows that of another', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  await page.keyboard.press('p');
  await expect(tabs(page)).toHaveCount(1);
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await expect(tabs(page)).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await page.getByRole('link', { name: 'Recent tickets' }).click();
  await expect(page.getByText('No recent tickets')).toBeVisible();
  expect(await graveFaults(page)).toEqual([]);
  await openTicket(page, 'Open', 'PDF files will not open in accounting');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expect(heading(page)).toHaveText('Lost badge, please block it');
  await expect(tabs(page)).toHaveCount(1);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('region', { name: 'Closed', exact: true })).toBeVisible();
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await lock(page);
  await signInAs(page, 'John Doe');
  const there = page.url();
  for (const steps of [-1, -3]) {
    await page.evaluate((by) => window.history.go(by), steps);
    await expect(heading(page)).toHaveText('PDF files will not open in accounting');
    await expect(page).toHaveURL(there);
  }
});

test('W110: after a restart, the place of an agent is there again', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const ticketId = ticketIdOf(page);
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  await showTicket(page, ticketId, 'mine');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await lock(page);
  await desk.stop();
  const again = await desk.start();
  await signInAs(again, 'John Doe');
  await expect(heading(again)).toHaveText('Locked out of QuickBooks');
  await expect(again).toHaveURL(/#\/mine\//);
});

test('W110: a link that is opened while the desk is locked leads to its ticket after signing in, if the agent may see it', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  const linked = (await rowsOf(page, 'open')).find(({ summary }) => summary === 'Locked out of QuickBooks');
  await lock(page);
  await page.evaluate((id) => location.assign(`#/open/${id}`), linked?.id);
  await signInAs(page, 'Jane Doe');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Lost badge, please block it');
  await lock(page);
  await page.evaluate(() => location.assign('#/open/no-such-ticket'));
  await signInAs(page, 'Jane Doe');
  await expect(heading(page)).toHaveText('Lost badge, please block it');
  await lock(page);
  await page.evaluate((id) => location.assign(`#/open/${id}`), linked?.id);
  await signInAs(page, 'John Doe');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
});

test('W113: Back and Forward return to what was scrolled and to the part that had the focus', async ({ desk }) => {
  const page = await startWithClosed(desk, 150);
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  const list = page.getByRole('listbox');
  await list.evaluate((element) => element.parentElement?.scrollTo({ top: 3_000 }));
  await page.getByRole('option').nth(8).click();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
  const shown = await heading(page).innerText();
  const scrolledTo = await isScrolledBy(list);
  expect(scrolledTo).toBeGreaterThan(2_000);
  await page.keyboard.press('n');
  await page.keyboard.type('In the middle of ');
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('region', { name: 'Open', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText(shown);
  await expect.poll(() => isScrolledBy(list)).toBe(scrolledTo);
  await expect.poll(() => regionNow(page)).toBe('composer');
  await page.keyboard.type('it');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('In the middle of it');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('region', { name: 'Open', exact: true })).toBeVisible();
  await expect(page.getByText('No ticket selected')).toBeVisible();
});

test('W113: moving through a list is one step back, choosing in it is one each', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const [first, second, third, fourth] = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  await row(page, first ?? '').click();
  await expect(heading(page)).toHaveText(first ?? '');
  for (const summary of [second, third, fourth]) {
    await page.keyboard.press('j');
    await expect(heading(page)).toHaveText(summary ?? '');
  }
  await row(page, second ?? '').click();
  await expect(heading(page)).toHaveText(second ?? '');
  for (const summary of [fourth, first]) {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(heading(page)).toHaveText(summary ?? '');
  }
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('back');
  const back = page.getByRole('dialog', { name: 'Command palette' }).getByRole('option', { name: /^Back/ });
  await expect(back).toContainText('There is nothing to go back to.');
});

test('W110, W111: recent tickets are listed with the latest first, those out of sight left out', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const summary of ['Locked out of QuickBooks', 'PDF files will not open in accounting']) {
    await openTicket(page, 'Open', summary);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  const locked = (await rowsOf(page, 'open')).find(({ summary }) => summary === 'Locked out of QuickBooks');
  await page.keyboard.press('ControlOrMeta+k');
  const listed = page.getByRole('dialog', { name: 'Command palette' }).getByRole('option', { name: /QuickBooks/ });
  await listed.click();
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await page.getByRole('link', { name: 'Recent tickets' }).click();
  await expect(recent(page).first()).toContainText('Locked out of QuickBooks');
  await expect(recent(page)).toHaveCount(2);
  expect(await graveFaults(page)).toEqual([]);
  await direct(page, 'run', 'ticket.delete', { ticketId: locked?.id });
  // Jane may delete tickets, so she still sees it; John does not.
  await expect(recent(page)).toHaveCount(2);
  await recent(page).nth(1).click();
  await expect(heading(page)).toHaveText('PDF files will not open in accounting');
});

test('W112: a pinned ticket has a dot after anything that others did, until the agent looks at it', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await pin(page, 'Locked out of QuickBooks');
  const ticketId = ticketIdOf(page);
  await pin(page, 'PDF files will not open in accounting');
  const john = await anotherAs(desk, 'John Doe');
  await direct(john, 'run', 'ticket.follow', { ticketId });
  const tab = tabs(page).first();
  await expect(tab).toHaveAccessibleDescription('new activity');
  await expect(tabs(page).last()).not.toHaveAccessibleDescription('new activity');
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('Alt+PageDown');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Alt+PageDown');
  await expect(heading(page)).toHaveText('PDF files will not open in accounting');
  await expect(tab).not.toHaveAccessibleDescription('new activity');
});

test('W112: tabs are reached, moved, and unpinned with keys, and their number is limited', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await pin(page, 'Locked out of QuickBooks');
  await pin(page, 'PDF files will not open in accounting');
  await page.keyboard.press('Alt+Shift+PageUp');
  await expect(tabs(page).first()).toContainText('PDF');
  await tabs(page).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs(page).nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(tabs(page)).toHaveCount(1);
  await expect(tabs(page).first()).toBeFocused();
  await page.getByRole('button', { name: /^Unpin/ }).click();
  await expect(tabs(page)).toHaveCount(0);
  await expect.poll(() => regionNow(page)).not.toBe(undefined);
  const rows = (await rowsOf(page, 'open')).slice(0, 9);
  for (const [index, { id, summary }] of rows.entries()) {
    await showTicket(page, id);
    await expect(heading(page)).toHaveText(summary);
    await page.keyboard.press('p');
    if (index < 8) await expect(tabs(page)).toHaveCount(index + 1);
  }
  await expect(page.getByText('8 tickets are pinned already. Unpin one first.').first()).toBeVisible();
  await expect(tabs(page)).toHaveCount(8);
});

test('W114: a ticket shows its place in its list, and leads to its neighbors, also after it left the list', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const rows = await rowsOf(page, 'open');
  const [first, second, third] = rows.map(({ summary }) => summary);
  await row(page, first ?? '').click();
  await expect(place(page)).toHaveText(`1 of ${rows.length}`);
  const [previous, next] = ['Previous ticket', 'Next ticket'].map((name) => page.getByRole('button', { name }));
  await expect(previous as Locator).toHaveAttribute('aria-disabled', 'true');
  await next?.click();
  await expect(heading(page)).toHaveText(second ?? '');
  await expect(place(page)).toHaveText(`2 of ${rows.length}`);
  await direct(page, 'run', 'status.set', { ticketId: ticketIdOf(page), statusId: 'status-closed' });
  await expect(place(page)).toHaveText('not in this list');
  await next?.click();
  await expect(heading(page)).toHaveText(third ?? '');
  await expect(place(page)).toHaveText(`2 of ${rows.length - 1}`);
  await makeTicket(page, 'Behind the scenes');
  await expect(place(page)).toHaveText(new RegExp(`^\\d+ of ${rows.length}$`));
});

test('W112: a button of the ticket pins it and unpins it, and what the agent does is no news', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const button = page.getByRole('button', { name: 'Pin ticket' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await expect(tabs(page)).toHaveText(['#1028 Locked out of QuickBooks']);
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  const ticketId = ticketIdOf(page);
  await makeTicket(page, 'Elsewhere');
  await direct(page, 'run', 'field.set', { ticketId, field: 'priority', value: 'priority-low' });
  await direct(page, 'ask', 'trail.pinned', {});
  await expect(tabs(page).first()).not.toHaveAccessibleDescription('new activity');
  await tabs(page).first().click();
  await button.click();
  await expect(tabs(page)).toHaveCount(0);
});
