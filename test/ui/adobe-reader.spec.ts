import type { Page } from '@playwright/test';
import {
  bodiesLoaded,
  lock,
  openSample,
  openTicket,
  pins,
  row,
  signInAs,
  takeIn,
  threadTexts,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const summary = 'Adobe Reader not working';
const details = 'Adobe Reader closes as soon as it is opened, since this morning.';
const note = 'Jane, the update of last night clashes with the print driver. I rolled it back on three machines.';
const answer = 'Adobe Reader works again on your machine, Ken. The update of last night was to blame.';

test('Adobe Reader: Jane hands it to John, who leaves her a note and resolves it', async ({ desk }) => {
  const page = await desk.start();
  await openSample(page);
  await signInAs(page, 'Jane Doe');
  await takeIn(page, { requester: 'Ken Wheeler', topic: 'Personal Computer Issues', summary, details });
  await page.getByLabel('Priority').selectOption('High');
  await page.getByLabel('SLA plan').selectOption('SEV-B');
  await page.getByLabel('Assignee').selectOption('John Doe');
  await expect(page.getByText('Jane Doe assigned this to John Doe')).toBeVisible();
  await lock(page);

  await signInAs(page, 'John Doe');
  await openTicket(page, 'My tickets', summary);
  await writeNote(page, note);
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect(page.getByText('Note added.')).toBeVisible();
  await writeReply(page, answer);
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await lock(page);

  await seenByJane(page);
});

test('Adobe Reader again, with the keyboard alone', async ({ desk }) => {
  const page = await desk.start();
  const { keyboard } = page;
  await openSample(page);
  await signInByKeys(page, 'Jane Doe');

  await keyboard.press('ControlOrMeta+n');
  await expect(page.getByLabel('Requester')).toBeFocused();
  await keyboard.type('Ken Whee');
  await expect(page.getByRole('option', { name: 'Ken Wheeler' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, 'Help topic');
  await keyboard.type('Personal');
  await tabTo(page, 'Summary');
  await keyboard.type(summary);
  await tabTo(page, 'Details');
  await keyboard.type(details);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();

  await chooseByKeys(page, 'Priority', 'High');
  await chooseByKeys(page, 'SLA plan', 'SEV-B');
  await chooseByKeys(page, 'Assignee', 'John');
  await bodiesLoaded(page);
  await keyboard.press('ControlOrMeta+l');

  await signInByKeys(page, 'John Doe');
  await goToByKeys(page, 'My tickets');
  await keyboard.press('F6');
  await selectByKeys(page, summary);
  await keyboard.press('Escape');
  await keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
  await keyboard.type(note);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Note added.')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
  await keyboard.type(answer);
  await keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  await bodiesLoaded(page);
  await keyboard.press('ControlOrMeta+l');

  await seenByJane(page);
});

async function seenByJane(page: Page): Promise<void> {
  await signInAs(page, 'Jane Doe');
  await openTicket(page, 'Closed', summary);
  await expect.poll(() => threadTexts(page)).toEqual([details, note, answer]);
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(row(page, summary)).toHaveCount(0);
}

/** Presses Tab until the control with this label has the focus, like a person without a mouse. */
async function tabTo(page: Page, label: string): Promise<void> {
  const wanted = page.getByLabel(label, { exact: true });
  // Once around the window and on: a control whose change is being saved is skipped the first time.
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${label}`);
}

async function chooseByKeys(page: Page, label: string, start: string): Promise<void> {
  await tabTo(page, label);
  // The list that macOS opens is the system's own, which no driver reaches; typing chooses without it as well.
  if (process.platform !== 'darwin') await page.keyboard.press('Space');
  await page.keyboard.type(start);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(label, { exact: true }).locator('option:checked')).toHaveText(new RegExp(`^${start}`));
}

async function signInByKeys(page: Page, name: keyof typeof pins): Promise<void> {
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab');
    if (await page.getByRole('button', { name }).evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(`PIN or passphrase for ${name}`)).toBeFocused();
  await page.keyboard.type(pins[name]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
}

async function goToByKeys(page: Page, queue: string): Promise<void> {
  const link = page.getByRole('link', { name: queue, exact: true });
  await page.keyboard.press('Shift+F6');
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: queue })).toBeVisible();
  await expect(page.getByRole('option').first()).toBeVisible();
}

/** Walks down the queue with J, row by row, and goes into the ticket with Enter. */
async function selectByKeys(page: Page, wanted: string): Promise<void> {
  const chosen = page.getByRole('option', { selected: true });
  for (let presses = 0; presses < 60; presses++) {
    const before = await chosen.allTextContents();
    if (before.some((words) => words.includes(wanted))) break;
    await page.keyboard.press('j');
    await expect.poll(() => chosen.allTextContents()).not.toEqual(before);
  }
  await expect(page.getByRole('heading', { name: wanted })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
}
