import type { Page } from '@playwright/test';
import { directly, makeTicket, startAs, toast, undo, writeReply } from '../e2e/support/steps.ts';
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
  await changeAndUndo(
    page,
    'SLA plan',
    'SEV-A',
    /: SLA plan set to SEV-A\./,
    'changed the SLA plan from Default SLA to SEV-A',
  );
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
  // The first reply assigns the ticket. Until the window knows of it, closing asks first.
  await expect(chosen(page, 'Assignee')).toHaveText('Jane Doe');
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
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Karen Karen');
  await expect(panel).toContainText('karen@osTicket.com');
  await expect(lastLine(page)).toContainText('changed the requester from Ken Wheeler to Karen Karen');
  await undo(page, /: Requester set to /);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Ken Wheeler');
});

test('an incomplete date is not taken for none, at intake and in a dialog', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const asked = { choices: [], isRequired: false, order: 1 };
  await directly(page, 'record.put', [
    { kind: 'field', id: 'return', fields: { ...asked, name: 'Return by', type: 'date' } },
  ]);
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Zoe Quill');
  await form.getByLabel('Summary').fill('A loan');
  await form.getByLabel('Details').fill('Since this morning.');
  await form.getByLabel('Return by').focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByLabel('Return by')).toHaveAccessibleDescription(/^Enter a complete date\./);
  await expect(form.getByLabel('Return by')).toBeFocused();
  await form.getByLabel('Return by').fill('2038-01-20');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();

  const value = page.getByRole('definition').filter({ hasText: 'Jan 20, 2038' });
  await expect(value).toBeVisible();
  await page.getByRole('button', { name: 'Change “Return by”' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change “Return by”' });
  await dialog.getByLabel('Return by').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByLabel('Return by')).toHaveAccessibleDescription(/^Enter a complete date\./);
  await page.keyboard.press('Escape');
  await expect(value).toBeVisible();
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
  await form.getByRole('textbox', { name: 'Reason' }).fill('x'.repeat(501));
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(form.getByRole('alert')).toHaveText('This text is too long. Shorten it.');
  await form.getByRole('textbox', { name: 'Reason' }).fill('The part arrives then.');
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(card).toContainText('Due Wed, Jan 20, 2038, 9:30 AM');
  await expect(card).toContainText('Set by hand.');
  await expect(lastLine(page)).toContainText(
    'set the due date to Wed, Jan 20, 2038, 9:30 AM: “The part arrives then.”',
  );
  await undo(page, /: Due date set to /);
  await expect(card).toContainText('Default SLA: 18 business hours.');

  await change.click();
  await form.getByLabel('Due').fill('2038-01-20T09:30');
  await form.getByRole('button', { name: 'Set due date' }).click();
  await expect(card).toContainText('Set by hand.');
  await change.click();
  await form.getByRole('button', { name: 'Use the SLA plan' }).click();
  await expect(card).toContainText('Default SLA: 18 business hours.');
  await expect(lastLine(page)).toContainText('reset the due date from Wed, Jan 20, 2038, 9:30 AM to the SLA plan');
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
  for (const span of spans) expect(span).toMatch(/\d{1,2}:\d{2}( [AP]M)? – .*\d{1,2}:\d{2} [AP]M \(.+\)$/);
  await page.keyboard.press('Escape');
  await detail(page, 'SLA plan').selectOption('SEV-B');
  await expect(page.getByRole('complementary')).toContainText('SEV-B: 4 hours.');
});

test('M10: what the form for assigning leaves alone stays as somebody else has set it meanwhile', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'Nobody has it yet', { agentId: null });
  const form = page.getByRole('dialog', { name: /^Assign ticket/ });
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await form.getByLabel('Agent').selectOption({ label: 'John Doe' });
  await directly(page, 'assignment.assign', [{ ticketId, teamId: 'team-level-two' }]);
  await expect(chosen(page, 'Team').first()).toHaveText('Level II Support');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'assigned to John Doe.')).toBeVisible();
  await expect(chosen(page, 'Assignee')).toHaveText('John Doe');
  await expect(chosen(page, 'Team')).toHaveText('Level II Support');
});
