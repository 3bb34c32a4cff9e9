import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  anotherAs,
  draftIsSaved,
  lock,
  lookAway,
  lookBack,
  makeTicket,
  openTicket,
  showTicket,
  signInAs,
  startAs,
  threadTexts,
  ticketIdOf,
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
const state = (page: Page) => page.getByRole('region', { name: 'Save status' }).getByRole('status');

/** Deletes like a person: the editor learns of a driver’s selection too late to delete it. */
async function deleteAll(editor: Locator): Promise<void> {
  await editor.press('ControlOrMeta+a');
  await editor.press('Delete');
}

async function expectBoth(page: Page): Promise<void> {
  await tab(page, 'Internal note').click();
  await expect(note(page)).toHaveText('A word for us');
  await tab(page, 'Reply').click();
  await expect(reply(page)).toHaveText('A word for Ken');
}

test('what is written in one tab never crosses to the other, and each waits where it was written', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const id = ticketIdOf(page);
  await writeReply(page, 'A word for Ken');
  await tab(page, 'Internal note').click();
  await expect(note(page)).toHaveText('');
  await writeNote(page, 'A word for us');
  await expectBoth(page);
  await draftIsSaved(page);

  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(reply(page)).toHaveText('');
  await tab(page, 'Internal note').click();
  await expect(note(page)).toHaveText('');
  await openTicket(page, 'Open', summary);
  await expectBoth(page);

  await page.reload();
  await showTicket(page, id);
  await expectBoth(page);

  await lock(page);
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('2 unsent drafts');
  await signInAs(page, 'John Doe');
  await expect(reply(page)).toHaveText('');
  await tab(page, 'Internal note').click();
  await expect(note(page)).toHaveText('');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expectBoth(page);
});

test('a power failure loses nothing that was saved as a draft', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const id = ticketIdOf(page);
  await writeNote(page, 'A word for us');
  await draftIsSaved(page);
  await writeReply(page, 'A word for Ken');
  await draftIsSaved(page);
  await desk.kill();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await showTicket(again, id);
  await expectBoth(again);
});

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
  const sent = page.locator('article[data-kind="reply"] iframe').contentFrame().locator('body');
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
  const sent = page.locator('article[data-kind="reply"] iframe').contentFrame().locator('body');
  await expect.poll(() => indentOf(sent.locator('p').first())).toBeGreaterThan(100);
  expect(await indentOf(sent.locator('p').last())).toBe(0);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New ticket' }).click();
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
  await expect(page.getByRole('button', { name: 'Add note' })).toBeVisible();
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
  await other.getByRole('button', { name: 'Add note' }).click();
  await expect(strip(page)).toContainText('John Doe replied while you were writing. You haven’t seen it yet.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('John Doe replied while you were writing.');
  expect(await threadTexts(page)).toEqual(['It will not start.', 'Wait, I am on the phone with him.']);
  await strip(page).getByRole('button', { name: 'Show reply' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.getByRole('article').last()).toBeInViewport();

  await writeNote(other, 'And another one.');
  await other.getByRole('button', { name: 'Add note' }).click();
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
    await other.getByRole('button', { name: 'Add note' }).click();
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

test('a failed save is explained, its text is kept and can be copied, and the message disappears with the cause', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Not saved');
  await expect(state(page)).toHaveText('Saved on this computer');
  const lockFile = join(desk.folder, 'lock');
  await desk.disk().rename(lockFile, `${lockFile}.away`);
  await writeReply(page, 'Words that must not be lost');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('Not saved: another program has taken over this desk.');
  await expect(reply(page)).toHaveText('Words that must not be lost');
  await expect(reply(page)).toBeFocused();
  await expect(state(page)).toHaveText('Not saved');
  const copied = await desk.copied(page, async () => {
    await strip(page).getByRole('button', { name: 'Copy text' }).click();
    await expect(strip(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  });
  expect(copied).toBe('Words that must not be lost');
  await strip(page).getByRole('button', { name: 'Retry' }).click();
  await expect(strip(page)).toBeVisible();
  expect(await threadTexts(page)).toEqual(['It will not start.']);

  await desk.disk().rename(`${lockFile}.away`, lockFile);
  await strip(page).getByRole('button', { name: 'Retry' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Words that must not be lost']);
  await expect(state(page)).toHaveText('Saved on this computer');
});

test('files are attached, removed, and sent with the reply', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'With files');
  const composer = page.getByRole('region', { name: 'Write' });
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await composer
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file('a.txt'), file('b.txt'), file(`${'very-long-'.repeat(12)}c.txt`)]);
  const files = composer.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveText([/^a\.txt/, /^b\.txt/, /^(very-long-)+c\.txt/]);
  await expect(composer.getByRole('button', { name: /^Remove/ })).toHaveCount(3);
  await composer.getByRole('button', { name: 'Remove b.txt' }).focus();
  await page.keyboard.press('Enter');
  await expect(files).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  await expect(composer.getByRole('button', { name: /^Remove very-long/ })).toBeFocused();
  await draftIsSaved(page);
  await page.reload();
  await expect(files).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  await writeReply(page, 'Two files for you.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(files).toHaveCount(0);
  const sent = page.locator('article[data-kind="reply"]').getByRole('list', { name: 'Files' }).getByRole('link');
  await expect(sent).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  for (const link of await sent.all())
    expect(await link.locator('svg').evaluate((icon) => icon.getBoundingClientRect().width)).toBe(14);
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

test('text that is written in one window can be moved to another one, which then sends it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Two windows');
  await writeReply(page, 'One.');
  await draftIsSaved(page);
  const other = await anotherAs(desk, 'Jane Doe');
  await showTicket(other, id);
  await expect(reply(other)).toHaveText('');
  await expect(other.getByText('You’re also writing this in another window.')).toBeVisible();
  await other.getByRole('button', { name: 'Move it here' }).click();
  await expect(reply(other)).toHaveText('One.');
  await expect(page.getByText('These words were moved to another window.')).toBeVisible();
  await expect(reply(page)).toHaveText('');
  await reply(other).press('ControlOrMeta+Enter');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'One.']);
});

