import type { Locator, Page } from '@playwright/test';
import {
  anotherAs,
  direct,
  directly,
  lock,
  makeTicket,
  openTicket,
  showTicket,
  signInAs,
  startAs,
  threadTexts,
  ticketIdOf,
  toast,
  undo,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const detail = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const chosen = (page: Page, label: string) => detail(page, label).locator('option:checked');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });
const lastLine = (page: Page) => thread(page).getByRole('listitem').last();

/** Changes a detail in its row, expects the message and the history entry, and undoes it. */
async function changeAndUndo(page: Page, label: string, option: string, said: RegExp, history: string): Promise<void> {
  const before = (await chosen(page, label).textContent()) ?? '';
  await detail(page, label).selectOption(option);
  await expect(toast(page, said)).toBeVisible();
  await expect(chosen(page, label)).toHaveText(option);
  await expect(lastLine(page)).toContainText(`Jane Doe ${history}`);
  await undo(page, said);
  await expect(chosen(page, label)).toHaveText(before);
  await expect(lastLine(page)).toContainText(`undid this change: ${history.split('. ', 1)[0]}`);
}

test('each detail is changed in its row, adds a line to the thread, and Undo in the toast restores it', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Details to be changed');
  await changeAndUndo(
    page,
    'Priority',
    'High',
    /^#\d+: Priority set to High\./,
    'changed Priority from Normal to High',
  );
  await changeAndUndo(page, 'SLA plan', 'SEV-A', /: SLA plan set to SEV-A\./, 'set the SLA plan to SEV-A');
  await changeAndUndo(
    page,
    'Help topic',
    'Other',
    /: Help topic set to Other\./,
    'changed Help topic from General Inquiry to Other',
  );
  await changeAndUndo(page, 'Source', 'Walk-in', /: Source set to Walk-in\./, 'changed Source from Phone to Walk-in');
  await changeAndUndo(page, 'Assignee', 'John Doe', /#\d+ assigned to John Doe\./, 'assigned this to John Doe');
  await changeAndUndo(
    page,
    'Team',
    'Level II Support',
    /#\d+ assigned to Level II Support\./,
    'assigned this to Level II Support',
  );
  const department = 'transferred the ticket from Support to System Administrators. Support still has access.';
  await changeAndUndo(
    page,
    'Department',
    'System Administrators',
    /#\d+ transferred to System Administrators\./,
    department,
  );
  await writeReply(page, 'It is done.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, /Reply saved/)).toBeVisible();
  await changeAndUndo(page, 'Status', 'Closed', /#\d+ closed\./, 'closed the ticket');
});

test('a summary and a requester are changed in a small form, and Undo puts them back', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'First wording');
  await page.getByRole('button', { name: 'Rename ticket' }).click();
  const renaming = page.getByRole('dialog', { name: 'Change “Summary”' });
  await renaming.getByLabel('Summary').fill('  ');
  await page.keyboard.press('Enter');
  await expect(renaming.getByLabel('Summary')).toHaveAccessibleDescription('This field is required.');
  await renaming.getByLabel('Summary').fill('Second  wording');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second wording');
  await expect(page.getByRole('button', { name: 'Rename ticket' })).toBeFocused();
  await expect(lastLine(page)).toContainText('changed Summary from First wording to Second wording');
  await undo(page, 'renamed to “Second wording”.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First wording');

  await page.getByRole('button', { name: 'Change requester' }).click();
  const asking = page.getByRole('dialog', { name: /^Change requester of ticket/ });
  await expect(asking.getByLabel('Requester')).toHaveValue('Ken Wheeler');
  await expect(asking.getByLabel('Requester')).toHaveAccessibleDescription(
    'Type another name to switch. The other fields edit this person’s contact details.',
  );
  // The present text is selected, so typing replaces it.
  await page.keyboard.type('karen');
  await page.getByRole('option', { name: 'Karen Karen' }).click();
  await asking.getByRole('button', { name: 'Save requester' }).click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('heading')).toHaveText('Karen Karen');
  await expect(panel).toContainText('karen@osTicket.com');
  await expect(lastLine(page)).toContainText('changed the requester from Ken Wheeler to Karen Karen');
  await undo(page, /: Requester set to /);
  await expect(panel.getByRole('heading')).toHaveText('Ken Wheeler');
});

