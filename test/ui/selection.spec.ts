import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  anotherAs,
  direct,
  makeTicket,
  openTicket,
  row,
  rowsOf,
  signInAs,
  startAs,
  ticketIdOf,
  toast,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const rows = (page: Page) => page.getByRole('listbox').getByRole('option');
const selected = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected tickets' });
const said = (page: Page, words: string | RegExp) => page.locator('p[aria-live]').filter({ hasText: words });
const results = (page: Page) => page.getByRole('region', { name: /^Results of/ });

async function numbers(page: Page): Promise<(string | null)[]> {
  return selected(page).evaluateAll((options) => options.map((option) => option.getAttribute('data-ticket')));
}

/** Focuses the first row, which opens its ticket. */
async function begin(page: Page): Promise<void> {
  await rows(page).first().click();
  await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');
}

test('M20: tickets are selected by keyboard: one, a range, and all, and Escape clears', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-multiselectable', 'true');
  await page.keyboard.press('x');
  await expect(said(page, /^1 selected$/)).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ControlOrMeta+Space');
  await expect(selected(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'false');

  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(4);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected(page)).toHaveCount(3);
  await expect(said(page, /^3 selected$/)).toBeAttached();

  const open = await rowsOf(page, 'open');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText(`${open.length} selected`);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(selected(page)).toHaveCount(1);
  await page.keyboard.press('x');
  await page.keyboard.press('x');
  await expect(bar(page)).toBeHidden();
});

test('M20: with the mouse: by the box of a row, with Ctrl, and with Shift', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  const shown = ticketIdOf(page);
  await rows(page).nth(1).hover();
  await rows(page).nth(1).locator('[data-choose]').click();
  await expect(said(page, /^1 selected$/)).toBeAttached();
  await rows(page)
    .nth(3)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(said(page, /^2 selected$/)).toBeAttached();
  await rows(page)
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await expect(said(page, /^4 selected$/)).toBeAttached();
  expect(ticketIdOf(page)).toBe(shown);
  await rows(page).nth(4).locator('[data-choose]').click();
  await expect(said(page, /^3 selected$/)).toBeAttached();
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('[data-ticket][tabindex="0"]')).toBeFocused();
});

test('M21: a selected ticket that leaves the queue is dropped, and the others stay, wherever they move', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  for (const index of [1, 2, 3])
    await rows(page)
      .nth(index)
      .click({ modifiers: ['ControlOrMeta'] });
  const [first = '', second = '', third = ''] = await numbers(page);
  const urgent = { ticketId: third, field: 'priority', value: 'priority-emergency' };
  await direct(page, 'run', 'field.set', urgent);
  await direct(page, 'run', 'status.set', { ticketId: second, statusId: 'status-resolved' });
  await expect(said(page, '2 selected. 1 selected ticket is no longer in this list')).toBeAttached();
  expect(new Set(await numbers(page))).toEqual(new Set([first, third]));
  await page.getByRole('link', { name: 'My tickets', exact: true }).click();
  await expect(bar(page)).toBeHidden();
});

test('M22: selected tickets are assigned together, by keyboard, and taken back together', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  const open = await rowsOf(page, 'open');
  const chosen = open.slice(0, 3);
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign 3 tickets' });
  await dialog.getByRole('button', { name: 'Assign 3 tickets' }).click();
  await expect(dialog.getByText('Choose an agent or a team.')).toBeVisible();
  await dialog.getByLabel('Agent').selectOption({ label: 'John Doe' });
  await dialog.getByLabel('Internal note').fill('Please have a look.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(results(page).getByRole('status')).toContainText('changed');
  const done = toast(page, /^Assign to John Doe: /);
  await expect(done).toBeVisible();
  const after = await rowsOf(page, 'open');
  for (const { id } of chosen) expect(after.find((each) => each.id === id)?.assigneeName).toBe('John Doe');
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('region', { name: 'Results of Undo: Assign to John Doe' })).toBeVisible();
  await expect(toast(page, /^Undone/)).toBeVisible();
  const undone = await rowsOf(page, 'open');
  for (const { id, assigneeName } of chosen)
    expect(undone.find((each) => each.id === id)?.assigneeName).toBe(assigneeName);
});

