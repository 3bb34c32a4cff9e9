import type { Locator, Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import {
  anotherAs,
  direct,
  lock,
  makeTicket,
  showTicket,
  signInAs,
  startAs,
  toast,
  undo,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

const panel = (page: Page) => page.getByRole('tabpanel');
const status = (page: Page) => panel(page).getByRole('combobox', { name: 'Ticket status' });
const reason = (page: Page) => panel(page).getByLabel('Reason for waiting (optional)');
const until = (page: Page) => panel(page).getByLabel('Ask again on');
const detail = (page: Page) => page.getByRole('term').filter({ hasText: 'Waiting until' }).locator('..');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: /wait for the requester/ });
const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
const year = new Date().getFullYear() + 5;

/** Types a day without its time. */
async function typeDay(field: Locator): Promise<void> {
  await field.focus();
  await field.page().keyboard.type(`1203${year}`);
  expect(await field.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
}

test('T130: a reply lets its ticket wait until a date, for a reason that only agents see; its undo takes both back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Which model is it?');
  await expect(reason(page)).toHaveCount(0);
  await status(page).selectOption('Waiting for requester');
  await reason(page).fill('Looks at the label');
  await until(page).fill(`${year}-12-03T09:00`);
  expect(await graveFaults(page)).toEqual([]);
  await until(page).press('ControlOrMeta+Enter');
  await expect(toast(page, 'status set to Waiting for requester.')).toBeVisible();
  await expect(detail(page)).toContainText(`Dec 3, ${year}`);
  await expect(detail(page)).toContainText('Looks at the label');
  await expect(thread(page)).toContainText(
    new RegExp(`set the ticket to wait until .*Dec 3, ${year}.*: “Looks at the label”`),
  );
  await expect(until(page)).toHaveCount(0);
  await undo(page, 'status set to Waiting for requester.');
  await expect(detail(page)).toHaveCount(0);
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-open');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('Which model is it?');
});

test('T130: a date that has passed is not sent, and everything that was entered stays', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'They look at the label.');
  await status(page).selectOption('Waiting for requester');
  await until(page).fill('2001-12-03T09:00');
  await until(page).press('ControlOrMeta+Enter');
  await expect(panel(page).getByText('That time is in the past. Choose a later one.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('They look at the label.');
  await expect(until(page)).toHaveValue('2001-12-03T09:00');
  await expect(until(page)).toBeFocused();
  await expect(until(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(until(page)).toHaveAccessibleDescription(/^That time is in the past\. Choose a later one\./);
  await expect(panel(page).getByText('That time is in the past.')).toHaveCount(1);
  expect(await graveFaults(page)).toEqual([]);
  await until(page).fill(`${year}-12-03T09:00`);
  await expect(panel(page).getByText('That time is in the past.')).toHaveCount(0);
  await until(page).press('ControlOrMeta+Enter');
  await expect(toast(page, 'Note added, status set to Waiting for requester.')).toBeVisible();
});

test('T130: W lets a ticket wait, and changes and removes the date, with the keyboard alone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  const { keyboard } = page;
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('w');
  await dialog(page).getByLabel('Reason').fill('Looks at the label');
  expect(await graveFaults(page)).toEqual([]);
  await dialog(page).getByLabel('Ask again on').fill('2001-12-03T09:00');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page).getByText('That time is in the past. Choose a later one.')).toBeVisible();
  await dialog(page).getByLabel('Ask again on').fill(`${year}-12-03T09:00`);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, new RegExp(`Waiting for Ken Wheeler until .*Dec 3, ${year}`))).toBeVisible();
  await page.getByRole('button', { name: 'Change date and reason' }).press('Enter');
  await expect(dialog(page).getByLabel('Ask again on')).toHaveValue(`${year}-12-03T09:00`);
  await dialog(page).getByLabel('Ask again on').fill(`${year}-12-04T10:00`);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText(`Dec 4, ${year}`);
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('w');
  await dialog(page).getByRole('button', { name: 'Remove date' }).press('Enter');
  await expect(toast(page, 'Waiting date and reason updated.')).toBeVisible();
  await expect(detail(page)).not.toContainText(`${year}`);
  await expect(detail(page)).toContainText('Looks at the label');
});

