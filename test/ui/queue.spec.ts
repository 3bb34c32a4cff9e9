import type { Page } from '@playwright/test';
import { signsOf } from '../../renderer/ui/chord.ts';
import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import type { QueueRow } from '../../shared/views/queue-row.ts';
import {
  anotherAs,
  direct,
  directly,
  isMac,
  makeTicket,
  openTicket,
  row,
  rowsOf,
  showTicket,
  signInAs,
  startAs,
  startWithClosed,
  threadTexts,
  ticketIdOf,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page, queue: string) => page.getByRole('heading', { name: new RegExp(`^${queue} \\d+$`) });
const rows = (page: Page) => page.getByRole('listbox').getByRole('option');
const overdue = { property: 'overdue', operator: 'is', value: true };
const selected = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true });

test('each queue has its name, its count and its order', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const { value } = await direct(page, 'ask', 'queue.counts', {});
  const { queues: counts } = value as QueueCounts;
  for (const [queue, name] of [
    ['open', 'Open'],
    ['mine', 'My tickets'],
    ['closed', 'Closed'],
  ] as const) {
    const { total, waitingForUs: waiting } = counts[queue] ?? { total: 0, waitingForUs: 0 };
    const link = page.getByRole('link', { name, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    const words = waiting > 0 ? `${total} tickets, ${waiting} waiting for us` : `${total} tickets`;
    await expect(link).toHaveAccessibleDescription(words);
    const weight = link.locator('xpath=..').getByText(String(total), { exact: true });
    await expect(weight).toHaveCSS('font-weight', waiting > 0 ? '700' : '400');
    await expect(heading(page, name)).toHaveText(`${name} ${total}`);
    await expect(rows(page).first()).toHaveAttribute('aria-setsize', String(total));
    expect(await rowsOf(page, queue)).toHaveLength(total);
  }
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByText(`${counts.open?.waitingForUs} waiting for us`)).toBeVisible();

  const open = await rowsOf(page, 'open');
  const key = ({ urgency, dueMs }: QueueRow) => urgency * 1e15 + (dueMs ?? 9e14);
  expect(open.map(key)).toEqual(open.map(key).toSorted((a, b) => a - b));
  const closed = (await rowsOf(page, 'closed')).map(({ closedMs }) => closedMs ?? 0);
  expect(closed).toEqual(closed.toSorted((a, b) => b - a));
  await expect(row(page, open[0]?.summary ?? '')).toBeVisible();
  const shown = await rows(page).evaluateAll((options) => options.map((option) => option.getAttribute('data-ticket')));
  expect(shown).toEqual(open.slice(0, shown.length).map(({ id }) => id));
});

