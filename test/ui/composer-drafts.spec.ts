import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  anotherAs,
  bodiesLoaded,
  draftIsSaved,
  lock,
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
  await openTicket(page, 'Open', summary);
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
  await expect(page.getByText('This draft was moved to another window.')).toBeVisible();
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
  await bodiesLoaded(page);
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
    const isSlow = /"(ticket\.page|draft\.openAll)"/.test(route.request().postData() ?? '');
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

test('a key that follows Enter at once is typed into the text', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await bodiesLoaded(page);
  // Nothing else is done between the two: no timer, no frame, no other event.
  const focused = await page.getByRole('option', { name: summary }).evaluate(async (option) => {
    option.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await Promise.resolve();
    return document.activeElement?.getAttribute('role');
  });
  expect(focused).toBe('textbox');
});

test('a space typed before a ticket has loaded stays a space, whatever is typed after it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  let open: () => void = () => undefined;
  const typedAhead = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    if (/"draft\.openAll"/.test(route.request().postData() ?? '')) await typedAhead;
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