test('half of a requester’s message survives Escape, locking and a power failure, and is gone once it is recorded', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const open = async (on: Page) => {
    await openTicket(on, 'Open', summary);
    await on.getByRole('button', { name: 'Add requester message' }).click();
    return on.locator('dialog[open]').getByLabel('Message');
  };
  await (await open(page)).fill('It started when');
  await expect(page.getByRole('dialog').getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expect(await open(page)).toHaveValue('It started when');
  await desk.kill();

  const again = await desk.start();
  await expect(again.getByRole('button', { name: 'Jane Doe' })).toContainText('1 unsent draft');
  await signInAs(again, 'Jane Doe');
  const said = await open(again);
  await expect(said).toHaveValue('It started when');
  await said.press('End');
  await again.keyboard.type(' the printer came.');
  await again.getByRole('dialog').getByRole('button', { name: 'Add message' }).click();
  await expect(again.locator('dialog[open]')).toHaveCount(0);
  await expect.poll(() => threadTexts(again).then((texts) => texts.at(-1))).toBe('It started when the printer came.');
  await expect(await open(again)).toHaveValue('');
  await again.keyboard.press('Escape');
  await lock(again);
  await expect(again.getByRole('button', { name: 'Jane Doe' })).not.toContainText('draft');
});

test('a long text in a script with many bytes is saved and sent', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'At length');
  const long = '漢字'.repeat(14_000);
  await writeReply(page, long);
  await draftIsSaved(page);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', long]);
});

test('files dropped on the thread are attached, at most 20 of them, and the buttons stay visible', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.setViewportSize({ width: 960, height: 600 });
  await openTicket(page, 'Open', summary);
  await page.getByRole('region', { name: 'Thread' }).evaluate((element) => {
    const dataTransfer = new DataTransfer();
    for (let file = 1; file <= 61; file++) dataTransfer.items.add(new File(['x'], `scan-${file}.txt`));
    for (const type of ['dragover', 'drop']) {
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  });
  const composer = page.getByRole('region', { name: 'Write' });
  const refused = composer.getByRole('listitem').filter({ hasText: 'weren’t attached' });
  await expect(refused).toHaveText('41 more files weren’t attached. You can attach up to 20 files to a message.');
  await expect(composer.getByRole('listitem')).toHaveCount(21);
  await expect(refused).toBeInViewport({ ratio: 1 });
  await expect(refused.getByRole('button')).toHaveCount(1);
  await draftIsSaved(page);
  const send = page.getByRole('button', { name: 'Send reply' });
  await expect(send).toBeInViewport({ ratio: 1 });
  await writeReply(page, 'All the scans.');
  await send.click();
  await expect(composer).toContainText('Not sent yet: 41 files couldn’t be attached. Remove them or try again first.');
  await composer.getByRole('button', { name: 'Remove scan-7.txt' }).click();
  await expect(refused.getByRole('button', { name: 'Retry attaching 41 files' })).toBeVisible();
  await refused.getByRole('button', { name: 'Retry attaching 41 files' }).click();
  await expect(refused).toHaveText('40 more files weren’t attached. You can attach up to 20 files to a message.');
  await refused.getByRole('button', { name: 'Remove 40 files' }).click();
  await expect(refused).toHaveCount(0);
  await expect(composer).not.toContainText('Not sent yet');
  await expect(composer.getByRole('listitem')).toHaveCount(20);
});

test('a file dropped beside the desk does not make the browser leave it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  for (const place of [page.getByRole('region', { name: 'Thread' }), page.getByRole('navigation')]) {
    const isStopped = await place.evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
      const options = { bubbles: true, cancelable: true, dataTransfer };
      return ['dragover', 'drop'].map((type) => !element.dispatchEvent(new DragEvent(type, options)));
    });
    expect(isStopped).toEqual([true, true]);
  }
});