test('M23: the results name what was refused and why, lead to the tickets, and stay until dismissed', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ids = [await makeTicket(page, 'Monitor flickers'), await makeTicket(page, 'Keyboard sticks')];
  await direct(page, 'run', 'status.set', { ticketId: ids[0] ?? '', statusId: 'status-resolved' });
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('combobox', { name: 'Search tickets' }).fill('flickers');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().locator('[data-choose]').click();
  await bar(page).getByRole('button', { name: 'Status' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set the status of 1 ticket' });
  await dialog.getByLabel('Status').selectOption({ label: 'Resolved' });
  await expect(dialog.getByText('Requesters aren’t notified.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 1 ticket' }).click();
  const panel = page.getByRole('region', { name: 'Results of Set status to Resolved' });
  await expect(panel.getByRole('status')).toHaveText('None changed · 1 unchanged');
  // Nothing was done that Ctrl+Z could undo.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toast(page, 'Nothing to undo')).toBeVisible();
  await panel.getByText('1 unchanged', { exact: true }).last().click();
  await panel.getByRole('button', { name: /Monitor flickers/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Monitor flickers' })).toBeVisible();
  await page.reload();
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Dismiss results' }).click();
  await expect(panel).toBeHidden();
});

test('M23: if an action can’t be stopped, or its results can’t be dismissed, a message says why', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  await page.keyboard.press('x');
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('dialog').getByLabel('Status').selectOption({ label: 'Resolved' });
  await page.getByRole('dialog').getByRole('button', { name: 'Change 1 ticket' }).click();
  const panel = page.getByRole('region', { name: 'Results of Set status to Resolved' });
  const failed = { ok: false, error: { code: 'unavailable', reason: 'desk.closed' } };
  const alert = page.getByRole('alert').filter({ hasText: 'This desk was closed.' });
  let isRunning = false;
  await page.route('**/bridge/call', async (route) => {
    const asked = route.request().postData() ?? '';
    if (asked.includes('"bulk.dismiss"') || asked.includes('"bulk.stop"')) return route.fulfill({ json: failed });
    if (!isRunning || !asked.includes('"bulk.list"')) return route.continue();
    const response = await route.fetch();
    const { value } = (await response.json()) as { readonly value: readonly object[] };
    return route.fulfill({ json: { ok: true, value: value.map((action) => ({ ...action, state: 'running' })) } });
  });
  await panel.getByRole('button', { name: 'Dismiss results' }).click();
  await expect(alert).toBeAttached();
  await expect(panel).toBeVisible();

  isRunning = true;
  await page.reload();
  await expect(alert).toBeHidden();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(alert).toBeAttached();
});

test('M24: tickets are deleted, and restored from their queue', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Test ticket one');
  await openTicket(page, 'Open', 'Test ticket one');
  await row(page, 'Test ticket one').click({ modifiers: ['ControlOrMeta'] });
  await bar(page).getByRole('button', { name: 'More actions on the selected tickets' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 1 ticket' });
  await dialog.getByLabel('Internal note').fill('Only a test.');
  await dialog.getByRole('button', { name: 'Delete 1 ticket' }).click();
  await expect(row(page, 'Test ticket one')).toBeHidden();
  await expect(said(page, '1 selected ticket is no longer in this list')).toBeAttached();
  await page.getByRole('link', { name: 'Deleted', exact: true }).click();
  await row(page, 'Test ticket one').click({ modifiers: ['ControlOrMeta'] });
  await bar(page).getByRole('button', { name: 'More actions on the selected tickets' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore 1 ticket' }).click();
  await expect(row(page, 'Test ticket one')).toBeHidden();
  expect((await rowsOf(page, 'open')).map(({ summary }) => summary)).toContain('Test ticket one');
});

test('M25: without a selection its commands say what is missing, and a letter is the ticket’s', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  desk.command(page, { do: 'selection.assign' });
  await expect(toast(page, 'No tickets are selected. Select at least one in the list.')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: /^Assign ticket/ })).toBeVisible();
});

test('M20: if all cannot be selected, a message says why, and the selection stays', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('1 selected');
  const failed = { ok: false, error: { code: 'unavailable', reason: 'desk.closed' } };
  await page.route('**/bridge/call', (route) =>
    route.request().postData()?.includes('"queue.ids"') ? route.fulfill({ json: failed }) : route.continue(),
  );
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('alert').filter({ hasText: 'This desk was closed.' })).toBeAttached();
  await expect(bar(page)).toContainText('1 selected');
});

