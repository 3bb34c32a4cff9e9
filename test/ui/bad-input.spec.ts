import type { Locator, Page } from '@playwright/test';
import { english } from '../../renderer/i18n/messages.ts';
import { direct, directly, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

/*
 * Whatever a person types into a form of the set-up, the window says what is wrong at the field that is wrong, aloud too,
 * puts the keyboard there, and changes nothing.
 */

const kinds = [
  'agent',
  'department',
  'team',
  'topic',
  'priority',
  'status',
  'plan',
  'schedule',
  'role',
  'field',
  'queue',
];

const form = (page: Page): Locator => page.locator('[data-region="record"]');
const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const add = (page: Page, kind: string) =>
  page
    .getByRole('button', { name: english[`deskSetUp.${kind}.add`] ?? '', exact: true })
    .first()
    .click();
const sentence = /^[A-Z“].*[.)]/s;

async function recordsOf(page: Page, kind: string): Promise<unknown> {
  return (await direct(page, 'ask', 'records.list', { kind, archived: true })).value;
}

/** Shows every field that the form of a kind can have. */
async function showAll(page: Page, kind: string): Promise<void> {
  const press = (name: string) => form(page).getByRole('button', { name, exact: true }).click();
  if (kind === 'agent') {
    await form(page).getByLabel('PIN or passphrase').fill('582931');
    await form(page).getByRole('switch', { name: 'Absent' }).click();
  }
  if (kind === 'schedule') {
    await press('Add holiday');
    await form(page).getByRole('textbox', { name: 'Holiday', exact: true }).fill('Founding day');
    await form(page)
      .getByRole('checkbox', { name: english['deskSetUp.schedule.wholeDay'] ?? '' })
      .uncheck();
  }
  if (kind === 'field') {
    await form(page).getByLabel('Type').selectOption('List');
    await press('Add choice');
    await form(page).getByLabel('Choice 1', { exact: true }).fill('Ground');
  }
}

/** Something that a field of this sort never accepts. */
async function badFor(field: Locator): Promise<string> {
  const of = (name: string) => field.getAttribute(name);
  const [type, mode, longest] = [await of('type'), await of('inputmode'), await of('maxlength')];
  if (type === 'date') return '';
  if (type === 'password') return '123456';
  if (mode === 'numeric' || mode === 'decimal' || type === 'number') return 'no number';
  return longest === '5' ? '25:99' : 'x'.repeat(20_001);
}

/** Every field in which something can be typed, except the conditions of a queue, which have tests of their own. */
const fieldsOf = (page: Page): Locator =>
  form(page)
    .locator('input:not([type="checkbox"], [type="datetime-local"], [readonly]), textarea')
    .and(page.locator(':not(fieldset fieldset input):not([maxlength="1000"])'));

async function expectRefused(page: Page, field: Locator): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(sentence);
  await expect(form(page).locator('[aria-invalid="true"]')).toHaveCount(1);
  const said = await form(page).getByRole('alert').allTextContents();
  expect(said).toHaveLength(1);
  await expect(field).toHaveAccessibleDescription(new RegExp(`^${said[0]?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
}

for (const kind of kinds) {
  test(`W80, W74: each field of a new ${kind} says what is wrong, gets the keyboard, and nothing is saved`, async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe');
    await show(page, `#/set-up/${kind}`);
    const before = await recordsOf(page, kind);
    await add(page, kind);
    const name = form(page).getByLabel('Name', { exact: true });
    await expect(name).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(name).toHaveAccessibleDescription(/This field is required/);
    await name.fill('Something new');
    await showAll(page, kind);
    const fields = fieldsOf(page);
    const count = await fields.count();
    expect(count).toBeGreaterThan(0);
    for (let at = 0; at < count; at += 1) {
      const field = fields.nth(at);
      const good = await field.inputValue();
      await field.fill(await badFor(field));
      await test.step(
        (await field.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent)) ?? '',
        () => expectRefused(page, field),
      );
      await field.fill(good);
      await expect(form(page).getByRole('alert')).toHaveCount(0);
    }
    expect(await recordsOf(page, kind)).toEqual(before);
  });
}

