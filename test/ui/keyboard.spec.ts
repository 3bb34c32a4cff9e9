import type { Locator, Page } from '@playwright/test';
import { expectFocusKept, focusedAtRest } from '../e2e/support/at-rest.ts';
import { lock, openTicket, pins, row, rowsOf, signIn, startAs, startSample } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const selected = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Internal note' });

test('Escape is one step back: from the text to the ticket, from there and from a page to the queue', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.keyboard.press('r');
  await expect(reply(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();

  await page.getByRole('tab', { name: 'Internal note' }).focus();
  await page.keyboard.press('Escape');
  await expect(heading(page)).toBeFocused();
  for (const place of [
    button(page, 'Resolve'),
    page.getByLabel('Priority', { exact: true }),
    page.getByRole('region', { name: 'Thread' }),
    page.getByRole('complementary').getByRole('button').first(),
    page.getByRole('link', { name: 'Desk set-up' }),
  ]) {
    await place.focus();
    await page.keyboard.press('Escape');
    await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
  }

  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expect(heading(page)).toHaveText(/^Agents/);
  const john = page.locator('[role="option"]', { hasText: 'John Doe' });
  await john.click();
  await page.getByRole('region', { name: 'John Doe', exact: true }).getByLabel('Name').click();
  await page.keyboard.press('Escape');
  await expect(john).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('navigation', { name: 'Desk set-up' }).getByRole('link', { name: 'Agents' }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
});

test('W108: the formatting toolbar is one stop for Tab, whose keys move within it, and Escape returns to the text', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const { keyboard } = page;
  const tool = (name: string) => button(page, name).filter({ visible: true });
  await keyboard.press('r');
  await expect(reply(page)).toBeFocused();
  await keyboard.press('Tab');
  await expect(tool('Bold')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await expect(tool('Attach files')).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(tool('Italic')).toBeFocused();
  await keyboard.press('Tab');
  await expect(page.getByRole('toolbar').getByRole('button').and(page.locator(':focus'))).toHaveCount(0);
  await keyboard.press('Shift+Tab');
  await expect(tool('Italic')).toBeFocused();
  await keyboard.press('End');
  await expect(tool('Attach files')).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('Space');
  await expect(reply(page)).toBeFocused();
  await keyboard.type('Bold words');
  await expect(reply(page).locator('strong')).toHaveText('Bold words');
  await keyboard.press('Tab');
  await expect(tool('Bold')).toBeFocused();
  await keyboard.press('Escape');
  await expect(reply(page)).toBeFocused();
  await keyboard.press('Escape');
  await expect(heading(page)).toBeFocused();
});

test('Escape only closes an open menu or list of options', async ({ desk }) => {
  test.skip(process.platform === 'darwin', 'needs electron: a list of macOS is the system’s own');
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const priority = page.getByLabel('Priority', { exact: true });
  await priority.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(priority).toBeFocused();
  await button(page, 'More').click();
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(page, 'More')).toBeFocused();
});

test.describe('where there is room for the queue or the ticket only', () => {
  test('Escape moves from the ticket back to its row', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe', { viewport: { width: 720, height: 450 } });
    await row(page, 'Locked out of QuickBooks').click();
    await expect(reply(page)).toBeVisible();
    await expectFocusKept(page, 'choosing a ticket that hides its row');
    await page.keyboard.press('Escape');
    await expect(row(page, 'Locked out of QuickBooks')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  });
});

/** Places on the desk where single letters are commands. */
function placesForLetters(page: Page): readonly Locator[] {
  return [
    heading(page),
    page.getByRole('region', { name: 'Thread' }),
    button(page, 'Transfer'),
    page.getByRole('link', { name: 'Closed', exact: true }),
    button(page, 'Lock'),
    page.getByRole('complementary').getByRole('button').last(),
    page.getByRole('tab', { name: 'Reply' }),
    button(page, 'Attach files').filter({ visible: true }),
  ];
}

/** The first ticket of the queue is open; returns the summaries in their order. */
async function startAtFirst(desk: Parameters<typeof startAs>[0]) {
  const page = await startAs(desk, 'Jane Doe');
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  await row(page, order[0] ?? '').click();
  await expect(reply(page)).toBeVisible();
  return { page, order };
}

test('J and K work from everywhere on the desk', async ({ desk }) => {
  const { page, order } = await startAtFirst(desk);
  for (const [at, place] of placesForLetters(page).entries()) {
    await expect(heading(page)).toHaveText(order[0] ?? '');
    await place.focus();
    await page.keyboard.press('j');
    await expect(selected(page), `J at place ${at}`).toContainText(order[1] ?? '');
    await expect(selected(page)).toBeFocused();
    await expect(heading(page)).toHaveText(order[1] ?? '');
    await place.focus();
    await page.keyboard.press('k');
    await expect(selected(page), `K at place ${at}`).toContainText(order[0] ?? '');
  }
});

test('R and N work from everywhere on the desk', async ({ desk }) => {
  const { page } = await startAtFirst(desk);
  for (const [at, place] of placesForLetters(page).entries()) {
    await place.focus();
    await page.keyboard.press('n');
    await expect(note(page), `N at place ${at}`).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(reply(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(heading(page)).toBeFocused();
  }
});

test('J, K, R and N are letters in texts, choices and dialogs', async ({ desk }) => {
  const { page, order } = await startAtFirst(desk);
  await page.keyboard.press('r');
  await expect(reply(page)).toBeFocused();
  await page.keyboard.type('jkrn');
  await expect(reply(page)).toHaveText('jkrn');
  await page.getByLabel('Source', { exact: true }).focus();
  await page.keyboard.type('jk');
  await expect(selected(page)).toContainText(order[0] ?? '');
  await button(page, 'Transfer').click();
  await button(page, 'Cancel').focus();
  for (const key of ['j', 'r', 'n']) await page.keyboard.press(key);
  await expect(selected(page)).toContainText(order[0] ?? '');
  await expect(page.locator('dialog[open]')).toHaveCount(1);
});

test('a letter pressed in the moment in which a menu opens is meant for the menu', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(reply(page)).toBeVisible();
  await button(page, 'More').focus();
  // Both in one turn: no frame is drawn between them, and only then does the menu take the keyboard.
  const hadFocus = await page.evaluate(async () => {
    const more = document.activeElement as HTMLElement;
    more.click();
    for (let turn = 0; turn < 20 && !document.querySelector('[role="menu"]'); turn++) await Promise.resolve();
    const { activeElement } = document;
    activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true, cancelable: true }));
    return activeElement === more;
  });
  expect(hadFocus, 'the menu had no time to take the keyboard').toBe(true);
  const focused = page.locator('[role="menuitem"]:focus');
  await expect(focused).toHaveText(/^R/);
  await focusedAtRest(page);
  await expect(focused).toHaveText(/^R/);
  await page.keyboard.press('Escape');
  await expectFocusKept(page, 'closing the menu');
});

test('J selects the ticket that moved up, whichever answer arrives first when one is resolved', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const order = (await rowsOf(page, 'open')).map(({ summary }) => summary);
  const answered = 'Locked out of QuickBooks';
  await openTicket(page, 'Open', answered);
  // The ticket’s new position arrives late; until then, the window has the old one.
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('"queue.position"')) await held;
    await route.continue();
  });
  await button(page, 'Resolve').click();
  await expect(row(page, answered)).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(selected(page)).toContainText(order[order.indexOf(answered) + 1] ?? '');
  goOn();
});

test('the window is called after the ticket, the queue or the page, and names none of them while locked', async ({
  desk,
}) => {
  const page = await startSample(desk);
  await expect(page).toHaveTitle('Acme Desk · SAMPLE');
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await expect(page).toHaveTitle('Open – Acme Desk · SAMPLE');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(page).toHaveTitle('#1028 Locked out of QuickBooks – Acme Desk · SAMPLE');
  await lock(page);
  await expect(page).toHaveTitle('Acme Desk · SAMPLE');
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expect(page).toHaveTitle('Desk set-up – Acme Desk · SAMPLE');
});
