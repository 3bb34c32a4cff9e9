import type { Page } from '@playwright/test';
import { anotherAs, lock, signInAs, startAs, toast } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const kinds = (page: Page) => page.getByRole('navigation', { name: 'Desk set-up' });
const list = (page: Page, name: string) => page.getByRole('listbox', { name, exact: true });
const form = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const names = (page: Page, kind: string) => list(page, kind).getByRole('option').locator('bdi');

test('an administrator adds a help topic with the keyboard alone, puts right what is wrong, and finds it in a new ticket', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { keyboard } = page;
  await page.getByRole('link', { name: 'Desk set-up' }).focus();
  await keyboard.press('Enter');
  await kinds(page).getByRole('link', { name: 'Help topics' }).focus();
  await keyboard.press('Enter');
  await expect(kinds(page).getByRole('link', { name: 'Help topics' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Add help topic' }).focus();
  await keyboard.press('Enter');
  const added = form(page, 'New help topic');
  await expect(added.getByLabel('Name')).toBeFocused();
  await keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByLabel('Name')).toBeFocused();
  await expect(added.getByLabel('Name')).toHaveAccessibleDescription('This field is required.');
  await keyboard.type('Printers');
  await expect(added.getByLabel('Name')).toHaveAccessibleDescription('');
  await added.getByLabel('Below').selectOption('Report a Problem');
  await added.getByLabel('Assign new tickets to').selectOption('Level II Support (team)');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, '“Printers” saved.')).toBeVisible();
  await expect(form(page, 'Printers')).toBeVisible();
  // Escape goes from the form to the list, from there to the kinds, and then to the queue.
  await keyboard.press('Escape');
  await expect(list(page, 'Help topics').getByRole('option', { name: 'Printers' })).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(form(page, 'Access Issue')).toBeVisible();
  await keyboard.press('Escape');
  await expect(kinds(page).getByRole('link', { name: 'Help topics' })).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.press('ControlOrMeta+n');
  await expect(
    page.getByRole('dialog').getByLabel('Help topic', { exact: true }).locator('option', { hasText: 'Printers' }),
  ).toHaveText('Report a Problem / Printers');
});

test('what is not saved is marked, and stays on other pages and while the desk is locked', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/department/department-sales');
  const sales = list(page, 'Departments').getByRole('option', { name: 'Sales' });
  await form(page, 'Sales').getByLabel('Name').fill('Sales and more');
  await expect(sales).toContainText('Unsaved');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await kinds(page).getByRole('link', { name: 'Departments' }).click();
  await sales.click();
  await expect(form(page, 'Sales').getByLabel('Name')).toHaveValue('Sales and more');
  await form(page, 'Sales').getByRole('button', { name: 'Discard' }).click();
  await expect(form(page, 'Sales').getByLabel('Name')).toHaveValue('Sales');
  await expect(sales).not.toContainText('Unsaved');
  await form(page, 'Sales').getByLabel('Name').fill('Sales and more');
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('link', { name: 'Desk set-up' })).toHaveCount(0);
});

test('what another administrator saves while a record is changed is taken over, or named where both have changed it', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  for (const each of [page, other]) {
    await show(each, '#/set-up/priority/priority-low');
    await expect(form(each, 'Low')).toBeVisible();
  }
  await form(page, 'Low').getByLabel('Name').fill('Later');
  await form(other, 'Low').getByLabel('Urgency').fill('0');
  await form(other, 'Low').getByRole('button', { name: 'Save' }).click();
  await expect(form(other, 'Low').getByLabel('Urgency')).toHaveAccessibleDescription(/a whole number from 1 to 99/);
  await form(other, 'Low').getByLabel('Urgency').fill('9');
  await form(other, 'Low').getByRole('button', { name: 'Save' }).click();
  await expect(form(page, 'Low').getByLabel('Urgency')).toHaveValue('9');
  await expect(form(page, 'Low').getByRole('alert')).toHaveCount(0);
  await form(other, 'Low').getByLabel('Name').fill('Whenever');
  await form(other, 'Low').getByRole('button', { name: 'Save' }).click();
  await expect(form(page, 'Whenever').getByRole('alert')).toContainText(
    'Someone else changed this since you began: Name.',
  );
  await form(page, 'Whenever').getByRole('button', { name: 'Save' }).click();
  await expect(form(other, 'Later').getByLabel('Urgency')).toHaveValue('9');
});

