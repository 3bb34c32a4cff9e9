import type { Page } from '@playwright/test';
import {
  draftIsSaved,
  lock,
  openTicket,
  signInAs,
  startAs,
  takeIn,
  threadTexts,
  toast,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const summary = 'Every server in the east wing is down';
const details = 'Nobody in the east wing reaches any server since nine.';
const handedOver = 'Several racks without power. The server team has to look at this.';
const update = '@John Doe the power supply failed. A spare is on its way.';
const solution = 'The power supply was replaced, and every server is up.';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const strip = (page: Page) => page.getByRole('list', { name: 'Ticket progress' });
const now = (page: Page) => strip(page).locator('[aria-current="step"]');
const lines = (page: Page) => page.getByRole('region', { name: 'Thread' }).getByRole('listitem');
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });

/** As long as the desk waits until it locks. */
const idleMs = 5 * 60_000;

async function openAndChoose(page: Page, detail: string, choice: string): Promise<void> {
  await page.getByLabel(detail, { exact: true }).selectOption(choice);
  await expect(toast(page, choice)).toBeVisible();
}

async function addNote(page: Page, words: string): Promise<void> {
  await writeNote(page, words);
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect(page.getByText('Note added.')).toBeVisible();
}

test('a SEV-A is handed over: John transfers it with a note, Jane resolves it, and John finds out and reads why', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  await takeIn(page, { requester: 'Karen Karen', topic: 'Personal Computer Issues', summary, details });
  await openAndChoose(page, 'SLA plan', 'SEV-A');
  await openAndChoose(page, 'Priority', 'Emergency');
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
  await form.getByLabel('To department').selectOption('System Administrators');
  await expect(form.getByLabel('My department keeps access')).toBeChecked();
  await form.getByLabel('Internal note').fill(handedOver);
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(toast(page, 'transferred to System Administrators.')).toBeVisible();
  await expect(heading(page)).toHaveText(summary);
  await lock(page);

  await signInAs(page, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await expect.poll(() => threadTexts(page)).toEqual([details, handedOver]);
  await page.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(toast(page, 'assigned to you')).toBeVisible();
  await addNote(page, update);
  await addNote(page, solution);
  await writeReply(page, solution);
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await page.getByLabel('Status', { exact: true }).selectOption('Closed');
  await expect(toast(page, 'closed.')).toBeVisible();
  await lock(page);

  await signInAs(page, 'John Doe');
  await page.getByRole('link', { name: 'Inbox', exact: true }).click();
  const news = page.getByRole('list', { name: 'Tickets with news' }).getByRole('button').filter({ hasText: summary });
  for (const line of ['closed the ticket', 'mentioned you', 'added an internal note', 'resolved the ticket']) {
    await expect(news).toContainText(`Jane Doe ${line}`);
  }
  await news.click();
  await expect(heading(page)).toHaveText(summary);
  await expect(now(page)).toHaveText(/^Closed/);
  await expect.poll(() => threadTexts(page)).toEqual([details, handedOver, update, solution, solution]);
});

test('the strip and the timeline tell the four stages of a ticket, each with its time and who was there', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await takeIn(page, { requester: 'Karen Karen', topic: 'Personal Computer Issues', summary, details });
  await expect(now(page)).toHaveText(/^Assignment and communication/);
  await openAndChoose(page, 'Assignee', 'John Doe');
  await expect(now(page)).toHaveText(/^Assignment and communication/);
  await lock(page);

  await signInAs(page, 'John Doe');
  await openTicket(page, 'My tickets', summary);
  await writeReply(page, 'I am on my way.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(now(page)).toHaveText(/^Working/);
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(now(page)).toHaveText(/^Resolution/);
  await page.getByLabel('Status', { exact: true }).selectOption('Closed');
  await expect(now(page)).toHaveText(/^Closed/);
  for (const [stage, name] of [
    ['Intake', 'Jane Doe'],
    ['Assignment and communication', 'Jane Doe'],
    ['Working', 'John Doe'],
    ['Resolution', 'John Doe'],
    ['Closed', 'John Doe'],
  ] as const) {
    await expect(
      page
        .getByRole('list', { name: 'Ticket progress' })
        .getByRole('listitem', { name: new RegExp(`^${stage}: \\w+, .* at .*, ${name}`) }),
    ).toHaveCount(1);
  }

  for (const said of [
    /Karen Karen.*recorded by Jane Doe/,
    /Jane Doe assigned this to John Doe/,
    /John Doe.*replied to Karen/,
    /John Doe resolved the ticket/,
    /John Doe changed the status from Resolved to Closed/,
  ]) {
    const line = lines(page).filter({ hasText: said }).first();
    await expect(line).toBeVisible();
    await expect(line.locator('time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  }
});

test('on a shared workstation, Jane comes back to her words and her place after John has worked there', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  desk.holdTime();
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await reply(page).click();
  await page.keyboard.type('Half of an ans, and more.');
  for (let back = 0; back < ', and more.'.length; back += 1) await page.keyboard.press('ArrowLeft');
  const place = page.url();
  // She is called away in the middle of a word, which nobody has saved, and the desk locks.
  await page.keyboard.type('w');
  desk.passTime(idleMs - 1_000);
  // In small steps: the desk waits only a while for the words that the window holds.
  const isLocked = async () => {
    desk.passTime(1_000);
    return page.getByText('Who’s signing in?').isVisible();
  };
  await expect.poll(isLocked).toBe(true);

  await signInAs(page, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(reply(page)).toHaveText('');
  await addNote(page, 'I called them, they wait.');
  await openTicket(page, 'Open', 'PDF files will not open in accounting');
  await reply(page).click();
  await page.keyboard.type('John’s own words');
  await draftIsSaved(page);
  await lock(page);

  await signInAs(page, 'Jane Doe');
  await expect(page).toHaveURL(place);
  await expect(heading(page)).toHaveText('Locked out of QuickBooks');
  await expect(reply(page)).toHaveText('Half of an answ, and more.');
  await expect(page.getByText('John’s own words')).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(reply(page)).toBeFocused();
  await page.keyboard.type('er');
  await expect(reply(page)).toHaveText('Half of an answer, and more.');
});
