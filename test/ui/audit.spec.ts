import type { Page } from '@playwright/test';
import { directly, lock, pins, signIn, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

async function openAudit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
}

async function textOf(chunks: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += String(chunk);
  return text;
}

const entries = (page: Page) => page.getByRole('list', { name: 'Set-up changes' }).getByRole('listitem');

test('an administrator reads who changed what in the set-up, with the values before and after', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await directly(page, 'record.put', [{ kind: 'plan', id: 'plan-sev-b', fields: { graceHours: 5 } }]);
  await openAudit(page);
  const newest = entries(page).first();
  await expect(newest).toContainText('Jane Doe changed SLA plan “SEV-B”');
  await expect(newest.getByRole('definition')).toHaveText(/5$/);
  await expect(newest).toContainText('Resolution (hours)');

  await page.getByLabel('What').selectOption('priority');
  await expect(entries(page).first()).not.toContainText('SEV-B');
  await page.getByLabel('From').fill('2099-01-01');
  await expect(page.getByText('No changes match')).toBeVisible();
  await page.getByLabel('From').fill('');
  await page.getByLabel('What').selectOption('plan');
  await page.getByLabel('Agent', { exact: true }).selectOption('Jane Doe');
  await expect(entries(page).first()).toContainText('changed SLA plan “SEV-B”');
});

test('W115: an incomplete date, and a last day before the first one, are said to be that', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openAudit(page);
  await page.getByLabel('From').pressSequentially('12');
  await page.getByLabel('Agent', { exact: true }).focus();
  await expect(page.getByText('Enter a complete date.')).toBeVisible();
  await page.getByLabel('From').fill('2026-11-20');
  await expect(page.getByText('Enter a complete date.')).toHaveCount(0);
  await page.getByLabel('Until').fill('2026-11-19');
  await expect(page.getByText('This is before the first day.')).toBeVisible();
});

test('R76: a changed schedule, a queue, and a move are shown in words', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const hours = { timeZone: 'Europe/Berlin', always: true, weekly: [], holidays: [] };
  const where = { property: 'overdue', operator: 'is', value: true };
  await directly(page, 'record.put', [{ kind: 'schedule', id: 'schedule-weekdays', fields: { hours } }]);
  await directly(page, 'record.put', [{ kind: 'queue', id: 'waiting', fields: { where } }]);
  await directly(page, 'record.move', [{ kind: 'department', id: 'department-support', before: null }]);
  await openAudit(page);
  await expect(entries(page).nth(0)).toContainText('moved department “Support” to the end');
  await expect(entries(page).nth(1)).toContainText('is:open status:waiting');
  await expect(entries(page).nth(1)).toContainText('is:overdue');
  await expect(entries(page).nth(2)).toContainText('Weekly hours');
  await expect(entries(page).nth(2)).toContainText('24/7');
});

test('the changes are saved as a table that spreadsheets read, and none of its cells is a formula', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await directly(page, 'record.put', [{ kind: 'priority', id: 'priority-low', fields: { name: '=1+1' } }]);
  await openAudit(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('deskside-setup-changes.csv');
  const table = await textOf(await saved.createReadStream());
  expect(table.split('\r\n')[0]).toMatch(/time,agent,change,kind,record/);
  expect(table).toContain("'=1+1");
  expect(table).not.toMatch(/(^|,)=1/m);
  await expect(page.getByText('The table was saved as deskside-setup-changes.csv.')).toBeVisible();
});

test('R71: what does not fit into the table is said in its last row, and on the screen', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.route('**/bridge/call', async (route) => {
    if (!route.request().postData()?.includes('"audit.changes.csv"')) return route.continue();
    const response = await route.fetch();
    const { value } = (await response.json()) as { readonly value: object };
    const left = { count: 12, newestMs: Date.UTC(2026, 0, 5, 20, 30) };
    return route.fulfill({ json: { ok: true, value: { ...value, left } } });
  });
  await openAudit(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const table = await textOf(await (await download).createReadStream());
  const missing = '12 earlier changes are not in this table, the newest of Monday, January 5, 2026';
  expect(table.trimEnd().split('\r\n').at(-1)).toContain(missing);
  await expect(page.getByText(missing)).toBeVisible();
});

test('only administrators are offered the page, and its address leads nobody else there', async ({ desk }) => {
  const page = await startAs(desk, 'John Doe');
  await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#/audit';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toHaveCount(0);
});

test('an administrator sees who signed in on this computer and who failed to, and saves it as a table', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await lock(page);
  await page.getByRole('button', { name: 'John Doe' }).click();
  await page.getByLabel('PIN or passphrase').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await openAudit(page);
  await page.getByRole('tab', { name: 'Set-up changes' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const attempts = page.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem');
  await expect(attempts.nth(0)).toContainText('Jane Doe signed in');
  await expect(attempts.nth(1)).toContainText('John Doe entered a wrong PIN or passphrase');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('deskside-sign-ins.csv');
  expect(await textOf(await saved.createReadStream())).toContain('John Doe');
});
