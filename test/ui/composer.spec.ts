import type { Locator, Page } from '@playwright/test';
import {
  anotherAs,
  draftIsSaved,
  lookAway,
  lookBack,
  makeTicket,
  openTicket,
  showTicket,
  startAs,
  threadTexts,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const summary = 'PDF files will not open in accounting';
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Internal note' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const strip = (page: Page) => page.getByRole('region', { name: 'Write' }).getByRole('alert');

test('formatting is seen while it is written and in the entry, without any marks', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Formatted');
  const { keyboard } = page;
  const button = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  await reply(page).click();
  async function toggled(name: string, words: string): Promise<void> {
    await button(name).click();
    await expect(button(name)).toHaveAttribute('aria-pressed', 'true');
    await keyboard.type(words);
    await button(name).click();
    await expect(button(name)).toHaveAttribute('aria-pressed', 'false');
  }
  await toggled('Bold', 'bold');
  await keyboard.type(' ');
  await toggled('Italic', 'slanted');
  await keyboard.type(' ');
  await toggled('Code', 'ls -l');
  await keyboard.type(' ');
  await button('Link').click();
  const linking = page.getByRole('dialog', { name: 'Link' });
  await linking.getByLabel('Address').fill('javascript:alert(1)');
  await keyboard.press('Enter');
  await expect(linking.getByLabel('Address')).toHaveAccessibleDescription(/begins with https:/);
  await linking.getByLabel('Address').fill('https://example.com/manual');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(linking).toHaveCount(0);
  await expect(reply(page), 'Ctrl+Enter in the small form is not for the reply under it').toContainText('ls -l');
  await keyboard.press('Enter');
  await button('Bulleted list').click();
  await keyboard.type('one');
  await keyboard.press('Enter');
  await keyboard.type('two');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await button('Numbered list').click();
  await keyboard.type('first');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await button('Quote').click();
  await keyboard.type('said before');

  const parts = [
    ['strong', 'bold'],
    ['em', 'slanted'],
    ['p > code', 'ls -l'],
    ['a', 'https://example.com/manual'],
    ['ul > li', 'one'],
    ['ul > li + li', 'two'],
    ['ol > li', 'first'],
    ['blockquote', 'said before'],
  ] as const;
  for (const [tag, words] of parts) await expect(reply(page).locator(tag).first()).toHaveText(words);
  const isMarked = async (words: Locator) => {
    await expect(words.locator('ul').first()).toHaveCSS('list-style-type', 'disc');
    await expect(words.locator('ol').first()).toHaveCSS('list-style-type', 'decimal');
  };
  await isMarked(reply(page));
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  const sent = page.locator('article[data-kind="reply"] [data-body]');
  for (const [tag, words] of parts) await expect(sent.locator(tag).first()).toHaveText(words);
  await isMarked(sent);
  expect(await sent.innerText()).not.toMatch(/[*_`>#]|&\w+;|<\/?\w/);
  await expect(page.getByRole('button', { name: 'Open example.com' })).toBeVisible();
  await expect(reply(page)).toHaveText('');
});

/** How far a line begins from the left edge of its paragraph. */
const indentOf = (line: Locator) =>
  line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.round(range.getBoundingClientRect().left - element.getBoundingClientRect().left);
  });

test('each paragraph is read in its own direction, while it is written and in the entry', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'שלום');
  await reply(page).click();
  await page.keyboard.type('שלום עולם');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hello world.');
  await expect.poll(() => indentOf(reply(page).locator('p').first())).toBeGreaterThan(100);
  expect(await indentOf(reply(page).locator('p').last())).toBe(0);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  const sent = page.locator('article[data-kind="reply"] [data-body]');
  await expect.poll(() => indentOf(sent.locator('p').first())).toBeGreaterThan(100);
  expect(await indentOf(sent.locator('p').last())).toBe(0);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New ticket' }).click();
  await expect(page.getByRole('dialog', { name: 'New ticket' }).getByLabel('Summary')).toBeVisible();
  const fields = page.getByRole('dialog').locator('textarea, input:not([type="file"], [aria-hidden], [hidden])');
  expect(await fields.evaluateAll((all) => all.map((one) => one.getAttribute('dir')))).not.toContain(null);
});

test('keys format too, and Escape moves from the editor to the ticket’s heading', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const { keyboard } = page;
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await keyboard.press('ControlOrMeta+b');
  await keyboard.type('Nur rasch nachsehen');
  await keyboard.press('ControlOrMeta+b');
  await keyboard.press('Shift+Enter');
  await keyboard.type('r and n are letters here');
  await expect(note(page).locator('strong')).toHaveText('Nur rasch nachsehen');
  await expect(note(page).locator('br').first()).toBeAttached();
  await keyboard.press('ControlOrMeta+z');
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await keyboard.press('r');
  await expect(reply(page)).toBeFocused();
});

test('both tabs say above the text who will see it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await expect(page.getByText('Ken Wheeler will see this')).toBeVisible();
  await expect(page.getByText('saved in the ticket; no email is sent')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeVisible();
  await tab(page, 'Internal note').click();
  await expect(page.getByText('Only agents see this.')).toBeVisible();
  await expect(page.getByText('Ken won’t see it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add note', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveCount(0);
});

test('Ctrl+Enter does what the shown tab’s button does, and nothing else', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'By keys');
  await reply(page).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(strip(page)).toHaveText('There is nothing to send. Write something first.');
  await page.keyboard.type('A reply by keys');
  await expect(strip(page)).toHaveCount(0);
  await tab(page, 'Internal note').click();
  await note(page).fill('A note by keys');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await draftIsSaved(page);
  await expect(page.getByRole('dialog', { name: 'Resolve without a reply?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveText('A note by keys');
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-open');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Note added.')).toBeVisible();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'A note by keys']);
  await tab(page, 'Reply').click();
  await expect(reply(page)).toHaveText('A reply by keys');
  await reply(page).click();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'A note by keys', 'A reply by keys']);
});

test('Send pressed twenty times sends once', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Sent once');
  await writeReply(page, 'Only once, please.');
  await page.getByRole('button', { name: 'Send reply' }).evaluate((button) => {
    for (let press = 0; press < 20; press++) (button as HTMLButtonElement).click();
  });
  await expect(reply(page)).toHaveText('');
  await writeNote(page, 'After it');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Only once, please.', 'After it']);
});

test('newer entries by someone else are shown before a reply is sent', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Two at once');
  const other = await anotherAs(desk, 'John Doe');
  await showTicket(other, id);
  await writeReply(page, 'My answer');
  await lookAway(page);
  await writeNote(other, 'Wait, I am on the phone with him.');
  await other.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect(strip(page)).toContainText('John Doe added a note while you were writing. You haven’t seen it yet.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('John Doe added a note while you were writing.');
  expect(await threadTexts(page)).toEqual(['It will not start.', 'Wait, I am on the phone with him.']);
  await strip(page).getByRole('button', { name: 'Show it' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.getByRole('article').last()).toBeInViewport();

  await writeNote(other, 'And another one.');
  await other.getByRole('button', { name: 'Add note', exact: true }).click();
  await strip(page).getByRole('button', { name: 'Send anyway' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  await expect.poll(async () => (await threadTexts(page)).at(-1)).toBe('My answer');
  await expect(strip(page)).toHaveCount(0);
});

test('entries by someone else that arrive in view need no warning; out of view or in an unfocused window they do', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Before one’s eyes');
  const other = await anotherAs(desk, 'John Doe');
  await showTicket(other, id);
  const noteByJohn = async (words: string) => {
    await writeNote(other, words);
    await other.getByRole('button', { name: 'Add note', exact: true }).click();
    await expect(toast(other, 'Note added.')).toBeVisible();
    await page.bringToFront();
  };
  const entries = page.getByRole('region', { name: 'Thread' }).getByRole('article');
  await writeReply(page, 'My answer');
  await noteByJohn('Short and in view.');
  await expect(entries).toHaveCount(2);
  await expect(strip(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  await expect(strip(page)).toHaveCount(0);

  await writeReply(page, 'Another answer');
  await lookAway(page);
  await noteByJohn('Nobody is at that window.');
  await expect(strip(page)).toContainText('John Doe');
  await lookBack(page);
  await expect(strip(page)).toHaveCount(0);

  await noteByJohn('A line.\n'.repeat(60));
  await expect(entries).toHaveCount(5);
  await expect(strip(page), 'only its end is in view').toContainText('John Doe');
  await entries.last().getByText('Internal note').scrollIntoViewIfNeeded();
  await expect(strip(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(async () => (await threadTexts(page)).at(-1)).toBe('Another answer');
});

test('after a dialog has closed, typing continues at the same position', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  // No person types at the very moment a dialog closes, but a driver does.
  const isIn = () => page.evaluate(() => document.activeElement?.contains(getSelection()?.anchorNode ?? null));
  const inWords = () => expect.poll(isIn).toBe(true);
  await reply(page).click();
  await page.keyboard.type('one');
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toHaveCount(0);
  await inWords();
  await page.keyboard.type(' two');
  await expect(reply(page)).toHaveText('one two');
  await page.getByRole('toolbar').getByRole('button', { name: 'Link' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await inWords();
  await page.keyboard.type(' three');
  await expect(reply(page)).toHaveText('one two three');
});