test('an agent’s own queue is listed below the others, opens, and tickets enter it with time', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const fields = {
    name: 'Printers on fire',
    where: { all: [{ property: 'summary', operator: 'contains', value: 'printer on fire' }, overdue] },
    order: [{ by: 'due', descending: false }],
    columns: ['due', 'status', 'custom:floor', 'department', 'mood'],
    owner: 'jane-doe',
  };
  const floor = { name: 'Floor', type: 'number', choices: [], isRequired: false, order: 0 };
  await directly(page, 'record.put', [{ kind: 'field', id: 'floor', fields: floor }]);
  await directly(page, 'record.put', [{ kind: 'queue', id: 'id-fire', fields }]);
  const link = page.getByRole('link', { name: 'Printers on fire' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle('Printers on fire – Acme Desk · SAMPLE');
  await expect(page.getByText('No tickets that you have access to match this queue.')).toBeVisible();
  const ticketId = await makeTicket(page, 'Printer on fire');
  await link.click();
  await directly(page, 'custom-field.set', [{ ticketId, fieldId: 'floor', value: '-1' }]);
  await directly(page, 'due.set', [{ ticketId, dueMs: Date.now() + 1_500 }]);
  // Columns that the queue omits are missing, and those without a fixed position are at the end.
  await expect(rows(page)).toHaveAccessibleName(
    /^(Overdue|due in) 1 min Printer on fire Open #\d+ Floor: -1 · Department: Support$/,
  );
  await expect(link).toHaveAccessibleDescription('1 ticket, 1 waiting for us');
  await expect(page.getByText('Due soonest first')).toBeVisible();
  await rows(page).first().click();
  await expect(page).toHaveURL(new RegExp(`#/queue/id-fire/${ticketId}$`));
  await page.reload();
  await expect(selected(page)).toHaveText(/Printer on fire/);
  await directly(page, 'record.retire', [{ kind: 'queue', id: 'id-fire' }]);
  await expect(link).toBeHidden();
  await expect(heading(page, 'Open')).toBeVisible();
  await expect(selected(page)).toHaveText(/Printer on fire/);
});

test('a row shows requester, due time, summary, status, priority, assignee and number, and whether a reply is awaited', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const waiting = row(page, 'Locked out of QuickBooks');
  for (const words of ['Chipo Moyo', 'waiting for us', /due in \d+ m/, 'Open', 'Normal', 'John Doe', '#1028']) {
    await expect(waiting).toContainText(words);
  }
  await expect(waiting).toHaveAttribute('data-waiting', 'true');
  const overdue = row(page, 'Laptop asks for the BitLocker recovery key');
  await expect(overdue).toContainText(/Overdue \d+ h( \d+ min)?/);
  await expect(overdue).toHaveAttribute('data-waiting', 'false');
  await page.keyboard.press('ControlOrMeta+7');
  await expect(row(page, 'Lost badge, please block it')).toContainText(/closed .*[AP]M/);
});

test('arrows, J and K, Home and End move through a queue, and Enter moves to the ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(rows(page).first()).toBeFocused();
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  const isAt = async (index: number) => {
    await expect(selected(page)).toContainText(order.at(index) ?? '');
    await expect(selected(page)).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(order.at(index) ?? '');
  };
  for (const [key, index] of [
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['j', 2],
    ['J', 3],
    ['k', 2],
    ['ArrowUp', 1],
    ['End', -1],
    ['j', -1],
    ['Home', 0],
    ['k', 0],
  ] as const) {
    await page.keyboard.press(key);
    await isAt(index);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('the focus stays in the queue when rows scroll away, a button is removed, or a ticket leaves', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(rows(page).first()).toBeFocused();
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  await page.keyboard.press('j');
  await expect(selected(page)).toContainText(order[0] ?? '');
  await page.getByRole('listbox').hover();
  await page.mouse.wheel(0, 4_000);
  await expect(rows(page).last()).toBeInViewport();
  await page.keyboard.press('j');
  await expect(selected(page)).toContainText(order[1] ?? '');
  await page.keyboard.press('PageDown');
  const paged = () => selected(page).getAttribute('aria-posinset');
  await expect.poll(async () => Number(await paged())).toBeGreaterThan(4);
  await page.keyboard.press('PageUp');
  await expect(selected(page)).toContainText(order[1] ?? '');

  const answered = 'Locked out of QuickBooks';
  await openTicket(page, 'Open', answered);
  const resolve = page.getByRole('button', { name: 'Resolve', exact: true });
  await resolve.click();
  await expect(row(page, answered)).toHaveCount(0);
  // Until the button is gone as well, keys are the button's.
  await expect(resolve).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(selected(page)).toContainText(order[order.indexOf(answered) + 1] ?? '');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('option').and(page.locator(':focus'))).toHaveCount(1);
});

test.describe('a page that is made larger', () => {
  test('shows a ticket in place of its queue in a narrow window, and keys still move through the queue', async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe', { viewport: { width: 720, height: 450 } });
    const queue = page.getByRole('listbox');
    const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
    await expect(rows(page).first()).toBeFocused();
    await expect(page.getByText('No ticket selected')).toBeHidden();
    for (const summary of order.slice(0, 3)) {
      await page.keyboard.press('j');
      await expect(page.getByRole('heading', { level: 1, name: summary })).toBeVisible();
      await expect(queue).toBeHidden();
    }
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { level: 1, name: order[1] ?? '' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+1');
    await expect(queue).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: order[1] ?? '' })).toHaveCount(0);
    await expect(page.getByRole('option').and(page.locator(':focus'))).toHaveCount(1);
  });
});