test('a custom field is asked for at intake, shown, changed by keyboard and undone like every other', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const asked = { choices: [], isRequired: true, order: 1 };
  await directly(page, 'record.put', [
    { kind: 'field', id: 'cost', fields: { ...asked, name: 'Estimated cost', type: 'number' } },
  ]);
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Zoe Quill');
  await form.getByLabel('Summary').fill('Projector without a picture');
  await form.getByLabel('Details').fill('Since this morning.');
  const cost = form.getByLabel('Estimated cost');
  await page.keyboard.press('Control+Enter');
  await expect(cost).toBeFocused();
  await expect(cost).toHaveAccessibleDescription('This field is required.');
  await page.keyboard.type('twelve');
  await expect(cost).toHaveAccessibleDescription('Enter a number, such as 12 or 12.5.');
  await cost.fill('1250.50');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();

  const value = page.getByRole('definition').filter({ hasText: /^1,250\.5$/ });
  await expect(value).toBeVisible();
  await page.getByRole('button', { name: 'Change “Estimated cost”' }).press('Enter');
  await page.getByRole('dialog', { name: 'Change “Estimated cost”' }).getByLabel('Estimated cost').fill('9');
  await page.keyboard.press('Enter');
  await expect(lastLine(page)).toContainText('Jane Doe changed Estimated cost from 1,250.5 to 9');
  await undo(page, /Estimated cost set to 9\./);
  await expect(value).toBeVisible();
});

test('a due time set by hand is in the future, overrides the plan, and can be removed', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Due by hand');
  const card = page.getByRole('complementary');
  await expect(card).toContainText('Default SLA: 18 business hours.');
  const change = page.getByRole('button', { name: 'Change due date' });
  await change.click();
  const form = page.getByRole('dialog', { name: /^Change due date of ticket/ });
  await form.getByLabel('Due').fill('2020-02-29T10:00');
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(form.getByRole('alert')).toHaveText('That time is in the past. Choose a later one.');
  await form.getByLabel('Due').fill('2038-01-20T09:30');
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(card).toContainText('Due Wed, Jan 20, 2038, 9:30 AM');
  await expect(card).toContainText('Set by hand.');
  await expect(lastLine(page)).toContainText('set the due date to Wed, Jan 20, 2038, 9:30 AM');
  await undo(page, /: Due date set to /);
  await expect(card).toContainText('Default SLA: 18 business hours.');

  await change.click();
  await form.getByLabel('Due').fill('2038-01-20T09:30');
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(card).toContainText('Set by hand.');
  await change.click();
  await form.getByRole('button', { name: 'Use the SLA plan' }).click();
  await expect(card).toContainText('Default SLA: 18 business hours.');
  await expect(lastLine(page)).toContainText('reset the due date to the SLA plan');
});

test('the calculation of a due time is shown as periods of business hours', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Explain this', { planId: 'plan-default' });
  await page.getByRole('button', { name: 'Explain this due date' }).click();
  const dialog = page.getByRole('dialog', { name: 'How this due date was calculated' });
  await expect(dialog).toContainText('Total: 18 h.');
  await expect(dialog).toContainText('Times are in the time zone America/New York.');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const spans = await dialog.getByRole('listitem').allTextContents();
  // Eighteen hours do not fit into two days of nine hours minus what is over today: two pieces at least, three at most.
  expect(spans.length).toBeGreaterThanOrEqual(2);
  expect(spans.length).toBeLessThanOrEqual(3);
  for (const span of spans) expect(span).toMatch(/\d{1,2}:\d{2} [AP]M – .*\d{1,2}:\d{2} [AP]M \(.+\)$/);
  await page.keyboard.press('Escape');
  await detail(page, 'SLA plan').selectOption('SEV-B');
  await expect(page.getByRole('complementary')).toContainText('SEV-B: 4 hours, 24/7.');
});