test('M26: the note of each form is a draft of its own, until the action begins', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const note = (in_: Page) => in_.getByRole('dialog').getByLabel('Internal note');
  const select = async (in_: Page, letter: string) => {
    await begin(in_);
    await in_.keyboard.press('x');
    await in_.keyboard.press(letter);
    await expect(in_.getByRole('dialog')).toBeVisible();
  };
  const listed = async (in_: Page) => {
    const { value } = await direct(in_, 'ask', 'draft.list', {});
    return (value as readonly { readonly words: string }[]).map(({ words }) => words);
  };
  await select(page, 'a');
  await note(page).fill('For the whole morning');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(note(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(note(page)).toHaveValue('For the whole morning');
  await note(page).fill('For the whole day');
  await page.keyboard.press('ControlOrMeta+l');
  await signInAs(page, 'John Doe');
  await select(page, 'a');
  await expect(note(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect.poll(() => listed(page)).toEqual([]);

  await desk.kill();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await again.getByRole('link', { name: /Drafts/ }).click();
  await again.getByText('For the whole day').click();
  await expect(again.getByRole('dialog')).toContainText('To continue, select tickets in a list');
  await again.keyboard.press('Escape');
  await again.getByRole('link', { name: /^Open/ }).click();
  await select(again, 'a');
  await expect(note(again)).toHaveValue('For the whole day');
  await again.getByLabel('Agent').selectOption({ label: 'John Doe' });
  await again.keyboard.press('ControlOrMeta+Enter');
  await expect(results(again).getByRole('status')).toContainText('1 changed');
  await expect.poll(() => listed(again)).toEqual([]);
  await again.keyboard.press('x');
  await again.keyboard.press('x');
  await again.keyboard.press('a');
  await expect(note(again)).toHaveValue('');
});

test('M26: the note comes back to its form if the action is refused as a whole', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const note = page.getByRole('dialog').getByLabel('Internal note');
  await begin(page);
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await page.getByLabel('Agent', { exact: true }).selectOption({ label: 'John Doe' });
  await note.fill('For the whole day');
  const refused = { ok: false, error: { code: 'refused', reason: 'agent.unknown' } };
  await page.route('**/bridge/call', (route) =>
    route.request().postData()?.includes('"bulk.run"') ? route.fulfill({ json: refused }) : route.continue(),
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeAttached();
  await expect
    .poll(async () => (await direct(page, 'ask', 'draft.list', {})).value)
    .toMatchObject([{ words: 'For the whole day' }]);
  await page.unroute('**/bridge/call');
  await expect(bar(page)).toContainText('1 selected');
  await row(page, (await rowsOf(page, 'open'))[0]?.summary ?? '').focus();
  await page.keyboard.press('a');
  await expect(note).toHaveValue('For the whole day');
  await page.getByLabel('Agent', { exact: true }).selectOption({ label: 'John Doe' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(results(page).getByRole('status')).toContainText('1 changed');
  await expect.poll(async () => (await direct(page, 'ask', 'draft.list', {})).value).toEqual([]);
});

test('M5: what could not be saved is tried again in the window that began it, and in no other', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  const lockFile = join(desk.folder, 'lock');
  const priorityOf = async (window: Page, letters: string) => {
    await begin(window);
    await window.keyboard.press('x');
    await window.keyboard.press('p');
    await window.getByRole('dialog').getByLabel('Priority').selectOption({ label: letters });
    await window.keyboard.press('ControlOrMeta+Enter');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  };
  const actionOn = (window: Page, what: string) => results(window).filter({ hasText: what });
  const again = (window: Page, what: string) => actionOn(window, what).getByRole('button', { name: 'Retry' });
  await desk.disk().rename(lockFile, `${lockFile}.away`);
  await priorityOf(page, 'Low');
  await expect(again(page, 'Low')).toBeVisible();
  await priorityOf(other, 'High');
  await expect(again(other, 'High')).toBeVisible();
  await expect(actionOn(page, 'High')).toContainText('Not saved');
  await expect(again(page, 'High')).toHaveCount(0);
  await expect(again(other, 'Low')).toHaveCount(0);
  await desk.disk().rename(`${lockFile}.away`, lockFile);
  await again(page, 'Low').click();
  await expect(actionOn(page, 'Low').getByRole('status')).toContainText('1 changed');
  await again(other, 'High').click();
  await expect(actionOn(other, 'High').getByRole('status')).toContainText('1 changed');
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
});

test('W32: without a selection, A, D, and S act on the ticket in view', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  for (const [letter, name] of [
    ['a', 'Assign ticket 1028'],
    ['d', 'Transfer ticket 1028'],
  ] as const) {
    await page.keyboard.press(letter);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Set status of ticket 1028' });
  await expect(dialog.getByLabel('Ticket status')).toBeFocused();
  await dialog.getByRole('button', { name: 'Set status' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Ticket status').selectOption('Waiting for requester');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Waiting for requester')).toBeVisible();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-waiting');
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('1 selected');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Set the status of 1 ticket' })).toBeVisible();
});
