import type { Page } from '@playwright/test';
import { startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const show = (page: Page, address: string) => page.evaluate((hash) => location.assign(hash), address);
const form = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('W81: a changed field says what it was, and the foot of the form how many tickets keep their due times', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/plan/plan-sev-b');
  const plan = form(page, 'SEV-B');
  const kept = plan.getByText(/New tickets use this/);
  await plan.getByLabel('Name').fill('SEV-B2');
  await expect(plan.getByLabel('Name')).toHaveAccessibleDescription('Was: SEV-B.');
  await expect(kept).toHaveCount(0);
  await plan.getByLabel('Resolution', { exact: true }).fill('5');
  await expect(plan.getByLabel('Resolution', { exact: true })).toHaveAccessibleDescription('Was: 4 h.');
  await expect(kept).toHaveText(
    /^New tickets use this\. The (\d+ open ones keep their|open one keeps its) due times\.$/,
  );
  await plan.getByLabel('Schedule').selectOption({ label: 'Monday – Friday 8am – 5pm with U.S. Holidays' });
  await expect(plan.getByLabel('Schedule')).toHaveAccessibleDescription(/^Was: 24\/7\. When the clock runs/);
  await plan.getByRole('button', { name: 'Discard' }).click();
  await expect(plan.getByText(/^Was/)).toHaveCount(0);
  await show(page, '#/set-up/schedule/schedule-weekdays');
  const schedule = page.locator('[data-region="record"]');
  await schedule.getByRole('switch', { name: '24/7' }).click();
  await expect(schedule).toContainText('New due times use this. Open tickets keep theirs.');
});

test('W82: what is chosen, and what uses a record, is one step away', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/plan/plan-sev-b');
  const plan = form(page, 'SEV-B');
  await plan.getByRole('link', { name: 'Open this schedule' }).click();
  await expect(page).toHaveURL(/#\/set-up\/schedule\//);
  await page.goBack();
  const head = plan.locator('header');
  await head.getByRole('link', { name: /open ticket/ }).click();
  await expect(page.getByText('6 results')).toBeVisible();
  await show(page, '#/set-up/agent/john-doe');
  const john = form(page, 'John Doe');
  await john.locator('header').getByRole('link', { name: '1 team' }).press('Enter');
  await expect(form(page, 'Level II Support')).toBeVisible();
  await show(page, '#/set-up/role/role-expanded');
  const role = form(page, 'Expanded Access');
  await expect(role.locator('header')).toContainText(/^Expanded AccessUsed by/);
});

test('a new status that closes tickets can be reopened at first, as its kind says', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await show(page, '#/set-up/status');
  await page.getByRole('button', { name: 'Add status' }).click();
  const status = form(page, 'New status');
  const reopenable = status.getByRole('switch', { name: 'Reopened by a message' });
  await status.getByLabel('Name', { exact: true }).fill('Checked');
  await expect(reopenable).toHaveCount(0);
  await status.getByLabel('Kind').selectOption('resolved');
  await expect(reopenable).toBeChecked();
  await status.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('option', { name: /Checked.*reopened by a message/ })).toBeVisible();
});
