import type { Page } from '@playwright/test';
import { anotherAs, direct, lock, makeTicket, rowsOf, signIn, startAs, toast } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const list = (page: Page) => page.getByRole('listbox', { name: 'Agents', exact: true });
const form = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('an administrator adds an agent with a role in each department and an absence by keyboard, who then signs in', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { keyboard } = page;
  await show(page, '#/set-up/agent');
  await page.getByRole('button', { name: 'Add agent' }).press('Enter');
  const added = form(page, 'New agent');
  await expect(added.getByLabel('Name')).toBeFocused();
  await keyboard.type('John Doe');
  await expect(added.getByLabel('Name')).toHaveAccessibleDescription(/^Another agent has this name/);
  await added.getByLabel('Name').fill('Nora New');
  await added.getByLabel('Department', { exact: true }).selectOption('Support');
  await added.getByLabel('Role', { exact: true }).selectOption('Limited Access');
  await added.getByRole('checkbox', { name: 'Sales' }).press('Space');
  await expect(added.getByLabel('Role in Sales')).toHaveValue('role-limited');
  await added.getByLabel('Role in Sales').selectOption('View only');
  await expect(added.getByRole('checkbox', { name: 'Support' })).toHaveCount(0);
  await added.getByRole('switch', { name: 'Absent' }).press('Space');
  await added.getByLabel('From').fill('2038-02-01');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByLabel('PIN or passphrase')).toBeFocused();
  await expect(added.getByLabel('PIN or passphrase')).toHaveAccessibleDescription(/^This field is required./);
  await keyboard.type('582931');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByLabel('Until (last day)')).toBeFocused();
  await expect(added.getByLabel('Until (last day)')).toHaveAccessibleDescription(/^The absence ends before it begins/);
  await added.getByLabel('Until (last day)').fill('2038-02-12');
  await added.getByLabel('Remark').fill('On leave');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, '“Nora New” saved.')).toBeVisible();
  const row = list(page).getByRole('option', { name: 'Nora New' });
  await expect(row).toContainText('Support · Limited Access');
  await expect(row).toContainText('Absent Mon, Feb 1, 2038 – Fri, Feb 12, 2038 · Also in Sales');
  // What was typed as a secret is gone, and nothing is unsaved.
  await expect(form(page, 'Nora New').getByLabel('PIN or passphrase')).toHaveValue('');
  await expect(row).not.toContainText('Unsaved');
  await lock(page);
  await signIn(page, 'Nora New', '582931');
});

test('a new PIN alone is saved, and is not kept when the form is left before', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/agent/john-doe');
  const secret = form(page, 'John Doe').getByLabel('PIN or passphrase');
  await secret.fill('582931');
  await list(page).getByRole('option', { name: 'Jane Doe' }).click();
  await list(page).getByRole('option', { name: 'John Doe' }).click();
  await expect(secret).toHaveValue('');
  await expect(form(page, 'John Doe').getByRole('button', { name: 'Save' })).toBeDisabled();
  await secret.fill('582931');
  await form(page, 'John Doe').getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, '“John Doe” saved.')).toBeVisible();
  await lock(page);
  await signIn(page, 'John Doe', '582931');
});

test('Undo and Ctrl+Z take changes of an agent back, and one after the other', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/agent/john-doe');
  const john = form(page, 'John Doe');
  await john.getByLabel('Color').selectOption('Red');
  await john.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, '“John Doe” saved.')).toBeVisible();
  await john.getByRole('checkbox', { name: 'Sales' }).check();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(list(page).getByRole('option', { name: 'John Doe' })).toContainText('Also in Sales');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(john.getByRole('checkbox', { name: 'Sales' })).not.toBeChecked();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(john.getByLabel('Color')).toHaveValue('green');
});

test('two administrators who change one agent at once are told before either overwrites the other', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  for (const each of [page, other]) await show(each, '#/set-up/agent/john-doe');
  await form(page, 'John Doe').getByLabel('Role', { exact: true }).selectOption('View only');
  await form(other, 'John Doe').getByLabel('Role', { exact: true }).selectOption('All Access');
  await form(other, 'John Doe').getByLabel('Color').selectOption('Teal');
  await form(other, 'John Doe').getByRole('button', { name: 'Save' }).click();
  await expect(form(page, 'John Doe').getByRole('alert')).toContainText(
    'Someone else changed this since you began: Role.',
  );
  await expect(form(page, 'John Doe').getByLabel('Color')).toHaveValue('teal');
  await form(page, 'John Doe').getByRole('button', { name: 'Save' }).click();
  await expect(form(other, 'John Doe').getByLabel('Role', { exact: true })).toHaveValue('role-view-only');
});