test('T131: at its date, the ticket is open again, in view and in the inbox of those whom it concerns', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums', { agentId: null });
  const waiting = { untilMs: Date.now() + 60_000, reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  await expect(detail(page)).toContainText('Looks at the label');
  desk.passTime(61_000);
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-open');
  await expect(thread(page)).toContainText('reopened the ticket: the date to ask again came');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await expect(page.getByText('Time to ask again').first()).toBeVisible();
});

test('T130: a date without its time is not taken for no date', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  const { keyboard } = page;
  await writeNote(page, 'They look at the label.');
  await status(page).selectOption('Waiting for requester');
  await typeDay(until(page));
  await keyboard.press('ControlOrMeta+Enter');
  await expect(until(page)).toHaveAccessibleDescription(/^Enter both a date and a time\./);
  await expect(until(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(until(page)).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('They look at the label.');
  await until(page).fill(`${year}-12-03T09:00`);
  await expect(panel(page).getByText('Enter both a date and a time.')).toHaveCount(0);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText(`Dec 3, ${year}`);
  await page.getByRole('button', { name: 'Change date and reason' }).click();
  const date = dialog(page).getByLabel('Ask again on');
  await date.focus();
  await keyboard.press('Delete');
  await expect(date).toHaveValue('');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(date).toHaveAccessibleDescription(/^Enter both a date and a time\./);
  await expect(date).toBeFocused();
  await keyboard.press('Escape');
  await expect(detail(page)).toContainText(`Dec 3, ${year}`);
});

test('T130: an edited reason stays if the requester answers meanwhile, and with the date removed', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const waiting = { untilMs: Date.now() + 600_000, reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  const change = page.getByRole('button', { name: 'Change date and reason' });
  await change.click();
  await dialog(page).getByLabel('Reason').fill('Asks the owner');
  await dialog(page).getByRole('button', { name: 'Remove date' }).click();
  await expect(toast(page, 'Waiting date and reason updated.')).toBeVisible();
  await expect(detail(page)).toContainText('Asks the owner');
  await expect(thread(page)).toContainText(
    'removed the date to ask again and gave a reason for waiting: “Asks the owner”',
  );
  await change.click();
  await dialog(page).getByLabel('Reason').fill('Is on leave');
  await direct(page, 'run', 'conversation.record', { ticketId, details: 'It is a Canon.', source: 'phone' });
  await expect(detail(page)).toHaveCount(0);
  await expect(dialog(page).getByLabel('Reason')).toHaveValue('Is on leave');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toContainText('The ticket isn’t waiting for its requester. Set it to waiting first.');
  await expect(dialog(page).getByLabel('Reason')).toHaveValue('Is on leave');
});

test('T130: a changed date does not replace the reason that somebody else has given meanwhile', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const waiting = { untilMs: Date.now() + 600_000, reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  await page.getByRole('button', { name: 'Change date and reason' }).click();
  await dialog(page).getByLabel('Ask again on').fill(`${year}-12-03T09:00`);
  await direct(page, 'run', 'waiting.plan', { ticketId, ...waiting, reason: 'Is on leave' });
  await expect(dialog(page).getByLabel('Reason')).toHaveValue('Is on leave');
  await expect(dialog(page).getByLabel('Ask again on')).toHaveValue(`${year}-12-03T09:00`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText(`Dec 3, ${year}`);
  await expect(detail(page)).toContainText('Is on leave');
});

test('T130: a date that somebody else has changed meanwhile is shown before it is replaced', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const waiting = { untilMs: Date.UTC(year, 11, 1, 14), reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  const other = await anotherAs(desk, 'John Doe');
  await showTicket(other, ticketId);
  for (const one of [page, other]) await one.getByRole('button', { name: 'Change date and reason' }).click();
  const date = (in_: Page) => dialog(in_).getByLabel('Ask again on');
  await date(page).fill(`${year}-12-03T09:00`);
  await date(other).fill(`${year}-12-05T09:00`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(page)).toHaveCount(0);
  const said = new RegExp(`^Someone changed this to .*Dec 3, ${year}.* while you were editing. Saving replaces it.`);
  await expect(date(other)).toHaveAccessibleDescription(said);
  await expect(dialog(other).getByRole('status')).toHaveText(said);
  expect(await graveFaults(other)).toEqual([]);
  await other.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog(other)).toHaveCount(0);
  await expect(detail(page)).toContainText(`Dec 5, ${year}`);
});

test('T130: a plan that has not seen the present one is refused, and the form then shows it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const waiting = { untilMs: Date.UTC(year, 11, 1, 14), reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  await page.getByRole('button', { name: 'Change date and reason' }).click();
  await dialog(page).getByLabel('Reason').fill('Is on leave');
  const { goOn } = await holdBack(page, 'waiting.plan');
  await page.keyboard.press('ControlOrMeta+Enter');
  const engine = await anotherAs(desk, 'John Doe');
  await direct(engine, 'run', 'waiting.plan', { ticketId, ...waiting, reason: 'Asks the owner' });
  goOn();
  await expect(dialog(page)).toContainText('Someone changed the date or the reason while you were editing.');
  await expect(dialog(page).getByLabel('Reason')).toHaveAccessibleDescription(
    'Someone changed this to “Asks the owner” while you were editing. Saving replaces it.',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText('Is on leave');
});

test('T130: a failure to remove the date is shown in the form, where another attempt succeeds', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const waiting = { untilMs: Date.now() + 600_000, reason: 'Looks at the label' };
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting', waiting });
  await page.getByRole('button', { name: 'Change date and reason' }).click();
  await page.route('**/bridge/call', (route) =>
    route.request().postData()?.includes('"waiting.plan"') ? route.fulfill({ json: full }) : route.continue(),
  );
  const remove = dialog(page).getByRole('button', { name: 'Remove date' });
  await remove.click();
  await expect(dialog(page)).toContainText('Not saved: the disk is full.');
  await page.unroute('**/bridge/call');
  await remove.click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(toast(page, 'Waiting date and reason updated.')).toBeVisible();
});

