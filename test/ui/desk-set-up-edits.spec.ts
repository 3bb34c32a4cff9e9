import type { Page } from '@playwright/test';
import { anotherAs, startAs, toast } from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const list = (page: Page, name: string) => page.getByRole('listbox', { name, exact: true });
const form = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('W71: two administrators who change one queue at once are told before either overwrites the other', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'Jane Doe');
  for (const each of [page, other]) {
    await show(each, '#/set-up/queue/unassigned');
    await expect(form(each, 'Unassigned')).toBeVisible();
  }
  const [mine, theirs] = [form(page, 'Unassigned'), form(other, 'Unassigned')];
  const search = 'As a search';
  await mine.getByLabel(search).fill('is:open assignee:none priority:high');
  await expect(mine).toContainText('Priority is High');
  await theirs.getByLabel(search).fill('is:open assignee:none priority:low');
  await expect(theirs).toContainText('Priority is Low');
  await theirs.getByRole('checkbox', { name: 'Help topic' }).check();
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(mine.getByRole('alert')).toContainText(
    'Someone else changed this since you began: Tickets in this queue.',
  );
  await expect(mine.getByRole('checkbox', { name: 'Help topic' })).toBeChecked();
  await expect(mine).toContainText('Priority is High');
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs).toContainText('Priority is High');
  await expect(theirs.getByRole('checkbox', { name: 'Help topic' })).toBeChecked();
});

test('W70: what is typed while a record is being saved stays, unsaved, also when that takes long', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const address of ['#/set-up/team/team-level-two', '#/set-up/team']) {
    await show(page, address);
    if (address === '#/set-up/team') await page.getByRole('button', { name: 'Add team' }).click();
    const saving = await holdBack(page, 'record.put');
    const name = page.locator('[data-region="record"]').getByLabel('Name', { exact: true });
    await name.fill('Night');
    await page.keyboard.press('ControlOrMeta+Enter');
    await name.press('End');
    await page.keyboard.type(' shift');
    saving.goOn();
    await expect(toast(page, '“Night” saved.')).toBeVisible();
    await expect(list(page, 'Teams').getByRole('option', { name: 'Night', exact: false })).toContainText('Unsaved');
    await expect(name).toHaveValue('Night shift');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await name.press('ControlOrMeta+Enter');
    await expect(toast(page, '“Night shift” saved.')).toBeVisible();
    await expect(list(page, 'Teams')).not.toContainText('Unsaved');
    // Both records may not have one name.
    await name.fill(`Shift of ${address}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(toast(page, `“Shift of ${address}” saved.`)).toBeVisible();
  }
});

test('W70: what is saved once more while a record is being saved is saved after it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const address of ['#/set-up/team/team-level-two', '#/set-up/team']) {
    await show(page, address);
    if (address === '#/set-up/team') await page.getByRole('button', { name: 'Add team' }).click();
    const saving = await holdBack(page, 'record.put');
    const name = page.locator('[data-region="record"]').getByLabel('Name', { exact: true });
    await name.fill(`Night of ${address}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await name.fill(`Shift of ${address}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    saving.goOn();
    await expect(toast(page, `“Shift of ${address}” saved.`)).toBeVisible();
    await expect(list(page, 'Teams')).not.toContainText('Unsaved');
    await expect(name).toHaveValue(`Shift of ${address}`);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test('where there is room for one step at a time, each has the whole window', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', { viewport: { width: 720, height: 450 } });
  const shown = page.locator('[data-region="kinds"], [data-region="records"], [data-region="record"]');
  for (const [address, name] of [
    ['#/set-up', 'kinds'],
    ['#/set-up/team', 'records'],
    ['#/set-up/team/team-level-two', 'record'],
    ['#/set-up/desk', 'record'],
    ['#/queues', 'records'],
  ] as const) {
    await show(page, address);
    const only = shown.filter({ visible: true });
    await expect(only).toHaveCount(1);
    await expect(only).toHaveAttribute('data-region', name);
    expect((await only.boundingBox())?.y, address).toBe(0);
  }
});