test('Send waits for uploads, and says so when one fails', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const isFull = { now: false };
  await page.route('**/bridge/call', async (route) => {
    if (!/"file\.(begin|finish)"/.test(route.request().postData() ?? '')) return route.continue();
    await new Promise((after) => setTimeout(after, 400));
    const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
    return isFull.now ? route.fulfill({ json: full }) : route.continue();
  });
  const write = page.getByRole('region', { name: 'Write' });
  const chooser = write.locator('input[type="file"]').first();
  const files = ['one.log', 'two.log'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }));
  await writeReply(page, 'Both logs are with this');
  await chooser.setInputFiles(files);
  await expect(write.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  const sent = page.getByRole('region', { name: 'Thread' }).getByRole('list', { name: 'Files' }).getByRole('link');
  await expect(sent).toHaveText([/^one\.log/, /^two\.log/]);
  await expect(write.getByRole('listitem')).toHaveCount(0);

  isFull.now = true;
  await writeReply(page, 'And a third');
  await chooser.setInputFiles(files);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('Not sent yet: 2 files couldn’t be attached.');
  await expect(reply(page)).toHaveText('And a third');
  await expect(sent).toHaveCount(2);
});

test('sent or deleted text is no draft, text typed during the send is', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  // A slow disk: the pause after which a draft is saved ends while the reply is still on its way.
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('conversation.post')) await new Promise((after) => setTimeout(after, 900));
    await route.continue();
  });
  await writeReply(page, 'Sent right away');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type(' and more');
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  await expect(reply(page)).toHaveText('and more');
  await draftIsSaved(page);
  expect((await threadTexts(page)).at(-1)).toBe('Sent right away');
  await deleteAll(reply(page));
  await writeNote(page, 'Thought better of it');
  await draftIsSaved(page);
  await deleteAll(note(page));
  await expect(page.getByText('draft saved').filter({ visible: true })).toHaveCount(0);
  await lock(page);
  await expect(page.getByRole('button', { name: 'Jane Doe' })).not.toContainText('draft');
});

test('coming back while a reply is on its way shows what is left of it, once it is there', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('conversation.post')) await new Promise((after) => setTimeout(after, 900));
    await route.continue();
  });
  await writeReply(page, 'On its way');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type('and more words');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await openTicket(page, 'Open', summary);
  await expect(reply(page)).toHaveText('and more words');
  await expect.poll(() => threadTexts(page).then((texts) => texts.at(-1))).toBe('On its way');
});

test('text being written when the desk is locked is restored, also on a slow disk', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('draft.save')) await new Promise((after) => setTimeout(after, 700));
    await route.continue();
  });
  await reply(page).click();
  await page.keyboard.type('Before the lock', { delay: 30 });
  await page.keyboard.press('ControlOrMeta+l');
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('1 unsent draft');
  await signInAs(page, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await expect(reply(page)).toHaveText('Before the lock');
});

test('text typed before a ticket has loaded appears in its composer, from its first letter', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.route('**/bridge/call', async (route) => {
    const isSlow = /"(ticket\.details|thread\.page|draft\.open)"/.test(route.request().postData() ?? '');
    if (isSlow) await new Promise((after) => setTimeout(after, 500));
    await route.continue();
  });
  const cases = [
    ['Locked out of QuickBooks', 'n', note],
    ['Label printer at the loading bay', 'r', reply],
    ['Laptop asks for the BitLocker', 'Enter', reply],
  ] as const;
  for (const [ticket, key, where] of cases) {
    await page.getByRole('option', { name: ticket }).click();
    await page.keyboard.press(key);
    await page.keyboard.type('Rude caller, just be nice!', { delay: 15 });
    await expect(page.getByRole('heading', { level: 1, name: ticket })).toBeVisible();
    await expect(where(page)).toHaveText('Rude caller, just be nice!');
    await expect(where(page)).toBeFocused();
    await page.keyboard.press('Escape');
  }
});

test('a space typed before a ticket has loaded stays a space, whatever is typed after it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  let open: () => void = () => undefined;
  const typedAhead = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    if (/"draft\.open"/.test(route.request().postData() ?? '')) await typedAhead;
    await route.continue();
  });
  await page.getByRole('option', { name: 'Locked out of QuickBooks' }).click();
  await page.keyboard.press('n');
  await page.keyboard.type('just be ');
  open();
  await expect(note(page)).toContainText('just be');
  await page.keyboard.type('nice!');
  await expect(note(page)).toHaveText('just be nice!');
});

test('a full disk has its own sentence, and a draft that is not on it does not say that it is', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Disk full');
  const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
  const isFull = { now: true };
  await page.route('**/bridge/call', (route) => {
    const writes = /"(run|draft\.save)"/.test(route.request().postData() ?? '');
    return writes && isFull.now ? route.fulfill({ json: full }) : route.continue();
  });
  await writeReply(page, 'Words on a full disk');
  await expect(page.getByText('draft not saved').filter({ visible: true })).toBeVisible();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('Not saved: the disk is full. Free up some space, then try again.');
  // That of the draft says the same; only that of the reply offers a copy of the words.
  await expect(strip(page).getByRole('button', { name: 'Copy text' })).toBeVisible();
  isFull.now = false;
  await strip(page).getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Words on a full disk']);
});
