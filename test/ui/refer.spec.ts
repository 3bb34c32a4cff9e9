import type { Page } from '@playwright/test';
import { anotherAs, direct, makeTicket, startAs, toast, undo } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Refer ticket/ });
const card = (page: Page) => page.getByRole('region', { name: 'Also has access' });
const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Refer' }).click();
  await expect(dialog(page)).toBeVisible();
}

test('T140, T141: a ticket is referred to a department with a note, undone, referred again, and the referral ended', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Who else should see this?');
  await expect(card(page)).toHaveCount(0);
  await openDialog(page);
  const to = dialog(page).getByLabel('Give access to');
  await expect(to).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(to).toHaveAccessibleDescription(/^Choose one from the list\./);
  const groups = await to.locator('optgroup').evaluateAll((all) => all.map((each) => each.getAttribute('label')));
  expect(groups).toEqual(['Agents', 'Teams', 'Departments']);
  await expect(to.getByRole('option', { name: 'Support', exact: true })).toHaveCount(0);
  await to.selectOption({ label: 'Sales' });
  await dialog(page).getByLabel('Internal note').fill('For your quote.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, /#\d+ referred to Sales\./)).toBeVisible();
  await expect(card(page)).toContainText(/Sales\s*Department, since/);
  await expect(thread(page)).toContainText('Jane Doe referred the ticket to Sales');
  await undo(page, /referred to Sales\./);
  await expect(card(page)).toHaveCount(0);
  // The note is where it was written.
  await openDialog(page);
  await expect(dialog(page).getByLabel('Internal note')).toHaveValue('For your quote.');
  await dialog(page).getByLabel('Give access to').selectOption({ label: 'Sales' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await card(page).getByRole('button', { name: 'End access for Sales' }).click();
  await expect(toast(page, /: Sales no longer has access\./)).toBeVisible();
  await expect(thread(page)).toContainText('Jane Doe ended access for Sales');
  await undo(page, /: Sales no longer has access\./);
  await expect(card(page)).toContainText('Sales');
});

test('N30, T143: an agent is told of a referral, and warned before they end their only access', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const put = (id: string, fields: object) => direct(page, 'run', 'record.put', { kind: 'agent', id, fields });
  expect((await put('john-doe', { departmentId: 'department-sales', roleId: 'role-limited' })).ok).toBe(true);
  const john = await anotherAs(desk, 'John Doe');
  await makeTicket(page, 'Needs another pair of eyes');
  await openDialog(page);
  await dialog(page).getByLabel('Give access to').selectOption({ label: 'John Doe' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'referred to John Doe.')).toBeVisible();
  await john.getByRole('link', { name: /^Inbox/ }).click();
  await expect(john.getByText('Jane Doe referred this to you')).toBeVisible();
  await john.getByText('Needs another pair of eyes').click();
  await card(john).getByRole('button', { name: 'End access for John Doe' }).click();
  const warning = john.getByRole('dialog', { name: 'End access for John Doe?' });
  await expect(warning).toContainText('You’ll lose access to this ticket.');
  await warning.getByRole('button', { name: 'Cancel' }).click();
  await expect(card(john)).toContainText('John Doe');
  await card(john).getByRole('button', { name: 'End access for John Doe' }).click();
  await warning.getByRole('button', { name: 'End access' }).click();
  await expect(toast(john, 'John Doe no longer has access.')).toBeVisible();
  await expect(john.getByText('You no longer have access to this ticket.')).toBeVisible();
  await undo(john, 'John Doe no longer has access.');
  await expect(john.getByRole('heading', { level: 1, name: 'Needs another pair of eyes' })).toBeVisible();
});

test('T142: an agent who may not refer sees who has access, without a way to end it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'Only to be seen');
  await direct(page, 'run', 'referral.add', { ticketId, to: { kind: 'department', id: 'department-sales' } });
  const permissions = ['ticket.create', 'ticket.reply'];
  await expect(card(page).getByRole('button', { name: 'End access for Sales' })).toBeVisible();
  const { ok } = await direct(page, 'run', 'record.put', {
    kind: 'role',
    id: 'role-all-access',
    fields: { permissions },
  });
  expect(ok).toBe(true);
  await expect(card(page).getByRole('button')).toHaveCount(0);
  await expect(card(page)).toContainText('Sales');
});

test('T35: choosing another agent in the details asks in the form, if the present one would lose access', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Handed on in the details', { agentId: 'john-doe' });
  const assignee = page.getByLabel('Assignee', { exact: true });
  const form = page.getByRole('dialog', { name: /^Assign ticket/ });
  await assignee.selectOption({ label: 'Jane Doe' });
  await expect(toast(page, 'assigned to Jane Doe.')).toBeVisible();
  await expect(form).toHaveCount(0);
  await undo(page, 'assigned to Jane Doe.');
  await expect(assignee.locator('option:checked')).toHaveText('John Doe');

  const fields = { departmentId: 'department-sales', roleId: 'role-limited' };
  await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields });
  await assignee.focus();
  await assignee.selectOption({ label: 'Jane Doe' });
  await expect(form.getByLabel('Agent')).toHaveValue('jane-doe');
  const keep = form.getByRole('checkbox', { name: 'John Doe keeps access' });
  await expect(keep).toHaveAccessibleDescription('John Doe will lose access to this ticket.');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(assignee).toBeFocused();
  await expect(assignee.locator('option:checked')).toHaveText('John Doe');

  await assignee.selectOption({ label: 'Jane Doe' });
  await keep.check();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(assignee.locator('option:checked')).toHaveText('Jane Doe');
  await expect(card(page)).toContainText('John Doe');
});

test('T35: assigning another agent says who loses access, and keeps it if wanted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const fields = { departmentId: 'department-sales', roleId: 'role-limited' };
  await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields });
  await makeTicket(page, 'To be handed on', { agentId: 'john-doe' });
  const form = page.getByRole('dialog', { name: /^Assign ticket/ });
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const keep = form.getByRole('checkbox', { name: 'John Doe keeps access' });
  await expect(keep).toHaveCount(0);
  await form.getByLabel('Agent').selectOption({ label: 'Jane Doe' });
  await expect(keep).toHaveAccessibleDescription('John Doe will lose access to this ticket.');
  await form.getByLabel('Team').selectOption({ label: 'Level II Support' });
  await expect(keep).toHaveCount(0);
  await form.getByLabel('Team').selectOption('');
  await keep.check();
  await expect(keep).toHaveAccessibleDescription('John Doe can still read it and work on it.');
  await form.getByLabel('Internal note').fill('I take over.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'assigned to Jane Doe.')).toBeVisible();
  await expect(card(page)).toContainText('John Doe');
  await expect(thread(page)).toContainText('Jane Doe claimed the ticket. John Doe still has access.');
});
