import type { Locator, Page } from '@playwright/test';
import { direct, makeTicket, startAs, toast, undo } from '../e2e/support/steps.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const note = /^Absent until .+ · On leave; ask Zoe$/;
const warning = /^John Doe is absent until .+\. Remark: On leave; ask Zoe$/;

/** A day so many days from today, as dates of absences are written. */
function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Jane is signed in, John is absent, and Zoe will be soon. */
async function startWithAbsent(desk: UiDesk): Promise<Page> {
  const page = await startAs(desk, 'Jane Doe');
  const put = (id: string, fields: object) => direct(page, 'run', 'record.put', { kind: 'agent', id, fields });
  await put('john-doe', { absence: { from: day(-2), until: day(12), remark: 'On leave; ask Zoe' } });
  const zoe = { name: 'Zoe Zander', colour: 'teal', departmentId: 'department-support', roleId: 'role-all-access' };
  const absence = { from: day(3), until: day(9), remark: '' };
  const { ok } = await put('zoe-zander', { ...zoe, extended: [], isAdministrator: false, absence });
  expect(ok).toBe(true);
  return page;
}

/** The agents of a list, in its order. */
function offered(list: Locator): Promise<string[]> {
  return list.locator('option').evaluateAll((options) => options.map((option) => option.textContent ?? ''));
}

async function expectMarked(list: Locator): Promise<void> {
  await expect(list.locator('option', { hasText: 'John Doe' })).toBeAttached();
  const agents = (await offered(list)).filter((each) => /^(Jane|John|Zoe) /.test(each));
  expect(agents.map((each) => each.slice(0, 4))).toEqual(['Jane', 'Zoe ', 'John']);
  expect(agents[1]).toMatch(/^Zoe Zander Absent from .+ to .+$/);
  expect(agents[2]?.replace('John Doe ', '')).toMatch(note);
}

test('R74: the assign dialog marks absent agents, lists them last, and warns once one is chosen', async ({ desk }) => {
  const page = await startWithAbsent(desk);
  await makeTicket(page, 'Who has time?');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Assign ticket/ });
  const agent = dialog.getByLabel('Agent');
  await expectMarked(agent);
  await expect(dialog.getByRole('status')).toHaveCount(0);
  await agent.selectOption('zoe-zander');
  await expect(agent).toHaveAccessibleDescription(/^Zoe Zander will be absent from .+ to .+\.$/);
  await agent.selectOption('john-doe');
  await expect(dialog.getByRole('status')).toHaveText(warning);
  await expect(agent).toHaveAccessibleDescription(warning);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'assigned to John Doe.')).toBeVisible();
});

test('R74: the assignee of a ticket is marked in its row, and the message says that who was chosen is absent', async ({
  desk,
}) => {
  const page = await startWithAbsent(desk);
  await makeTicket(page, 'Who has time?');
  const assignee = page.getByLabel('Assignee', { exact: true });
  await expectMarked(assignee);
  await assignee.selectOption('john-doe');
  const said = toast(page, /assigned to John Doe\./);
  await expect(said.getByText(warning)).toBeVisible();
  await expect(assignee).toHaveAccessibleDescription(/Absent until .+ · On leave; ask Zoe$/);
  await undo(page, /assigned to John Doe\./);
  await expect(page.getByText(/^Undone: #\d+ assigned to John Doe\.$/)).toBeVisible();
});

test('R74: a bulk assignment and a new ticket mark absent agents and warn as well', async ({ desk }) => {
  const page = await startWithAbsent(desk);
  await makeTicket(page, 'Who has time?');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  const bulk = page.getByRole('dialog', { name: /^Assign 1 ticket/ });
  await expectMarked(bulk.getByLabel('Agent'));
  await bulk.getByLabel('Agent').selectOption('john-doe');
  await expect(bulk.getByRole('status')).toHaveText(warning);
  await page.keyboard.press('Escape');
  await expect(bulk).toBeHidden();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  const assignee = form.getByLabel('Assignee');
  await expectMarked(assignee);
  await assignee.selectOption('john-doe');
  await expect(assignee).toHaveAccessibleDescription(warning);
});

test('R74: a new ticket is not announced for an absent assignee of its help topic', async ({ desk }) => {
  const page = await startWithAbsent(desk);
  const fields = { assignee: { agentId: 'john-doe' } };
  expect((await direct(page, 'run', 'record.put', { kind: 'topic', id: 'topic-general', fields })).ok).toBe(true);
  await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await expect(form.getByLabel('Assignee').locator('option').first()).toHaveText('Nobody yet (John Doe is absent)');
  await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields: { absence: null } });
  await expect(form.getByLabel('Assignee').locator('option').first()).toHaveText('John Doe (from the help topic)');
});

test('R74: the set-up marks absent agents where a manager or an assignee is chosen', async ({ desk }) => {
  const page = await startWithAbsent(desk);
  await show(page, '#/set-up/department/department-support');
  const manager = page.getByLabel('Manager');
  await expect(manager.locator('option', { hasText: 'John Doe Absent until ' })).toBeAttached();
  await manager.selectOption('john-doe');
  await expect(page.getByRole('region', { name: 'Support', exact: true }).getByText(warning)).toBeVisible();
  await show(page, '#/set-up/topic/topic-general');
  const assignee = page.getByLabel('Assign new tickets to');
  await expect(assignee.locator('option', { hasText: 'John Doe Absent until ' })).toBeAttached();
  await assignee.selectOption('agent john-doe');
  await expect(page.getByRole('region', { name: 'General Inquiry', exact: true }).getByText(warning)).toBeVisible();
});

test('R74: the list of agents to mention marks and lists them last, and the composer says it again', async ({
  desk,
}) => {
  const page = await startWithAbsent(desk);
  await makeTicket(page, 'Who has time?');
  await page.keyboard.press('n');
  await page.keyboard.type('Ask @');
  const options = page.getByRole('listbox', { name: 'Agents to mention' }).getByRole('option');
  await expect(options).toHaveCount(2);
  await expect(options.first()).toHaveAccessibleName(/Zoe Zander Absent from /);
  await expect(options.last()).toHaveAccessibleName(/John Doe Absent until .+ On leave; ask Zoe/);
  await page.keyboard.type('joh');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Notifies John Doe\. John Doe is absent until .+ Remark: On leave/)).toBeVisible();
});
