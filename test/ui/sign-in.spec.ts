import type { Page } from '@playwright/test';
import { postWithPictures } from '../e2e/support/hostile-steps.ts';
import {
  anotherAs,
  bodiesLoaded,
  direct,
  draftIsSaved,
  lock,
  makeTicket,
  openTicket,
  pins,
  signInAs,
  startAs,
  startSample,
  ticketIdOf,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

const summary = 'Locked out of QuickBooks';

async function tryPin(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel('PIN or passphrase for Jane Doe');
  await field.fill(pin);
  await field.press('Enter');
}

test('a tile and one field sign an agent in, and another agent a moment later', async ({ desk }) => {
  const page = await startSample(desk);
  await expect(page.getByText('Choose your tile, then type your PIN or passphrase.')).toBeVisible();
  await page.getByRole('button', { name: 'Jane Doe' }).click();
  await expect(page.getByLabel('PIN or passphrase for Jane Doe')).toBeFocused();
  await page.keyboard.type(pins['Jane Doe']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toContainText('Jane Doe');
  // The keyboard is in the queue at once.
  await expect(page.getByRole('option').first()).toBeFocused();

  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('button', { name: 'John Doe' }).click();
  await expect(page.getByLabel('PIN or passphrase for John Doe')).toBeFocused();
  await page.keyboard.type(pins['John Doe']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toContainText('John Doe');
});

test('arrow keys walk along the tiles', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Jane Doe' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'John Doe' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('PIN or passphrase for John Doe')).toBeFocused();
});

test('a wrong PIN is reported, and after five of them even the right one has to wait', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Jane Doe' }).click();
  const field = page.getByLabel('PIN or passphrase for Jane Doe');
  for (const pin of ['111444', '222333', '333444', '444555']) {
    await tryPin(page, pin);
    await expect(field).toHaveAccessibleDescription('Wrong PIN or passphrase. Try again.');
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
  }
  desk.holdTime();
  await tryPin(page, '555666');
  await expect(field).toHaveAccessibleDescription('Wrong PIN or passphrase. Wait 5 seconds, then try again.');
  await expect(field).toHaveValue('');
  await tryPin(page, pins['Jane Doe']);
  // The description is the same as before: only the empty field shows that the answer has arrived.
  await expect(field).toHaveValue('');
  await expect(field).toHaveAccessibleDescription(/Wait \d seconds?, then try again\.$/);
  desk.passTime(5_000);
  await tryPin(page, pins['Jane Doe']);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});

test('what is typed while a PIN is being checked stays in the field, and is the next PIN', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Jane Doe' }).click();
  const field = page.getByLabel('PIN or passphrase for Jane Doe');
  const checking = await holdBack(page, 'session.signIn');
  await field.fill('000000');
  await field.press('Enter');
  await page.keyboard.type(pins['Jane Doe']);
  checking.goOn();
  await expect(field).toHaveAccessibleDescription(/^Wrong PIN or passphrase/);
  await expect(field).toHaveValue(pins['Jane Doe']);
  await field.press('Enter');
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible();
});

test('Ctrl+L locks every window of the desk at once, also under a dialog and while typing', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'John Doe');
  const third = await anotherAs(desk, 'Jane Doe');
  await openTicket(other, 'Open', summary);
  await writeNote(other, 'Not finished yet');
  await bodiesLoaded(other);
  await third.getByRole('button', { name: 'New ticket' }).click();
  await expect(third.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await third.keyboard.press('ControlOrMeta+l');
  for (const window of [page, other, third]) {
    await expect(window.getByText('Who’s signing in?')).toBeVisible();
    expect((await direct(window, 'ask', 'queue.counts', {})).error?.code).toBe('locked');
  }
});

