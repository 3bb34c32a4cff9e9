import type { Page } from '@playwright/test';
import { lock, openTicket, row, signIn, startAs, writeNote, writeReply } from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

async function openMe(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My settings' })).toBeVisible();
}

const choice = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const heightOf = async (page: Page) => (await page.getByRole('option').first().boundingBox())?.height;
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('W91: a theme counts for its agent from sign-in until the desk is locked, whatever the system has', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground(page);
  await openMe(page);
  await choice(page, 'Theme').selectOption('Dark');
  await expect.poll(() => ground(page)).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => ground(page)).not.toBe(light);
  await lock(page);
  await expect.poll(() => ground(page)).toBe(light);
  await signIn(page, 'Jane Doe', '271828');
  await expect.poll(() => ground(page)).not.toBe(light);
  await lock(page);
  await signIn(page, 'John Doe', '314159');
  await expect.poll(() => ground(page)).toBe(light);
});

test('W92: rows of a queue have three lines, two, or one', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect.poll(() => heightOf(page)).toBe(80);
  for (const [density, height] of [
    ['Two lines', 52],
    ['Two lines, close together', 40],
    ['One line', 32],
  ] as const) {
    await openMe(page);
    await choice(page, 'Rows in queues').selectOption(density);
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect.poll(() => heightOf(page)).toBe(height);
    await expect(row(page, 'Locked out of QuickBooks')).toHaveAccessibleName(/Chipo Moyo/);
    await expect(row(page, 'Locked out of QuickBooks')).toHaveAccessibleName(
      /waiting for us.*John Doe|John Doe.*waiting for us/s,
    );
  }
});

test('W93: after sending, the next ticket is opened, or the queue is shown, as the agent chose', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openMe(page);
  await choice(page, 'After sending a reply or note').selectOption('Open the next ticket');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeNote(page, 'Looked at it.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/Note added/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Locked out of QuickBooks');
  await expect(page.locator('[data-ticket][aria-selected="true"]')).toBeFocused();
  // After the last one there is no next one.
  await page.keyboard.press('End');
  const last = page.locator('[data-ticket][aria-selected="true"]');
  await expect(last).toHaveAttribute('aria-posinset', (await last.getAttribute('aria-setsize')) ?? '');
  await writeNote(page, 'Looked at it, too.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveURL(/#\/open$/);
  await openMe(page);
  await choice(page, 'After sending a reply or note').selectOption('Go back to the queue');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeReply(page, 'You are unlocked.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveURL(/#\/open$/);
});

test('W94: without single-key shortcuts, letters do nothing, and arrows and Ctrl still work', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openMe(page);
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  for (const key of ['j', 'k', 'n', 'r', '/']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Locked out of QuickBooks');
  await expect(page.getByRole('tab', { name: 'Reply' })).not.toHaveAttribute('aria-keyshortcuts');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Locked out of QuickBooks');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
});

test('P30: an agent changes their PIN by keyboard, and each mistake has its sentence', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openMe(page);
  await page.getByRole('button', { name: 'Change…' }).press('Enter');
  const form = page.getByRole('dialog', { name: 'Change your PIN or passphrase' });
  const [current, next, again] = ['Current PIN or passphrase', 'New PIN or passphrase', 'New one again'].map((label) =>
    form.getByLabel(label, { exact: true }),
  );
  await next?.fill('123456');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText('This PIN is too easy to guess.')).toBeVisible();
  await current?.fill('000000');
  await next?.fill('860274');
  await again?.fill('860275');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText('This differs from the new PIN or passphrase above.')).toBeVisible();
  await again?.fill('860274');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(current ?? form).toHaveAccessibleDescription('Wrong PIN or passphrase. Try again.');
  await expect(current ?? form).toBeFocused();
  await expect(form.getByRole('alert')).toHaveText('Wrong PIN or passphrase. Try again.');
  await current?.fill('314159');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Your PIN or passphrase was changed.')).toBeVisible();
  await lock(page);
  await signIn(page, 'John Doe', '860274');
});