test('Claim, Assign with a note, and Release hand a ticket around', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'To be handed around');
  const claim = page.getByRole('button', { name: 'Claim' });
  const { x = 0, y = 0 } = (await claim.boundingBox()) ?? {};
  await claim.dblclick();
  await expect(toast(page, /#\d+ assigned to you\./)).toBeVisible();
  await expect(page.getByText('The ticket already has this assignment.')).toHaveCount(0);
  // A slower second click hits the element that has moved there.
  await expect(claim).toHaveCount(0);
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page.getByRole('dialog', { name: /^Assign ticket/ })).toHaveCount(0);
  await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
  await expect(page.getByRole('button', { name: 'Claim' })).toHaveCount(0);
  await expect(lastLine(page)).toContainText('Jane Doe claimed the ticket');

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const form = page.getByRole('dialog', { name: /^Assign ticket/ });
  await expect(form.getByLabel('Agent').locator('option')).toHaveText(['Nobody', 'Jane Doe', 'John Doe']);
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(form.getByRole('alert')).toHaveText('The ticket already has this assignment.');
  await form.getByLabel('Agent').selectOption('John Doe');
  await form.getByLabel('Team').selectOption('Level II Support');
  await form.getByLabel('Internal note').fill('Warm hand-over by phone.');
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(chosen(page, 'Assignee')).toHaveText('John Doe');
  await expect(thread(page)).toContainText('Jane Doe assigned this to John Doe and Level II Support');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Warm hand-over by phone.']);
  await expect(lastLine(page).getByRole('article')).toHaveAttribute('data-kind', 'note');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(toast(page, /#\d+ released\./)).toBeVisible();
  await expect(chosen(page, 'Assignee')).toHaveText('Nobody');
  await expect(chosen(page, 'Team')).toHaveText('None');
  await expect(page.getByRole('button', { name: 'Claim' })).toBeVisible();
});

test('a transfer keeps one’s own department’s access unless that is unticked, and says what follows', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  await makeTicket(page, 'To be transferred');
  await page.getByRole('button', { name: 'Transfer' }).click();
  const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
  const keep = form.getByLabel('My department keeps access');
  await expect(keep).toBeChecked();
  await expect(keep).toHaveAccessibleDescription('Support can still read it and reply.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(form.getByLabel('To department')).toHaveAccessibleDescription('Choose one from the list.');
  await form.getByLabel('To department').selectOption('System Administrators');
  await form.getByLabel('Internal note').fill('The server is yours.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(toast(page, /#\d+ transferred to System Administrators\./)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'To be transferred' })).toBeVisible();
  await expect(thread(page)).toContainText('Support still has access.');

  await makeTicket(page, 'To be given away');
  await page.getByRole('button', { name: 'Transfer' }).click();
  await keep.uncheck();
  await expect(keep, 'nobody knows yet').toHaveAccessibleDescription('');
  await form.getByLabel('To department').selectOption('System Administrators');
  await expect(keep).toHaveAccessibleDescription('You’ll lose access unless it’s assigned to you.');
  await form.getByRole('button', { name: 'Transfer' }).click();
  await expect(page.getByText('You no longer have access to this ticket.')).toBeVisible();
});

test('after one’s own action a ticket that is out of sight says what happened, and Undo brings it back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  const gone = page.getByRole('main').getByText('You no longer have access to this ticket.');
  const undoHere = page.getByRole('main').getByRole('button', { name: 'Undo' });
  const ticketId = await makeTicket(page, 'Given away by mistake');
  // A body that is still on its way when its ticket goes out of sight is refused, and its browser complains.
  const isRead = () => expect(page.locator('[data-loaded="false"]')).toHaveCount(0);
  const transfer = async () => {
    await isRead();
    await page.getByRole('button', { name: 'Transfer' }).click();
    const form = page.getByRole('dialog', { name: /^Transfer ticket/ });
    await form.getByLabel('To department').selectOption('System Administrators');
    await form.getByLabel('My department keeps access').uncheck();
    await form.getByRole('button', { name: 'Transfer' }).click();
  };
  await transfer();
  await expect(gone).toBeVisible();
  await expect(page.getByRole('main').getByText(/transferred to System Administrators/)).toBeVisible();
  await expect(page.getByText('This ticket isn’t available')).toHaveCount(0);
  await undoHere.click();
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await expect(lastLine(page)).toContainText('undid this change: transferred the ticket');

  await transfer();
  await expect(gone).toBeVisible();
  await showTicket(page, '');
  await showTicket(page, ticketId);
  await expect(gone, 'also for whoever comes back to it').toBeVisible();
  await showTicket(other, ticketId);
  await detail(other, 'Assignee').selectOption('John Doe');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await isRead();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(gone).toBeVisible();
  await page.getByRole('link', { name: 'Open', exact: true }).focus();
  // The news first, which waits while it has the keyboard; then the list, then the page.
  await page.keyboard.press('F6');
  await expect(toast(page, /released\./).getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(undoHere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await detail(other, 'Assignee').selectOption('Jane Doe');
  await expect(page.getByText('This ticket isn’t available'), 'what others do is not one’s own action').toBeVisible();
  await detail(other, 'Assignee').selectOption('John Doe');
  await expect(page.getByRole('heading', { name: 'Given away by mistake' })).toBeVisible();
  await isRead();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Release' }).click();
  await expect(undoHere).toBeVisible();
  await detail(other, 'Assignee').selectOption('Jane Doe');
  await expect(toast(other, 'assigned to Jane Doe.')).toBeVisible();
  await undoHere.click();
  await expect(page.getByText(/^Not undone: #\d+ released\.$/).first()).toBeVisible();
  await expect(
    page.getByText('You don’t have access to the ticket that this change belongs to.').first(),
  ).toBeVisible();
  await expect(undoHere, 'which is offered no longer').toHaveCount(0);
  await expect(gone).toBeVisible();
});

test('a ticket created for a department out of sight is confirmed, and none is shown', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('For the administrators');
  await form.getByLabel('Details').fill('It is theirs.');
  await form.getByLabel('Department').selectOption('System Administrators');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(toast(page, 'Ticket created in a department that you don’t have access to.')).toBeVisible();
  await expect(page.getByText('This ticket isn’t available')).toHaveCount(0);
});

const routesThatClose: readonly (readonly [string, 'Resolve' | 'Close', (page: Page) => Promise<unknown>])[] = [
  ['the button Resolve', 'Resolve', (page) => page.getByRole('button', { name: 'Resolve', exact: true }).click()],
  ['the status Resolved', 'Resolve', (page) => detail(page, 'Status').selectOption('Resolved')],
  ['the status Closed', 'Close', (page) => detail(page, 'Status').selectOption('Closed')],
  [
    'Close in the menu',
    'Close',
    async (page) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Close' }).click();
    },
  ],
];

for (const [route, action, close] of routesThatClose) {
  test(`${route} asks before closing a ticket whose requester had no reply, and not after one`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await makeTicket(page, 'Never answered');
    await close(page);
    const asked = page.getByRole('dialog', { name: `${action} without a reply?` });
    await expect(asked).toContainText('Ken Wheeler hasn’t had a reply and won’t be notified.');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(asked).toHaveCount(0);
    await expect(detail(page, 'Status')).toHaveValue('status-open');
    await close(page);
    await asked.getByRole('button', { name: `${action} without a reply` }).click();
    await expect(asked).toHaveCount(0);
    await expect(detail(page, 'Status')).not.toHaveValue('status-open');

    await makeTicket(page, 'Answered before');
    await writeReply(page, 'Please restart it.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
    await close(page);
    await expect(detail(page, 'Status')).not.toHaveValue('status-open');
    await expect(asked).toHaveCount(0);
  });
}

test('renaming every status and adding others changes no mark, step or action', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const put = async (id: string, fields: object) =>
    expect((await direct(page, 'run', 'record.put', { kind: 'status', id, fields })).ok).toBe(true);
  for (const kind of ['open', 'waiting', 'resolved', 'closed']) {
    await put(`status-${kind}`, { name: `Our ${kind}` });
    await put(`status-new-${kind}`, { name: `A ${kind}`, kind, reopenable: true });
  }
  await makeTicket(page, 'All renamed');
  await writeReply(page, 'Please restart it.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved')).toBeVisible();
  await expect(detail(page, 'Status').locator('option')).toHaveText(
    ['open', 'waiting', 'resolved', 'closed'].flatMap((kind) => [`Our ${kind}`, `A ${kind}`]),
  );
  const step = page.getByRole('list', { name: 'Ticket progress' }).locator('[aria-current="step"]');
  await detail(page, 'Status').selectOption('Our waiting');
  await expect(step).toContainText('Working');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(chosen(page, 'Status')).toHaveText('Our resolved');
  await expect(step).toContainText('Resolution');
  await expect(lastLine(page)).toContainText('resolved the ticket');
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(chosen(page, 'Status')).toHaveText('Our open');
});

test('resolving another agent’s ticket says whose it was and that they still have access', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Resolved for John', { agentId: 'john-doe' });
  await detail(page, 'Status').selectOption('Resolved');
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(lastLine(page)).toContainText(
    'Jane Doe resolved the ticket. Assignee: John Doe → Jane Doe. John Doe still has access.',
  );
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(lastLine(page)).toHaveText(/^Jane Doe reopened the ticket\d/);
});