test('Alt with an arrow key moves a record, and menus follow', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/department');
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Sales', 'Support', 'System Administrators']);
  await list(page, 'Departments').getByRole('option', { name: 'Sales' }).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Support', 'Sales', 'System Administrators']);
  await list(page, 'Departments').getByRole('option', { name: 'Sales' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Support', 'System Administrators', 'Sales']);
  await page.getByRole('button', { name: 'New ticket' }).click();
  await expect(page.getByRole('dialog').getByLabel('Department', { exact: true }).locator('option')).toHaveText([
    'Maintenance',
    'Support',
    'System Administrators',
    'Sales',
  ]);
});

test('R52: moving a priority by keyboard changes how urgent it is; the audit says so, and undo takes it back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/priority');
  const rows = list(page, 'Priorities').getByRole('option');
  await rows.filter({ hasText: 'Low' }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows).toHaveText([/EmergencyUrgency 1/, /HighUrgency 2/, /LowUrgency 3/, /Normal.*Urgency 4/]);
  await expect(form(page, 'Low').getByLabel('Urgency')).toHaveValue('3');
  await show(page, '#/audit/priority');
  await expect(page.getByRole('main')).toContainText('moved priority “Low” before “Normal”Urgency43');
  await page.keyboard.press('ControlOrMeta+z');
  await show(page, '#/set-up/priority');
  await expect(names(page, 'Priorities')).toHaveText(['Emergency', 'High', 'Normal', 'Low']);
});

test('a record that is archived asks for its replacement, and moves to the archived ones', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/department/department-support');
  await form(page, 'Support').getByRole('button', { name: 'Archive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive “Support”?' });
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('“Support”');
  await dialog.getByLabel('Replacement').selectOption('Sales');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(toast(page, '“Support” archived.')).toBeVisible();
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Sales', 'System Administrators']);
  await page.getByRole('button', { name: 'Archived' }).click();
  await list(page, 'Archived').getByRole('option', { name: 'Support' }).click();
  await expect(form(page, 'Support').getByLabel('Name')).toHaveAttribute('readonly', '');
  await expect(form(page, 'Support').getByRole('switch')).toHaveAttribute('aria-readonly', 'true');
});

test('in the lists, arrow keys walk through the kinds, Delete archives, and one entry is added after the other', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { keyboard } = page;
  await show(page, '#/set-up/topic');
  await kinds(page).getByRole('link', { name: 'Help topics' }).focus();
  for (const [key, kind] of [
    ['ArrowDown', 'Priorities'],
    ['Home', 'Agents'],
    ['ArrowUp', 'Agents'],
    ['End', 'Desk'],
    ['ArrowDown', 'Desk'],
  ] as const) {
    await keyboard.press(key);
    await expect(kinds(page).getByRole('link', { name: kind, exact: true })).toBeFocused();
  }
  await list(page, 'Help topics').getByRole('option', { name: 'Feedback' }).focus();
  await keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: 'Archive “Feedback”?' })).toBeVisible();
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, '“Feedback” archived.')).toBeVisible();
  await expect(list(page, 'Help topics').getByRole('option', { selected: true })).toBeFocused();

  await page.getByRole('button', { name: 'Add help topic' }).click();
  const added = form(page, 'New help topic').getByLabel('Name');
  await expect(added).toBeFocused();
  await keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(added).toHaveAccessibleDescription('This field is required.');
  for (const name of ['Printers', 'Scanners']) {
    await expect(added).toHaveValue('');
    await expect(added).toBeFocused();
    await keyboard.type(name);
    await keyboard.press('ControlOrMeta+Shift+Enter');
    await expect(toast(page, `“${name}” saved.`)).toBeVisible();
  }
  await expect(added).toHaveValue('');
  await form(page, 'New help topic').getByRole('button', { name: 'Discard' }).click();
  await expect(names(page, 'Help topics')).toContainText(['Printers', 'Scanners']);
  await expect(list(page, 'Help topics')).not.toContainText('Unsaved');
  await expect(kinds(page).getByRole('link', { name: 'Help topics' })).toHaveAccessibleDescription('');
  await expect(list(page, 'Help topics').getByRole('option', { name: 'New help topic' })).toHaveCount(0);
});

