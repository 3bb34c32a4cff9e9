import type { Page } from '@playwright/test';
import { expectFocusKept } from '../e2e/support/at-rest.ts';
import { graveFaults } from '../e2e/support/axe.ts';
import { openTicket, row, startAs, toast } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';
import { countWork } from './support/work-counter.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const field = (page: Page) => palette(page).getByRole('combobox');
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

async function openPalette(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  if (typed !== '') await page.keyboard.type(typed);
}

/** The name of the option that a screen reader reads for the field. */
async function active(page: Page): Promise<string> {
  const id = await field(page).getAttribute('aria-activedescendant');
  const found = page.locator(`[id="${id}"][role="option"][aria-selected="true"]`);
  return (await found.locator('bdi').textContent()) ?? '';
}

test('W100: the palette runs an action on the ticket in view, goes to a queue, a page, and a part of the set-up', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openPalette(page, 'release');
  await expect(palette(page).getByText('Actions on #1028')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(toast(page, '#1028 released.')).toBeVisible();
  await expect(palette(page)).toHaveCount(0);

  await openPalette(page, 'clos');
  await expect.poll(() => active(page)).toBe('Close');
  await page.keyboard.type('ed');
  await expect.poll(() => active(page)).toBe('Closed');
  await expect(option(page, /^Closed queue/)).toHaveAttribute('aria-keyshortcuts', 'Control+7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Closed', exact: true })).toBeVisible();

  await openPalette(page, 'my set');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('My settings');
  await openPalette(page, 'sp');
  await expect.poll(() => active(page)).toBe('SLA plans');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/set-up\/plan/);
  await openPalette(page, 'new t');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
});

test('W102: what cannot be done now says why, and Enter does not do it', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openPalette(page, 'reopen');
  const reopen = option(page, /^Reopen/);
  await expect(reopen).toHaveAttribute('aria-disabled', 'true');
  await expect(reopen).toContainText('This ticket is still open.');
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toHaveText('This ticket is still open.');
  // A person can press it, although it is off.
  await reopen.click({ force: true });
  await expect(palette(page)).toBeVisible();
  await field(page).fill('audit');
  await expect(option(page, /^Audit/)).toContainText('administrator');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await page
    .getByRole('link', { name: 'Drafts' })
    .or(page.getByRole('link', { name: 'My settings' }))
    .first()
    .click();
  await openPalette(page, 'transfer');
  await expect(option(page, /^Transfer…/)).toContainText('No ticket is open. Open one first.');
});

test('W103: a ticket is opened by its number, also before it is found, and by words; the search screen is one step away', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openPalette(page, '#1028');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await expect(heading(page)).toBeFocused();
  await openPalette(page, 'badge');
  await expect(option(page, /Lost badge, please block it/)).toContainText('Resolved');
  await expect.poll(() => active(page)).toContain('badge');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/closed\//);
  await openPalette(page, '#9999');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Ticket 9999 doesn’t exist, or you don’t have access to it.')).toBeVisible();
  await openPalette(page, 'printer');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => active(page)).toBe('Search all tickets for “printer”');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/search\/printer/);
});

test('W103: tickets are looked for at the first letter, without waiting for a pause', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const texts: string[] = [];
  page.on('request', (request) => {
    const found = /"search\.page".*?"text":"([^"]*)"/.exec(request.postData() ?? '');
    if (found?.[1] !== undefined) texts.push(found[1]);
  });
  await openPalette(page, 'quickbooks');
  await expect(option(page, /Locked out of QuickBooks/)).toBeVisible();
  await expect.poll(() => texts.at(-1)).toBe('quickbooks');
  expect(texts[0]).toBe('q');
});

test('W103: answers to earlier texts are never shown, in whatever order they come', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const isAbout = (data: string | null, words: string) =>
    data?.includes('"search.page"') === true && data.includes(`"${words}"`);
  const late = page.waitForResponse((response) => isAbout(response.request().postData(), 'badge'));
  await page.route('**/bridge/call', async (route) => {
    if (isAbout(route.request().postData(), 'badge')) await held;
    await route.continue();
  });
  const asked = page.waitForRequest((request) => isAbout(request.postData(), 'badge'));
  await openPalette(page, 'badge');
  await asked;
  await field(page).fill('quickbooks');
  await expect(option(page, /Locked out of QuickBooks/)).toBeVisible();
  goOn();
  await (await late).finished();
  await expect(option(page, /Search all tickets/)).toHaveText(/quickbooks/);
  await expect(option(page, /badge/)).toHaveCount(0);
  // What the arrows chose stays chosen while the tickets of the same text arrive.
  await field(page).fill('open');
  await page.keyboard.press('ArrowDown');
  const chosen = await active(page);
  await expect(palette(page).getByText('Tickets', { exact: true })).toBeVisible();
  expect(await active(page)).toBe(chosen);
});