test('W48: the status, the reason, and the date are part of the draft, also after a power failure', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  const expectEntered = async (in_: Page) => {
    await expect(status(in_).locator('option:checked')).toHaveText('Waiting for requester');
    await expect(reason(in_)).toHaveValue('Looks at the label');
    await expect(until(in_)).toHaveValue(`${year}-12-03T09:00`);
  };
  await writeReply(page, 'Which model is it?');
  await status(page).selectOption('Waiting for requester');
  await reason(page).fill('Looks at the label');
  await until(page).fill(`${year}-12-03T09:00`);
  await makeTicket(page, 'The toner is empty');
  await expect(reason(page)).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expectEntered(page);
  await lock(page);
  await signInAs(page, 'John Doe');
  await showTicket(page, ticketId);
  await expect(reason(page)).toHaveCount(0);
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await showTicket(page, ticketId);
  await expectEntered(page);
  await expect(page.getByText(/^saving/).filter({ visible: true })).toHaveCount(0);

  await desk.kill();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await showTicket(again, ticketId);
  await expectEntered(again);
  await expect(panel(again).getByRole('textbox', { name: 'Reply to' })).toHaveText('Which model is it?');
  await reason(again).press('ControlOrMeta+Enter');
  await expect(detail(again)).toContainText('Looks at the label');
  await expect(reason(again)).toHaveCount(0);
  expect((await direct(again, 'ask', 'draft.list', {})).value).toEqual([]);
});

test('W48: a reason without text is a draft, which the list of drafts shows', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, '');
  await status(page).selectOption('Waiting for requester');
  await reason(page).fill('Looks at the label');
  await expect.poll(async () => (await direct(page, 'ask', 'draft.list', {})).value).toHaveLength(1);
  await desk.kill();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await again.getByRole('link', { name: /Drafts/ }).click();
  await again.getByText('Looks at the label').click();
  await expect(reason(again)).toHaveValue('Looks at the label');
  await reason(again).fill('');
  await expect.poll(async () => (await direct(again, 'ask', 'draft.list', {})).value).toEqual([]);
});

test('W48: what was entered stays and is sent if somebody else sets the same status meanwhile', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  await writeReply(page, 'Which model is it?');
  await status(page).selectOption('Waiting for requester');
  await reason(page).fill('Looks at the label');
  await direct(page, 'run', 'status.set', { ticketId, statusId: 'status-waiting' });
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-waiting');
  await reason(page).press('ControlOrMeta+Enter');
  await expect(detail(page)).toContainText('Looks at the label');
  await expect(reason(page)).toHaveCount(0);
});
