import type { Locator, Page } from '@playwright/test';
import {
  lock,
  makeTicket,
  openTicket,
  signInAs,
  startAs,
  takeIn,
  toast,
  undo,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

/** What is there for more than the moment in which it fades. */
const toasts = (page: Page) =>
  page.getByRole('region', { name: 'Notifications' }).locator('[role$="dialog"]:not([data-ending-style])');
const undoButton = (page: Page) => toasts(page).getByRole('button', { name: 'Undo' });
const priority = (page: Page) => page.getByLabel('Priority', { exact: true }).locator('option:checked');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function setPriority(page: Page, name: string): Promise<void> {
  await page.getByLabel('Priority', { exact: true }).focus();
  await page.getByLabel('Priority', { exact: true }).selectOption(name);
  await expect(toast(page, `: Priority set to ${name}.`)).toBeVisible();
}

test('a toast names the ticket that was created', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await takeIn(page, { requester: 'Ken Wheeler', summary: 'Named by its toast', details: 'It does.' });
  const number = await page
    .locator('[data-region="header"]')
    .getByText(/^#\d+$/)
    .innerText();
  await expect(toasts(page)).toHaveText(`${number} created.`);
});

test('one toast is seen at a time, and Ctrl+Z still undoes what an earlier one was about', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Changed twice');
  await setPriority(page, 'High');
  await page.getByLabel('Assignee', { exact: true }).selectOption('John Doe');
  await expect(toast(page, 'assigned to John Doe.')).toBeVisible();
  await expect(toasts(page)).toHaveCount(1);
  await heading(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toasts(page)).toHaveText(/^Undone: #\d+ assigned to John Doe\.$/);
  await expect(page.getByLabel('Assignee', { exact: true })).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toasts(page)).toContainText('Priority set to High.');
  await expect(priority(page)).toHaveText('Normal');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toasts(page)).toHaveText('Nothing to undo.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toasts(page)).toHaveText('Nothing to undo.');
  await setPriority(page, 'Low');
  await expect(toasts(page)).toHaveCount(1);
});

test('what was undone with the mouse is not undone again by Ctrl+Z, and a key held down undoes one thing', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Undone in turn');
  await setPriority(page, 'High');
  await setPriority(page, 'Low');
  await setPriority(page, 'Emergency');
  await undo(page, ': Priority set to Emergency.');
  await heading(page).focus();
  await page.keyboard.down('ControlOrMeta');
  await page.keyboard.down('z');
  await expect(toasts(page)).toContainText('Priority set to Low.');
  await page.keyboard.down('z');
  await page.keyboard.up('z');
  await page.keyboard.up('ControlOrMeta');
  await page.getByLabel('Source', { exact: true }).selectOption('Walk-in');
  await expect(toasts(page)).toContainText('Source set to Walk-in.');
  await expect(priority(page)).toHaveText('High');
});

test('in a text field, Ctrl+Z undoes typing and does not change the ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Words and details');
  await setPriority(page, 'High');
  await writeReply(page, 'One word too many');
  const words = page.getByRole('textbox', { name: 'Reply to' });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(words).not.toContainText('One word too many');
  await expect(priority(page)).toHaveText('High');
  await expect(undoButton(page)).toBeVisible();
});

test('another agent cannot undo with Ctrl+Z what the one before did', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await setPriority(page, 'High');
  await lock(page);
  await expect(toasts(page)).toHaveCount(0);
  await signInAs(page, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await heading(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByLabel('Source', { exact: true }).selectOption('Email');
  await expect(toasts(page)).toContainText('Source set to Email.');
  await expect(priority(page)).toHaveText('High');
});

test('F6 moves to a new toast first, Enter undoes, and the focus returns to where it was', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Undone by keys');
  await setPriority(page, 'High');
  await page.keyboard.press('F6');
  await expect(undoButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(priority(page)).toHaveText('Normal');
  await expect(page.getByLabel('Priority', { exact: true })).toBeFocused();
});

test('F6 reaches a toast once, then continues from the region before, and Escape closes the toast', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Passed by');
  await setPriority(page, 'High');
  const regionNow = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  const seen: (string | null | undefined)[] = [];
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('F6');
    seen.push(await regionNow());
  }
  expect(seen).toEqual(['toasts', 'thread', 'composer', 'panel']);
  await page.keyboard.press('F6');
  await expect(undoButton(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toasts(page)).toHaveCount(0);
  await expect.poll(regionNow).toBe('panel');
});

test('a toast stays while it is hovered, focused, or the window is hidden, and disappears after its time', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Waited for');
  await page.clock.install();
  const anHour = () => page.clock.runFor('01:00:00');

  await setPriority(page, 'High');
  await undoButton(page).hover();
  await anHour();
  await expect(toasts(page)).toHaveCount(1);
  await undoButton(page).focus();
  await page.mouse.move(0, 0);
  await anHour();
  await expect(toasts(page)).toHaveCount(1);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await heading(page).focus();
  await anHour();
  await expect(toasts(page)).toHaveCount(1);
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.runFor(15_000);
  await expect(toasts(page)).toHaveCount(0);
});

for (const viewport of [
  { width: 960, height: 600 },
  { width: 1440, height: 900 },
] as const) {
  test(`a toast covers no row and nothing that sends, ${viewport.width} wide`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe', { viewport });
    await openTicket(page, 'Open', 'Locked out of QuickBooks');
    await setPriority(page, 'High');
    const box = await toasts(page).boundingBox();
    const keptFree = ['[data-region="queue"]', '[data-region="composer"]', '[data-region="navigation"]'];
    for (const selector of keptFree) {
      const other = await page.locator(selector).boundingBox();
      if (!box || !other) throw new Error(`${selector} is not there`);
      const isBeside = box.x >= other.x + other.width || box.x + box.width <= other.x;
      const isAbove = box.y >= other.y + other.height || box.y + box.height <= other.y;
      expect(isBeside || isAbove, selector).toBe(true);
    }
  });
}

test.describe('a toast in a page that is made larger', () => {
  test('covers nothing that sends and, where the queue has the window for itself, none of its rows', async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
    await openTicket(page, 'Open', 'Locked out of QuickBooks');
    await setPriority(page, 'High');
    await undoButton(page).hover(); // It stays as long as it is pointed at.
    const covers = async (other: Locator) => {
      const [one, two] = [await toasts(page).boundingBox(), await other.boundingBox()];
      if (!one || !two) throw new Error('One of the two is not there');
      const isBeside = one.x >= two.x + two.width || one.x + one.width <= two.x;
      return !isBeside && one.y < two.y + two.height && one.y + one.height > two.y;
    };
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 720, height: 450 },
      { width: 480, height: 300 },
    ]) {
      await page.setViewportSize(size);
      for (const name of ['Send reply', 'Send and resolve'])
        expect(await covers(page.getByRole('button', { name })), `${name}, ${size.width} wide`).toBe(false);
    }
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await expect(page.getByRole('option', { name: 'Locked out of QuickBooks' })).toBeFocused();
    expect(await covers(page.getByRole('listbox').locator('xpath=..')), 'rows').toBe(false);
  });
});
