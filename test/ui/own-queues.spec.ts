import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { direct, rowsOf, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const form = (page: Page, name: string) => page.getByRole('region', { name });
const preview = (page: Page) => page.getByRole('region', { name: 'Tickets now' });

test('V141, V144: an agent builds a queue by mouse, sees its tickets while doing so, and has it in the navigation', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  await page.getByRole('button', { name: 'Queue options' }).click();
  await page.getByRole('menuitem', { name: 'New queue' }).click();
  const editor = form(page, 'New queue');
  await editor.getByLabel('Name').fill('Burning');
  await editor.getByRole('button', { name: 'Add condition' }).click();
  const row = editor.getByRole('group', { name: 'Condition 2' });
  await row.getByLabel('Field').selectOption('Summary');
  await expect(editor.getByLabel('As a search')).toHaveAccessibleDescription(
    'The condition above isn’t finished: Enter a value.',
  );
  await row.getByLabel('Field').selectOption('Priority');
  await row.getByLabel('Value').selectOption('Emergency');
  await row.getByLabel('Add value').selectOption('High');
  await expect(editor).toContainText('In words State is Open and Priority is Emergency or High');
  await expect(editor.getByLabel('As a search')).toHaveValue('is:open priority:emergency,high');
  const expected = (await rowsOf(page, 'open')).filter(({ urgency }) => urgency <= 2);
  await expect(preview(page).getByRole('status')).toContainText(`${expected.length} ticket`);
  await expect(preview(page)).toContainText(expected[0]?.summary ?? '');
  expect(await graveFaults(page)).toEqual([]);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(link(page, 'Burning')).toHaveAccessibleDescription(new RegExp(`^${expected.length} ticket`));
  await link(page, 'Burning').click();
  await expect(page.getByRole('heading', { name: `Burning ${expected.length}` })).toBeVisible();
});

test('V142: by keyboard, a condition is typed as a search, and a group is added to it', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await show(page, '#/queues/new');
  const editor = form(page, 'New queue');
  await editor.getByLabel('Name').focus();
  await page.keyboard.type('Late and mine');
  await editor.getByLabel('As a search').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('is:overdue assignee:me');
  await expect(editor).toContainText('In words Overdue: yes and Assignee is you');
  await editor.getByRole('button', { name: 'Add group' }).press('Enter');
  await expect(editor.getByRole('group', { name: 'Group 3' }).getByLabel('Match')).toBeFocused();
  await editor.getByRole('group', { name: 'Group 3' }).getByLabel('Value').selectOption('Open');
  await expect(editor).toContainText('and Status is Open');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(link(page, 'Late and mine')).toBeVisible();
  await expect(editor).toBeHidden();
});

test('V76: own queues are duplicated, moved by keyboard, archived, restored, and all of it is undone', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  for (const [id, name] of [
    ['id-ants', 'Ants'],
    ['id-bees', 'Bees'],
  ]) {
    const fields = { name, where: { all: [] }, order: [{ by: 'due', descending: false }], columns: [], owner: 'john' };
    const me = await direct(page, 'call', 'desk.status', {});
    const owner = (me.value as { me: { agentId: string } }).me.agentId;
    await direct(page, 'run', 'record.put', { kind: 'queue', id, fields: { ...fields, owner } });
  }
  await link(page, 'My queues').click();
  const list = page.getByRole('listbox', { name: 'My queues' });
  const names = () => list.getByRole('option').allInnerTexts();
  await expect(list.getByRole('option')).toHaveCount(2);
  await list.getByRole('option', { name: 'Bees' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(list.getByRole('option').first()).toContainText('Bees');
  await expect(
    page
      .getByRole('navigation', { name: 'Queues' })
      .getByRole('link', { name: /Ants|Bees/ })
      .first(),
  ).toHaveAccessibleName('Bees');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(list.getByRole('option').first()).toContainText('Ants');
  expect((await names()).join()).toContain('Bees');

  await list.getByRole('option', { name: 'Ants' }).click();
  await form(page, 'Ants').getByRole('button', { name: 'Duplicate' }).click();
  await expect(form(page, 'New queue').getByLabel('Name')).toHaveValue('Ants (copy)');
  await form(page, 'New queue').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(link(page, 'Ants (copy)')).toBeVisible();

  await list.getByRole('option', { name: 'Bees' }).click();
  await form(page, 'Bees').getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await expect(link(page, 'Bees')).toHaveCount(0);
  await page.getByRole('button', { name: /^Archived/ }).click();
  await page.getByRole('listbox', { name: 'Archived' }).getByRole('option', { name: 'Bees' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(link(page, 'Bees')).toBeVisible();
});

test('W73: administrators set up the queues of everyone, and share a copy of their own', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/queue/overdue');
  const editor = form(page, 'Overdue');
  await expect(editor).toContainText('Holds');
  await editor.getByLabel('Name').fill('Too late');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(link(page, 'Too late')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');

  await show(page, '#/queues/copy/waiting');
  await form(page, 'New queue').getByRole('button', { name: 'Save', exact: true }).click();
  await form(page, 'Waiting (copy)').getByRole('button', { name: 'Share a copy with everyone' }).click();
  await expect(form(page, 'New queue')).toContainText('Everyone.');
  await form(page, 'New queue').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(link(page, 'Waiting (copy) (shared)')).toHaveCount(1);
});

test('V143: a queue that names something archived says so and still opens', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const where = { property: 'priority', operator: 'is', value: 'priority-high' };
  const fields = { name: 'High ones', where, order: [], columns: [], owner: null };
  await direct(page, 'run', 'record.put', { kind: 'queue', id: 'id-high', fields });
  const replaced = { kind: 'priority', id: 'priority-high', replacedBy: 'priority-low' };
  await direct(page, 'run', 'record.retire', replaced);
  await link(page, 'High ones').click();
  await expect(page.getByText('“High” is archived. “Low” counts in its place.')).toBeVisible();
  await page.getByRole('link', { name: 'Edit queue' }).click();
  await expect(form(page, 'High ones')).toContainText('Priority is High (archived)');
});