test('an agent is archived, with what they hold named, signed out, and restored with the PIN they had', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const john = await anotherAs(desk, 'John Doe');
  await makeTicket(john, 'Held by John', { agentId: 'john-doe' });
  await show(page, '#/set-up/agent/john-doe');
  await form(page, 'John Doe').getByRole('button', { name: 'Archive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive “John Doe”?' });
  await expect(dialog).toContainText('Nobody takes their place');
  await expect(dialog).toContainText('Level II Support');
  await expect(dialog.getByLabel('Assign the 12 open tickets to')).toHaveValue('');
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(toast(page, '“John Doe” archived.')).toBeVisible();
  await expect(john.getByText('Who’s signing in?')).toBeVisible();
  await expect(john.getByRole('button', { name: 'John Doe' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Archived' }).click();
  await page.getByRole('option', { name: 'John Doe' }).click();
  await expect(form(page, 'John Doe').getByLabel('Name')).toHaveAttribute('readonly', '');
  await expect(form(page, 'John Doe').getByLabel('PIN or passphrase')).toHaveCount(0);
  await form(page, 'John Doe').getByRole('button', { name: 'Restore' }).click();
  await expect(toast(page, '“John Doe” restored.')).toBeVisible();
  await signIn(john, 'John Doe', '314159');
});

test('R59: the open tickets of an agent who is archived go to another one, and one undo brings both back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const john = await anotherAs(desk, 'John Doe');
  await makeTicket(john, 'Held by John', { agentId: 'john-doe' });
  await makeTicket(john, 'Held by John as well', { agentId: 'john-doe' });
  const assignees = async () =>
    (await rowsOf(page, 'open'))
      .filter(({ summary }) => summary.startsWith('Held by John'))
      .map(({ assigneeName }) => assigneeName);
  await show(page, '#/set-up/agent/john-doe');
  await form(page, 'John Doe').getByRole('button', { name: 'Archive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive “John Doe”?' });
  const to = dialog.getByLabel('Assign the 13 open tickets to');
  await expect(to.getByRole('option', { name: 'John Doe' })).toHaveCount(0);
  await to.selectOption('Jane Doe');
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(toast(page, '“John Doe” archived.')).toContainText('13 of 13 tickets assigned to Jane Doe.');
  expect(await assignees()).toEqual(['Jane Doe', 'Jane Doe']);
  await toast(page, '“John Doe” archived.').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(assignees).toEqual(['John Doe', 'John Doe']);
  await expect(list(page).getByRole('option', { name: 'John Doe' })).toBeVisible();
});

test('nobody archives themselves, takes away their own rights, or removes the last administrator', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/agent/jane-doe');
  const own = form(page, 'Jane Doe');
  await expect(own.getByRole('switch', { name: 'Administrator' })).toHaveAccessibleDescription(
    'You can’t remove your own administrator rights.',
  );
  await own.getByRole('switch', { name: 'Administrator' }).press('Space');
  await expect(own.getByRole('switch', { name: 'Administrator' })).toBeChecked();
  await expect(own.getByRole('button', { name: 'Archive…' })).toHaveCount(0);
  await show(page, '#/set-up/agent/john-doe');
  await form(page, 'John Doe').getByRole('switch', { name: 'Administrator' }).press('Space');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(list(page).getByRole('option', { name: 'John Doe' })).toContainText('Administrator');
  const john = await anotherAs(desk, 'John Doe');
  await show(john, '#/set-up/agent/jane-doe');
  await form(john, 'Jane Doe').getByRole('switch', { name: 'Administrator' }).press('Space');
  // In the meantime John is the last one left to lose the right.
  await direct(page, 'run', 'record.put', { kind: 'agent', id: 'john-doe', fields: { isAdministrator: false } });
  await expect(john.getByRole('link', { name: 'Desk set-up' })).toHaveCount(0);
  const lost = { kind: 'agent', id: 'jane-doe', fields: { isAdministrator: false } };
  expect((await direct(page, 'run', 'record.put', lost)).error?.reason).toBe('agent.last-administrator');
});

test('an entry says who changed it, shows its changes in the audit, and links to what uses it and to its tickets', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/agent/john-doe');
  const john = form(page, 'John Doe');
  await expect(john.getByText('Set up by Deskside,')).toBeVisible();
  await john.getByLabel('Color').selectOption('Red');
  await john.getByRole('button', { name: 'Save' }).click();
  await expect(john.getByText('Last changed by Jane Doe,')).toBeVisible();
  await john.getByRole('link', { name: 'Show changes' }).press('Enter');
  const changes = page.getByRole('list', { name: 'Set-up changes' }).getByRole('listitem');
  await expect(page.getByLabel('Which')).toHaveValue('john-doe');
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText('Jane Doe changed agent “John Doe”');
  await page.getByLabel('What').selectOption('role');
  await expect(page.getByLabel('Which')).toHaveValue('');
  await page.goBack();
  const uses = john.getByRole('region', { name: 'Used by' });
  const count = Number((await uses.getByRole('link', { name: /open ticket/ }).innerText()).replace(/\D/g, ''));
  await uses.getByRole('link', { name: /open ticket/ }).click();
  await expect(page.getByText(`${count} results`)).toBeVisible();
  await page.goBack();
  await uses.getByRole('link', { name: 'Level II Support (Members)' }).click();
  await expect(form(page, 'Level II Support')).toBeVisible();
});