test('in a small window one column is shown at a time, and Back and Escape lead from one to the other', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', { viewport: { width: 480, height: 300 } });
  await show(page, '#/set-up');
  await kinds(page).getByRole('link', { name: 'Teams' }).click();
  await expect(kinds(page)).toBeHidden();
  await list(page, 'Teams').getByRole('option').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(list(page, 'Teams')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list(page, 'Teams')).toBeHidden();
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list(page, 'Teams')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(kinds(page)).toBeVisible();
});

test('a schedule is entered by hand, what is wrong is said at its part, and the preview shows when a ticket would be due', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/schedule');
  await page.getByRole('button', { name: 'Add schedule' }).click();
  const added = form(page, 'New schedule');
  await expect(added.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Mornings');
  await added.getByRole('checkbox', { name: 'Fri' }).uncheck();
  await added.getByLabel('From').fill('8');
  await added.getByLabel('To').fill('12:00');
  await added.getByRole('button', { name: 'Add holiday' }).click();
  await expect(added.getByRole('textbox', { name: 'Holiday' })).toBeFocused();
  await added.getByLabel('Month').selectOption('February');
  await added.getByLabel('Day', { exact: true }).fill('30');
  await expect(added.getByText('The next two weeks are shown when the hours are complete.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByLabel('From')).toBeFocused();
  await expect(added.getByLabel('From')).toHaveAccessibleDescription(/^Enter the time as HH:MM/);
  await expect(added.getByRole('textbox', { name: 'Holiday' })).toHaveAccessibleDescription(
    'Enter a name for the holiday.',
  );
  await expect(added.getByLabel('Day', { exact: true })).toHaveAccessibleDescription('This date doesn’t exist.');
  await page.keyboard.type('08:00');
  await added.getByLabel('From').fill('08:00');
  await added.getByRole('textbox', { name: 'Holiday' }).fill('Founding day');
  await added.getByLabel('Day', { exact: true }).fill('29');
  await expect(added.getByRole('alert')).toHaveCount(0);
  await expect(added.getByText('Next two weeks')).toBeVisible();
  // The example begins on a Tuesday, and the desk’s default plan gives 18 hours: four a day.
  await added.getByLabel('Example: created').fill('2027-03-02T09:00');
  await expect(added.getByText('Tue, Mar 9, 11:00 AM')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, '“Mornings” saved.')).toBeVisible();
  await expect(form(page, 'Mornings').getByRole('textbox', { name: 'Holiday' })).toHaveValue('Founding day');
  await expect(list(page, 'Schedules').getByRole('option', { name: 'Mornings' })).toContainText(
    'Mon – Thu 8:00 AM – 12:00 PM',
  );
  await toast(page, '“Mornings” saved.').getByRole('button', { name: 'Undo' }).click();
  await expect(list(page, 'Schedules').getByRole('option', { name: 'Mornings' })).toHaveCount(0);
});

test('an archived record is restored, and a name that is taken since is refused', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/priority/priority-low');
  await form(page, 'Low').getByRole('button', { name: 'Archive…' }).click();
  await page.getByRole('dialog').getByLabel('Replacement').selectOption('Normal');
  await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByRole('button', { name: 'Add priority' }).click();
  await form(page, 'New priority').getByLabel('Name').fill('Normal');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form(page, 'New priority').getByLabel('Name')).toBeFocused();
  await expect(form(page, 'New priority').getByLabel('Name')).toHaveAccessibleDescription(/“Normal”/);
  await form(page, 'New priority').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Archived' }).click();
  await list(page, 'Archived').getByRole('option', { name: 'Low' }).click();
  await form(page, 'Low').getByRole('button', { name: 'Restore' }).click();
  await expect(toast(page, '“Low” restored.')).toBeVisible();
  await expect(names(page, 'Priorities')).toHaveText(['Emergency', 'High', 'Normal', 'Low']);
  await expect(form(page, 'Low').getByLabel('Name')).not.toHaveAttribute('readonly', '');
});