test('J pressed faster than anything can be drawn still counts each time', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(rows(page).first()).toBeFocused();
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  await page.keyboard.press('j');
  await expect(selected(page)).toBeFocused();
  // Each key in a separate task, without waiting for the effect of the previous one.
  await page.evaluate(async () => {
    for (let press = 0; press < 12; press++) {
      const key = new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(key);
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await expect(selected(page)).toContainText(order[12] ?? '');
});

test('a queue of many pages is scrolled to its very end, and only what is seen exists', async ({ desk }) => {
  const page = await startWithClosed(desk, 350);
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  await expect(page.getByRole('listbox', { name: 'Closed' })).toBeVisible();
  const total = Number(await rows(page).first().getAttribute('aria-setsize'));
  expect(total).toBeGreaterThan(350);
  const scroller = page.getByRole('listbox').locator('..');
  const last = page.locator(`[role="option"][aria-posinset="${total}"]`);
  const mostRows = async () => expect(await rows(page).count()).toBeLessThan(60);

  await rows(page).first().focus();
  const half = await scroller.evaluate((element) => {
    element.scrollTo({ top: Math.floor(element.scrollHeight / 2) });
    return element.scrollTop;
  });
  await expect(page.locator(`[role="option"][aria-posinset="${Math.floor(total / 2)}"]`)).toBeVisible();
  const focused = rows(page).and(page.locator(':focus'));
  await expect(focused, 'the keyboard goes on where one scrolled to').toBeInViewport({ ratio: 1 });
  expect(await scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(half);
  await mostRows();
  await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(last).toBeVisible();
  await mostRows();
  const [oldest] = (await rowsOf(page, 'closed', total - 1)).map(({ number }) => number);
  await expect(last).toContainText(`#${oldest}`);
  await scroller.evaluate((element) => element.scrollTo({ top: 0 }));
  await rows(page).first().click();
  await expect(selected(page)).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await expect(selected(page)).toHaveAttribute('aria-posinset', String(total - 1));
  await page.keyboard.press('Home');
  await expect(selected(page)).toHaveAttribute('aria-posinset', '1');
  await expect(selected(page)).toBeFocused();
  await mostRows();
});

test('changes made in another window appear here: row, counts, details and thread', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'John Doe');
  await openTicket(page, 'Open', 'PDF files will not open in accounting');
  const before = Number((await heading(page, 'Open').textContent())?.split(' ').at(-1));
  await makeTicket(other, 'Opened in the other window', { priorityId: 'priority-emergency' });
  await expect(row(page, 'Opened in the other window')).toBeVisible();
  await expect(heading(page, 'Open')).toHaveText(`Open ${before + 1}`);

  await openTicket(other, 'Open', 'PDF files will not open in accounting');
  await other.getByLabel('Priority').selectOption('Emergency');
  await expect(page.getByLabel('Priority')).toHaveValue('priority-emergency');
  await expect(row(page, 'PDF files will not open in accounting')).toContainText('Emergency');
  await expect(page.getByText('John Doe changed Priority from High to Emergency')).toBeVisible();

  await other.getByRole('tab', { name: 'Internal note' }).click();
  await other.getByRole('textbox', { name: 'Internal note' }).fill('Seen from the other window.');
  await other.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect.poll(async () => (await threadTexts(page)).at(-1)).toBe('Seen from the other window.');

  await other.getByRole('button', { name: 'More' }).click();
  await other.getByRole('menuitem', { name: 'Close' }).click();
  await expect(row(page, 'PDF files will not open in accounting')).toHaveCount(0);
  await expect(heading(page, 'Open')).toHaveText(`Open ${before}`);
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-closed');
});

test('a ticket that is transferred out of sight leaves the list, and its page says why', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  await makeTicket(page, 'Only for a while');
  await expect(row(page, 'Only for a while')).toBeVisible();
  await showTicket(other, ticketIdOf(page));
  await other.getByRole('button', { name: 'Transfer' }).click();
  const form = other.getByRole('dialog', { name: /^Transfer ticket/ });
  await form.getByLabel('To department').selectOption('System Administrators');
  await form.getByLabel('My department keeps access').uncheck();
  await form.getByRole('button', { name: 'Transfer' }).click();

  await expect(page.getByText('This ticket isn’t available')).toBeVisible();
  await expect(page.getByText('It doesn’t exist, or it belongs to a department that you don’t work in.')).toBeVisible();
  await expect(page.getByText('Only for a while')).toHaveCount(0);
  await expect(row(other, 'Only for a while')).toBeVisible();
});