test('an undo that could not take everything back says what was changed back and what was left as is', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Half taken back', { agentId: 'john-doe' });
  await detail(page, 'Status').selectOption('Resolved');
  await page.getByRole('button', { name: 'Resolve without a reply' }).click();
  await expect(toast(page, /resolved\./)).toBeVisible();
  // Changed from elsewhere: a change made here would take the place of the offer to undo.
  await directly(page, 'status.set', [{ ticketId: ticketIdOf(page), statusId: 'status-closed' }]);
  await toast(page, /resolved\./)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(lastLine(page)).toContainText(
    'undid part of this change: resolved the ticket. Changed back: Access, Assignee. Left as is: Status.',
  );
});

test('a ticket is closed, opened again, and opened by what its requester says', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Closed and opened');
  const steps = page.getByRole('list', { name: 'Ticket progress' }).getByRole('listitem');
  const now = page.locator('[aria-current="step"]');
  await expect(steps).toContainText(['Intake', 'Assignment and communication', 'Working', 'Resolution', 'Closed']);
  await expect(now).toContainText('Assignment and communication');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-closed');
  await expect(now).toContainText('Closed');
  await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
  await expect(page.getByRole('complementary')).toContainText(/Closed \d{1,2}:\d{2} [AP]M/);
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-open');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Close without a reply' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-closed');
  await page.getByRole('complementary').getByRole('button', { name: 'Add requester message' }).click();
  const form = page.getByRole('dialog', { name: 'Add message from Ken Wheeler' });
  await expect(form.getByLabel('Message')).toHaveAccessibleDescription(
    'The ticket is closed. Adding a message reopens it.',
  );
  await form.getByLabel('Message').fill('It is broken again!');
  await form.getByLabel('Channel').selectOption('Walk-in');
  await form.getByRole('button', { name: 'Add message' }).click();
  await expect(detail(page, 'Status')).toHaveValue('status-open');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'It is broken again!']);
  await expect(thread(page)).toContainText('in person, recorded by Jane Doe');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('option', { name: 'Closed and opened' })).toContainText('reopened');
});