test('W80, V145: each comparison of a queue says what is wrong with its value, gets the keyboard, and nothing is saved', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const custom = { type: 'number', choices: [], isRequired: false, order: 1 };
  await directly(page, 'record.put', [{ kind: 'field', id: 'field-seats', fields: { ...custom, name: 'Seats' } }]);
  await show(page, '#/set-up/queue');
  const before = await recordsOf(page, 'queue');
  await add(page, 'queue');
  await form(page).getByLabel('Name', { exact: true }).fill('Something new');
  await form(page).getByRole('button', { name: 'Add group' }).click();
  const row = form(page).getByRole('group', { name: 'Group 2' }).getByRole('group', { name: 'Condition 1' });
  const value = row.getByLabel('Value', { exact: true });
  const advised = new Set<string>();
  const compared = new Set<string>();
  for (const field of await row.getByLabel('Field').getByRole('option').allTextContents()) {
    await row.getByLabel('Field').selectOption(field);
    const comparisons = await row.getByLabel('Comparison').getByRole('option').allTextContents();
    // Each property once, and each way of comparing.
    for (const comparison of comparisons.filter((each, at) => at === 0 || !compared.has(each))) {
      compared.add(comparison);
      await row.getByLabel('Comparison').selectOption(comparison);
      if ((await value.count()) === 0) continue;
      await test.step(`${field} ${comparison}`, async () => {
        await expectRefused(page, value);
        const advice = (await row.getByRole('alert').textContent()) ?? '';
        advised.add(advice);
        if (advice !== 'Enter a number.') return;
        await value.fill('no number');
        await expectRefused(page, value);
        await value.fill('');
      });
    }
  }
  expect([...advised].sort()).toEqual(['Choose a value.', 'Enter a number.', 'Enter a value.']);
  expect(await recordsOf(page, 'queue')).toEqual(before);
});

test('W74: the settings of the desk say at each field what is wrong, and nothing is saved', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/desk');
  const before = await recordsOf(page, 'desk');
  for (const [label, values] of [
    ['Name', ['', ' ', 'x'.repeat(20_001)]],
    ['Lock after minutes', ['', '0', '61', '1.5', '-1', 'soon', '1e3']],
  ] as const) {
    const field = form(page).getByLabel(label, { exact: true });
    const good = await field.inputValue();
    for (const value of values) {
      await field.fill(value);
      await expectRefused(page, field);
    }
    await field.fill(good);
  }
  expect(await recordsOf(page, 'desk')).toEqual(before);
});

test('W74: a name that another record of the kind has is said at the name, whatever the kind', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const floor = { name: 'Floor', type: 'line', choices: [], isRequired: false, order: 1 };
  await directly(page, 'record.put', [{ kind: 'field', id: 'field-floor', fields: floor }]);
  // Agents and queues may have equal names; a hint says so.
  for (const kind of kinds.filter((each) => each !== 'agent' && each !== 'queue')) {
    await test.step(kind, async () => {
      await show(page, `#/set-up/${kind}`);
      const before = await recordsOf(page, kind);
      const taken = page.getByRole('option').locator('bdi').first();
      await expect(taken).toBeVisible();
      const name = await taken.innerText();
      await add(page, kind);
      const field = form(page).getByLabel('Name', { exact: true });
      await expect(field).toBeFocused();
      await field.fill(` ${name.toUpperCase()} `);
      await expectRefused(page, field);
      await expect(field).toHaveAccessibleDescription(/^There is already one named “/);
      expect(await recordsOf(page, kind)).toEqual(before);
      await form(page).getByRole('button', { name: 'Discard' }).click();
    });
  }
});

test('W74: a list that lacks something says so, and the keyboard is where that is added', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/field');
  await add(page, 'field');
  await form(page).getByLabel('Name', { exact: true }).fill('Floor');
  await form(page).getByLabel('Type').selectOption('List');
  await page.keyboard.press('ControlOrMeta+Enter');
  const choice = form(page).getByRole('button', { name: 'Add choice' });
  await expect(choice).toBeFocused();
  await expect(choice).toHaveAccessibleDescription('Add at least one choice.');
  await form(page).getByRole('button', { name: 'Discard' }).click();

  await show(page, '#/set-up/schedule');
  await add(page, 'schedule');
  await form(page).getByLabel('Name', { exact: true }).fill('Never open');
  const days = form(page).getByRole('group', { name: 'Days of hours 1' }).getByRole('checkbox');
  for (const day of await days.all()) await day.uncheck();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(days.first()).toBeFocused();
  await expect(form(page).getByRole('alert')).toHaveText(sentence);
});