test('after locking, the window holds nothing of the ticket, and queries are refused', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await writeReply(page, 'Nobody but Chipo reads this');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Chipo Moyo.')).toBeVisible();
  await postWithPictures(page, ticketIdOf(page), ['<p>See this.</p>']);
  const bodyAddress = await page.locator('iframe').getAttribute('src');
  await lock(page);

  const left = await page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of [summary, 'Chipo', 'QuickBooks', 'Nobody but Chipo', '#1028', 'Undo']) {
    expect(left, `“${secret}” is still in the window`).not.toContain(secret);
  }
  expect(page.frames()).toHaveLength(1);
  const page100 = { queue: 'open', offset: 0, limit: 100 };
  expect((await direct(page, 'ask', 'queue.page', page100)).error?.code).toBe('locked');
  expect((await direct(page, 'call', 'draft.save', { slot: { tab: 'intake' }, content: nothing })).error?.code).toBe(
    'locked',
  );
  // The address of an entry's words, asked for with all that the window itself has.
  expect(await desk.status(new URL(bodyAddress ?? '', page.url()).href)).toBe(404);
});

const nothing = { key: 'key-00000001', text: '', files: [], basedOn: 0 };

test('text typed a moment before locking is saved, and the tile shows the draft', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await bodiesLoaded(page);
  await writeNote(page, 'Half a sentence about the');
  await page.keyboard.press('ControlOrMeta+l');
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('1 unsent draft');
  await expect(page.getByRole('button', { name: 'John Doe' })).not.toContainText('draft');
  await signInAs(page, 'Jane Doe');
  await page.getByRole('tab', { name: 'Internal note' }).click();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('Half a sentence about the');
});

test('the ticket one agent had open is closed to another who may not see it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'For the administrators alone', { departmentId: 'department-system-administrators' });
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByText('No ticket selected')).toBeVisible();
  await expect(page.getByText('For the administrators alone')).toHaveCount(0);
  await page.getByRole('option').first().click();
  await expect(page.getByRole('article', { name: /./ }).first()).toBeVisible();
});

test('reloading the window keeps its agent, its place and its draft', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await writeReply(page, 'Written before the reload');
  await draftIsSaved(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
  await expect(page.getByRole('navigation')).toContainText('Jane Doe');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('Written before the reload');
});

test.describe('a window that a browser shows', () => {
  test('a window whose desk has ended says so, keeps its data, and does not claim to save', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await openTicket(page, 'Open', summary);
    await expect(page.getByText('Saved on this computer')).toBeVisible();
    await desk.kill();
    await expect(page.getByRole('status').getByText('Not connected to Deskside')).toBeVisible({ timeout: 15_000 });
    const stopped = 'Deskside stopped. Your saved work is safe. Start Deskside again to continue.';
    await expect(page.getByRole('alert').filter({ hasText: stopped })).toBeVisible();
    await expect(page.getByRole('heading', { name: summary })).toBeVisible();
  });

  test('a sign-in screen whose desk has ended says what to do', async ({ desk }) => {
    const page = await startSample(desk);
    await desk.kill();
    await expect(page.getByText('Deskside is no longer running')).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText('Your saved work is safe. Start Deskside again to continue.')).toBeVisible();
    // The next desk has another address and another secret: this window asks, and still says the same.
    const again = await desk.start();
    await expect(again.getByText('Who’s signing in?')).toBeVisible();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByText('Deskside is no longer running')).toBeVisible();
  });
});

test('Escape returns from the PIN to its tile, an empty PIN is reported, and after locking the last agent’s tile has the focus', async ({
  desk,
}) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'John Doe' }).click();
  const field = page.getByLabel('PIN or passphrase for John Doe');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription('Enter your PIN or passphrase.');
  await expect(field).toBeFocused();
  await field.pressSequentially('3');
  await expect(page.getByText('Enter your PIN or passphrase.')).toHaveCount(0);
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'John Doe' })).toBeFocused();
  await expect(page.getByText('Choose your tile, then type your PIN or passphrase.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  await page.keyboard.type(pins['John Doe']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toContainText('John Doe');
  await lock(page);
  await expect(page.getByRole('button', { name: 'John Doe' })).toBeFocused();
});