async function look(entry: Locator) {
  return entry.evaluate((element) => {
    const { backgroundColor, borderInlineStartColor, borderBlockEndStyle } = getComputedStyle(element);
    return `${backgroundColor} ${borderInlineStartColor} ${borderBlockEndStyle}`;
  });
}

test('a thread distinguishes message, reply, note and change by background, edge, icon and label', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Four kinds');
  await writeNote(page, 'For us.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(toast(page, 'Note added.')).toBeVisible();
  await writeReply(page, 'For Ken.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'For us.', 'For Ken.']);

  const kinds = ['message', 'note', 'reply'] as const;
  const entries = kinds.map((kind) => thread(page).locator(`article[data-kind="${kind}"]`));
  for (const entry of entries) await expect(entry).toHaveCount(1);
  await expect(entries[0] as Locator).toContainText('Ken Wheelerby phone, recorded by Jane Doe');
  await expect(entries[1] as Locator).toContainText('Jane DoeInternal noteonly agents see this');
  await expect(entries[2] as Locator).toContainText('Jane Doereplied to Ken');
  for (const entry of entries) expect(await entry.locator('header svg').count()).toBeGreaterThan(0);
  expect(new Set(await Promise.all(entries.map(look))).size).toBe(3);
  expect(await look(entries[1] as Locator)).toContain('dashed');
  const change = thread(page).getByRole('listitem').filter({ hasText: 'Jane Doe claimed the ticket' });
  await expect(change.getByRole('article')).toHaveCount(0);
});

test('a reply that is undone stays in the thread and is marked as retracted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'A reply too soon');
  await writeReply(page, 'This was meant for somebody else.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await undo(page, 'Reply saved for Ken Wheeler.');
  const reply = thread(page).locator('article[data-kind="reply"]');
  await expect(reply).toHaveAttribute('data-retracted', 'true');
  await expect(reply.getByText('Retracted')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('This was meant for somebody else.');
  await expect(page.getByRole('option', { name: 'A reply too soon' })).toContainText('waiting for us');
  await expect(chosen(page, 'Assignee')).toHaveText('Nobody');
});

test('a long thread opens at its end, and what is earlier is shown on demand', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'A long story');
  await showTicket(page, '');
  const note = { ticketId, visibility: 'internal', body: '<p>And then</p>', basedOn: 1 };
  await directly(page, 'conversation.post', Array(69).fill(note));
  await showTicket(page, ticketId);
  const entries = thread(page).getByRole('article');
  await expect(entries).toHaveCount(60);
  await expect(entries.last()).toBeInViewport();
  await thread(page).getByRole('button', { name: 'Show 10 earlier entries' }).click();
  await expect(entries).toHaveCount(70);
  await expect(thread(page).getByRole('button', { name: /earlier/ })).toHaveCount(0);
  await expect(entries.first()).toContainText('Ken Wheeler');
});

