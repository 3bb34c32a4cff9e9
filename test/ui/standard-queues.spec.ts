import type { Page } from '@playwright/test';
import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import { direct, rowsOf, signInAs, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const heading = (page: Page, queue: string) => page.getByRole('heading', { name: new RegExp(`^${queue} \\d+$`) });
const rows = (page: Page) => page.getByRole('listbox').getByRole('option');

test('V4: the standard queues are there with their counts, and Closed opens into days, weeks, and months', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { value } = await direct(page, 'ask', 'queue.counts', {});
  const { queues: counts } = value as QueueCounts;
  const first = [
    ['open', 'Open'],
    ['unassigned', 'Unassigned'],
    ['mine', 'My tickets'],
    ['waiting', 'Waiting'],
    ['answered', 'Answered'],
    ['overdue', 'Overdue'],
    ['closed', 'Closed'],
    ['deleted', 'Deleted'],
  ] as const;
  const below = ['Closed today', 'Closed yesterday', 'Closed this week', 'Closed this month'];
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  for (const [id, name] of first)
    await expect(link(name)).toHaveAccessibleDescription(new RegExp(`^${counts[id]?.total} tickets?`));
  await expect(link('Closed today')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+7');
  for (const name of below) await expect(link(name)).toBeVisible();
  await link('Closed this month').click();
  await expect(heading(page, 'Closed this month')).toHaveText(`Closed this month ${counts['closed-month']?.total}`);
  await expect(link('Closed today')).toBeVisible();
  await link('Open').click();
  await expect(link('Closed today')).toHaveCount(0);
});

test('V140: a queue is sorted by another key, or by several, by mouse and by keyboard, and stays so', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const shown = async () => (await rowsOf(page, 'open')).map(({ id }) => id);
  const usual = await shown();
  const sorting = page.getByRole('button', { name: /^Sort: / });
  await expect(sorting).toHaveAccessibleName('Sort: Priority, then due date');
  await sorting.click();
  await page.getByRole('menuitemradio', { name: 'Most recently updated' }).click();
  await expect(sorting).toHaveAccessibleName('Sort: Most recently updated');
  const byUpdate = await shown();
  expect(byUpdate).not.toEqual(usual);
  await expect(rows(page).first()).toHaveAttribute('data-ticket', byUpdate[0] ?? '');

  await sorting.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sort Open' });
  await dialog.getByLabel('Sort by').selectOption({ label: 'Least urgent first' });
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await dialog.getByLabel('Then by').selectOption({ label: 'Newest first' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(sorting).toHaveAccessibleName('Sort: Priority, then created');
  const [first, second] = await rowsOf(page, 'open');
  expect(first?.urgency).toBeGreaterThanOrEqual(second?.urgency ?? 0);

  await page.keyboard.press('ControlOrMeta+l');
  await signInAs(page, 'Jane Doe');
  await expect(sorting).toHaveAccessibleName('Sort: Priority, then created');
  await sorting.click();
  await page.getByRole('menuitemradio', { name: 'As set up: Priority, then due date' }).click();
  await expect(sorting).toHaveAccessibleName('Sort: Priority, then due date');
  expect(await shown()).toEqual(usual);
});