test('R60: an agent’s new color is seen beside their name, and by colleagues', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openMe(page);
  await choice(page, 'My color').selectOption('Slate');
  await expect(page.getByText('Your color is now slate.')).toBeVisible();
  await expect(page.getByRole('navigation').locator('[data-colour="slate"]')).toBeVisible();
});

test('P30: whatever is wrong with a PIN or passphrase is said at its field, which gets the keyboard, and the old one stays', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openMe(page);
  await page.getByRole('button', { name: 'Change…' }).click();
  const form = page.getByRole('dialog', { name: 'Change your PIN or passphrase' });
  const field = (label: string) => form.getByLabel(label, { exact: true });
  const [current, next, again] = [
    field('Current PIN or passphrase'),
    field('New PIN or passphrase'),
    field('New one again'),
  ];
  for (const [wrong, words, values] of [
    [current, /^This field is required/, ['', '860274', '860274']],
    [current, /^This text is too long/, ['9'.repeat(201), '860274', '860274']],
    [next, /^Use at least 6 digits/, ['271828', '', '']],
    [next, /^Use at least 6 digits/, ['271828', '12345', '12345']],
    [next, /^This PIN is too easy to guess/, ['271828', '222222', '222222']],
    [next, /^This passphrase is too easy to guess/, ['271828', 'password', 'password']],
    [next, /^This text is too long/, ['271828', '1'.repeat(201), '1'.repeat(201)]],
    [next, /^This is the current one/, ['271828', '271828', '271828']],
    [next, /^This passphrase is too close to a name/, ['271828', 'jane doe desk', 'jane doe desk']],
    [again, /^This differs from the new/, ['271828', '860274', '860275']],
    [current, /^Wrong PIN or passphrase/, ['271829', '860274', '860274']],
  ] as const) {
    for (const [at, input] of [current, next, again].entries()) await input.fill(values[at] ?? '');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(wrong).toBeFocused();
    await expect(wrong).toHaveAccessibleDescription(words);
    await expect(form.locator('[aria-invalid="true"]')).toHaveCount(1);
    await expect(form.getByRole('alert')).toHaveCount(1);
  }
  // Putting the other of the two right also takes back what was said.
  await current.fill('271828');
  await again.fill('860273');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(again).toHaveAttribute('aria-invalid', 'true');
  await next.fill('860273');
  await expect(again).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Escape');
  await lock(page);
  await signIn(page, 'Jane Doe', '271828');
});

test('P30: what is typed into the field of the current PIN while an answer is awaited stays there', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openMe(page);
  await page.getByRole('button', { name: 'Change…' }).click();
  const form = page.getByRole('dialog', { name: 'Change your PIN or passphrase' });
  await form.getByLabel('New PIN or passphrase').fill('860274');
  await form.getByLabel('New one again').fill('860274');
  const current = form.getByLabel('Current PIN or passphrase');
  await current.fill('000000');
  const checking = await holdBack(page, 'me.changeSecret');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type('271828');
  checking.goOn();
  await expect(current).toHaveAccessibleDescription('Wrong PIN or passphrase. Try again.');
  await expect(current).toHaveValue('271828');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Your PIN or passphrase was changed.')).toBeVisible();
});

test('a setting that can’t be saved says why at its field, and shows what counts', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openMe(page);
  const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
  await page.route('**/bridge/call', (route) =>
    /"me\.prefer"|"agent\.recolour"/.test(route.request().postData() ?? '')
      ? route.fulfill({ json: full })
      : route.continue(),
  );
  for (const [label, other] of [
    ['Theme', 'Dark'],
    ['My color', 'Slate'],
    ['After sending a reply or note', 'Go back to the queue'],
  ] as const) {
    const before = await choice(page, label).inputValue();
    await choice(page, label).selectOption(other);
    await expect(choice(page, label)).toHaveAttribute('aria-invalid', 'true');
    await expect(choice(page, label)).toHaveAccessibleDescription(/^Not saved: the disk is full/);
    await expect(choice(page, label)).toHaveValue(before);
  }
  const keys = page.getByRole('switch', { name: 'Single-key shortcuts' });
  await keys.click();
  await expect(keys).toHaveAccessibleDescription(/^Not saved: the disk is full/);
  await expect(keys).toBeChecked();
});