test('the end of a thread stays in view while the reply below it grows', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const last = thread(page).getByRole('listitem').last();
  const left = () => thread(page).evaluate((e) => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight));
  await expect(last).toBeInViewport({ ratio: 1 });
  await writeReply(page, 'One line\n'.repeat(12));
  await expect.poll(left).toBeLessThanOrEqual(1);
  // Text that wraps again, as when its font loads, while a scroll event is still pending.
  await thread(page).evaluate((e) => {
    const more = document.createElement('li');
    more.style.height = '40px';
    e.querySelector('ol')?.append(more);
    e.dispatchEvent(new Event('scroll'));
  });
  await expect.poll(left).toBeLessThanOrEqual(1);
  await thread(page).evaluate((e) => e.scrollTo({ top: 0 }));
  await writeReply(page, 'Short');
  await page.waitForTimeout(300); // Long enough for what must not happen: the view must not be torn away from its reader.
  expect(await thread(page).evaluate((e) => e.scrollTop)).toBe(0);
});

test('who may only look sees no button that would be refused and no place to write, and why', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeNote(page, 'I have seen this.');
  await expect(page.getByText('draft saved')).toBeVisible();
  await lock(page);
  await signInAs(page, 'Jane Doe');
  const fields = { roleId: 'role-view-only', extended: [] };
  expect((await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields })).ok).toBe(true);
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('button', { name: 'New ticket' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+n');
  for (const [queue, summary, kept] of [
    ['Open', 'Locked out of QuickBooks', ['Read', 'Discard draft']],
    ['Closed', 'Lost badge, please block it', []],
  ] as const) {
    await openTicket(page, queue, summary);
    const ticket = page.getByRole('article', { name: summary });
    await expect(ticket.getByText('Your role doesn’t allow replies, notes, or changes here.')).toBeVisible();
    await page.keyboard.press('n');
    await expect(ticket.getByRole('region', { name: 'Write' })).toBeFocused();
    const names = await ticket
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent));
    expect(names.filter((name) => !/^Explain/.test(name))).toEqual(kept);
    for (const role of ['combobox', 'tab', 'textbox'] as const) await expect(ticket.getByRole(role)).toHaveCount(0);
  }
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toHaveCount(0);
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.getByRole('button', { name: 'Read' }).click();
  await expect(page.getByRole('dialog').getByText('I have seen this.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
  await expect(page.getByText('Unsent note:')).toHaveCount(0);
});

test('R typed in the More menu chooses in the menu and does not jump to the reply', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.getByRole('button', { name: 'More' }).click();
  await page.keyboard.press('r');
  await expect(page.getByRole('menuitem', { name: 'Release' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Add requester message' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
});