test('a role, a list field, and the desk itself are changed, and a choice without a name is refused', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/role/role-view-only');
  const role = form(page, 'View only');
  await role.getByRole('checkbox', { name: 'Reply to requesters' }).check();
  await role.getByRole('button', { name: 'Save' }).click();
  await expect(list(page, 'Roles').getByRole('option', { name: 'View only' })).toContainText(/1 of \d+ permissions/);

  await show(page, '#/set-up/field');
  await page.getByRole('button', { name: 'Add custom field' }).click();
  const added = form(page, 'New custom field');
  await added.getByLabel('Name').fill('Floor');
  await added.getByLabel('Type').selectOption('List');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByRole('alert')).toHaveText('Add at least one choice.');
  await added.getByRole('button', { name: 'Add choice' }).click();
  await expect(added.getByLabel('Choice 1', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(added.getByLabel('Choice 1', { exact: true })).toHaveAccessibleDescription('This field is required.');
  await added.getByLabel('Choice 1', { exact: true }).fill('Ground');
  await added.getByRole('button', { name: 'Add choice' }).click();
  await expect(added.getByLabel('Choice 2', { exact: true })).toBeFocused();
  await page.keyboard.type('First');
  await added.getByRole('button', { name: 'Move choice 2 up' }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(list(page, 'Custom fields').getByRole('option', { name: 'Floor' })).toContainText(
    'List · First, Ground',
  );
  await expect(form(page, 'Floor').getByLabel('Type')).toBeDisabled();

  await show(page, '#/set-up/desk');
  const settings = form(page, 'Acme Desk');
  await settings.getByLabel('Lock after minutes').fill('90');
  await settings.getByLabel('Name').fill('Harbour Desk');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(settings.getByLabel('Lock after minutes')).toHaveAccessibleDescription(/1 to 60/);
  await settings.getByLabel('Lock after minutes').fill('20');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveTitle(/Harbour Desk/);
  await expect(page.getByText('locks after 20 min')).toBeVisible();
});

test('dragging an entry onto another one moves it there, and menus follow', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/department');
  const rowOf = (name: string) => list(page, 'Departments').getByRole('option', { name, exact: false });
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Sales', 'Support', 'System Administrators']);
  await rowOf('Support').dragTo(rowOf('Maintenance'));
  await expect(names(page, 'Departments')).toHaveText(['Support', 'Maintenance', 'Sales', 'System Administrators']);
  await expect(toast(page, '“Support” moved.')).toBeVisible();
  await rowOf('Support').dragTo(rowOf('System Administrators'));
  await expect(names(page, 'Departments')).toHaveText(['Maintenance', 'Sales', 'System Administrators', 'Support']);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(names(page, 'Departments')).toHaveText(['Support', 'Maintenance', 'Sales', 'System Administrators']);
});

test('removing hours or a holiday leaves the others, and what is being typed there, as they are', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/schedule');
  await page.getByRole('button', { name: 'Add schedule' }).click();
  const added = form(page, 'New schedule');
  for (const _ of [2, 3]) await added.getByRole('button', { name: 'Add hours' }).click();
  const froms = added.getByLabel('From');
  await froms.nth(2).fill('1x');
  const third = await froms.nth(2).elementHandle();
  await added.getByRole('button', { name: 'Remove hours 1' }).click();
  await expect(froms).toHaveCount(2);
  await expect(froms.nth(1)).toHaveValue('1x');
  // The row itself stays, and with it what only the page knows, such as the place of the cursor.
  expect(await froms.nth(1).evaluate((field, before) => field === before, third)).toBe(true);
  const holiday = added.getByRole('textbox', { name: 'Holiday' });
  await added.getByRole('button', { name: 'Add holiday' }).click();
  await holiday.fill('First');
  await added.getByRole('button', { name: 'Add holiday' }).click();
  await holiday.fill('Second');
  await added.getByRole('button', { name: 'Remove First' }).click();
  await expect(holiday).toHaveValue('Second');
});
