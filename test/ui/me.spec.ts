import type { Page } from '@playwright/test';
import { lock, openTicket, row, signIn, startAs, writeNote, writeReply } from '../e2e/support/steps.ts';
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
  await next?.fill('860214');
  await again?.fill('860215');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText('This differs from the new PIN or passphrase above.')).toBeVisible();
  await again?.fill('860214');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText('Wrong PIN or passphrase. Try again.')).toBeVisible();
  await expect(current ?? form).toBeFocused();
  await current?.fill('314159');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Your PIN or passphrase was changed.')).toBeVisible();
  await lock(page);
  await signIn(page, 'John Doe', '860214');
});

test('R60: an agent’s new color is seen beside their name, and by colleagues', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openMe(page);
  await choice(page, 'My color').selectOption('Slate');
  await expect(page.getByText('Your color is now slate.')).toBeVisible();
  await expect(page.getByRole('navigation').locator('[data-colour="slate"]')).toBeVisible();
});