test('W103: the palette’s search leaves that of the search screen alone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('printer');
  const results = page.getByRole('listbox', { name: 'Search results' }).getByRole('option');
  await expect(results.first()).toContainText('printer');
  await openPalette(page, 'badge');
  await expect(option(page, /Lost badge/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
  await expect(page.getByText('The search couldn’t be completed')).toHaveCount(0);
  await expect(results.first()).toContainText('printer');
});

test('W107: while tickets are selected, the actions on them come first, and lead before those on the ticket', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openPalette(page, 'assign');
  await expect.poll(() => active(page)).toBe('Assign…');
  await expect(option(page, /^Assign selected tickets…/)).toContainText('No tickets are selected.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await openPalette(page);
  await expect(palette(page).getByRole('group').first()).toHaveAccessibleName('Selection: 2 tickets');
  await page.keyboard.type('assign');
  await expect(option(page, /^Assign…/).first()).toContainText('2 selected tickets');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Assign 2 tickets' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await openPalette(page, 'clear sel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Selected tickets' })).toBeHidden();
});

test('W104: Escape, and the same keys again, return the focus to where it was, with the caret', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const reply = page.getByRole('textbox', { name: 'Reply to' });
  await page.keyboard.press('r');
  await expect(reply).toBeFocused();
  await page.keyboard.type('ab');
  await page.keyboard.press('ArrowLeft');
  for (const key of ['Escape', 'ControlOrMeta+k']) {
    await openPalette(page, 'x');
    await page.keyboard.press(key);
    await expect(palette(page)).toHaveCount(0);
    await expect(reply).toBeFocused();
  }
  await page.keyboard.type('1');
  await expect(reply).toHaveText('a1b');
  await row(page, 'Locked out of QuickBooks').focus();
  await openPalette(page);
  await page.keyboard.press('Escape');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
  await openPalette(page, 'print ticket with xyz');
  await expect(palette(page).getByRole('option')).toHaveCount(1);
  await expect(palette(page).getByRole('status')).toHaveText('1 result');
  await page.keyboard.press('Escape');
  await expectFocusKept(page, 'closing the palette');
});

test('the palette is no command under a dialog, and the shortcuts open from it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await openPalette(page);
  await page.keyboard.press('ControlOrMeta+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(palette(page)).toHaveCount(0);
});

test('opening the palette and typing renders nothing below it, and a text is one question', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  // It has no news that would count as read a moment later: what happened before the first sign-in here does.
  await work.of(async () => {
    await page.getByRole('option').first().click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });
  const opened = await work.of(() => page.keyboard.press('ControlOrMeta+k'));
  const typed = await work.of(() => page.keyboard.type('r'));
  for (const { rows } of [opened, typed]) expect(rows).toEqual([]);
  // It lists the tickets that were opened last.
  expect(opened.questions.filter((name) => !name.startsWith('trail.'))).toEqual([]);
  // It is asked again while the index of all texts grows.
  expect([...new Set(typed.questions.filter((name) => !name.startsWith('trail.')))]).toEqual(['search.page']);
  expect(opened.renders).toBeLessThanOrEqual(330);
  expect(typed.renders).toBeLessThanOrEqual(330);
});

test('screen readers get the palette and the shortcuts as they are', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openPalette(page);
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.type('re');
  await expect(palette(page).getByRole('status')).toHaveText(/^\d+ results$/);
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await graveFaults(page)).toEqual([]);
});

test('W100: what a detail is called leads to the action that changes it on the ticket in view', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  for (const [typed, name] of [
    ['status', 'Set status…'],
    ['priority', 'Set priority…'],
    ['due', 'Set due date…'],
    ['summary', 'Rename ticket…'],
    ['requester', 'Change requester…'],
    ['team', 'Assign team…'],
  ] as const) {
    await openPalette(page, typed);
    await expect.poll(() => active(page)).toBe(name);
    await page.keyboard.press('Escape');
  }
  await openPalette(page, 'prior');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Change “Priority”' }).getByLabel('Priority').selectOption('Low');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Priority set to Low.')).toBeVisible();
  await openPalette(page, 'team');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Assign ticket' }).getByLabel('Team')).toBeFocused();
});