test('an empty queue says what belongs in it, and a new desk how to create the first ticket', async ({ desk }) => {
  const page = await desk.start();
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  const administrator = { name: 'Jane Doe', colour: 'violet', secret: 'four lanterns by the river' };
  const place = { name: 'Empty', folder: desk.folder, timeZone: 'UTC' };
  const setUp = { ...place, startWith: 'osticket', administrator, agents: [] };
  expect((await direct(page, 'call', 'desk.setUp', setUp)).ok).toBe(true);
  await page.getByRole('button', { name: 'I’ve saved it' }).click();
  for (const name of ['Closed', 'Open']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByText('There are no tickets yet')).toBeVisible();
    await expect(page.getByText('No ticket selected')).toHaveCount(0);
  }
  const first = page.getByRole('button', { name: 'Create your first ticket' });
  await expect(first.locator('[data-keys]')).toHaveText(signsOf('Mod+N', isMac));
  await first.click();
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await page.keyboard.press('Escape');

  const ticketId = await makeTicket(page, 'The first one');
  for (const [name, title, words] of [
    [
      'My tickets',
      'No tickets assigned to you',
      'Tickets assigned to you or your team appear here. Claim an unassigned ticket to get started.',
    ],
    ['Closed', 'No closed tickets', 'Resolved and closed tickets appear here.'],
    ['Open', 'All done', 'There are no open tickets.'],
  ] as const) {
    if (name === 'Open') await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-closed' });
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await expect(heading(page, name)).toHaveText(`${name} 0`);
  }
  await expect(page.getByText('No ticket selected')).toBeVisible();
});

test('Back and Forward go where one was, also after a reload', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openTicket(page, 'Closed', 'Lost badge, please block it');
  await page.goBack();
  await expect(heading(page, 'Closed')).toBeVisible();
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Locked out of QuickBooks' })).toBeVisible();
  await expect(selected(page)).toContainText('Locked out of QuickBooks');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Locked out of QuickBooks' })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Lost badge, please block it' })).toBeVisible();
  // An address that leads nowhere is an empty place, not an error.
  await page.evaluate(() => location.assign('#/open/no-such-ticket'));
  await expect(page.getByText('This ticket isn’t available')).toBeVisible();
});

test('F6 cycles through the regions of the window', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await signedInAt(page);
  const regions: (string | null)[] = [];
  const words = page.getByRole('textbox', { name: 'Reply to' });
  let reachedWords = false;
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('F6');
    reachedWords ||= await words.evaluate((element) => element === document.activeElement);
    regions.push(
      await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null),
    );
  }
  expect(regions.slice(0, 6).toSorted()).toEqual(['composer', 'header', 'navigation', 'panel', 'queue', 'thread']);
  expect(regions[6]).toBe(regions[0]);
  expect(reachedWords).toBe(true);
});

async function signedInAt(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
}

test('a second agent begins at a place of their own, with their own tickets', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: 'My tickets', exact: true }).click();
  const mine = (await rowsOf(page, 'mine')).map(({ summary }) => summary);
  await page.keyboard.press('ControlOrMeta+l');
  await signInAs(page, 'John Doe');
  await expect(heading(page, 'Open')).toBeVisible();
  await page.getByRole('link', { name: 'My tickets', exact: true }).click();
  await expect(heading(page, 'My tickets')).toBeVisible();
  const his = (await rowsOf(page, 'mine')).map(({ summary }) => summary);
  expect(his).not.toEqual(mine);
  await expect(rows(page).first()).toContainText(his[0] ?? '');
});
