import type { Page } from '@playwright/test';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { calm, enlarged, looking } from '../e2e/support/looking.ts';
import { direct, startAs, toast } from '../e2e/support/steps.ts';
import { writtenElsewhere } from './support/other-device.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const plan = { kind: 'plan', id: 'plan-sev-b' } as const;
const card = (page: Page) => page.getByRole('region', { name: 'Set differently on two computers: Resolution (hours)' });
const form = (page: Page) => page.getByRole('region', { name: 'SEV-B', exact: true });

/** Jane gives a plan 8 hours here and 6 hours on another computer, and then the two devices meet. */
async function contested(desk: UiDesk): Promise<Page> {
  await startAs(desk, 'Jane Doe');
  await desk.stop();
  const lines = await writtenElsewhere(desk, async ({ run }) => {
    const input = { ...plan, fields: { graceHours: 6 } };
    const put = await run({ name: 'record.put', input, key: 'key-of-six', principal: agentPrincipal('jane-doe') });
    expect(put.ok).toBe(true);
  });
  desk.signsIn('Jane Doe');
  const page = await desk.start();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  await direct(page, 'run', 'record.put', { ...plan, fields: { graceHours: 8 } });
  await page.evaluate((hash) => location.assign(hash), '#/set-up/plan/plan-sev-b');
  await expect(form(page).getByLabel('Resolution', { exact: true })).toHaveValue('8');
  await desk.takesIn(lines);
  await expect(card(page)).toBeVisible();
  return page;
}

test('C8: the form shows both values, lists mark the record, and keeping one of them by keyboard decides', async ({
  desk,
}) => {
  const page = await contested(desk);
  const sides = card(page).getByRole('listitem');
  await expect(sides).toHaveCount(2);
  await expect(sides.filter({ hasText: 'on this computer' })).toContainText(/^8Jane Doe, .+Counts for now\./);
  await expect(sides.filter({ hasText: 'on another computer' })).toContainText(/^6Jane Doe, /);
  const row = page.getByRole('option', { name: /SEV-B/ });
  await expect(row).toContainText('Conflict');
  const kind = page.getByRole('link', { name: 'SLA plans' });
  await expect(kind).toHaveAccessibleDescription('Conflict');
  await card(page).getByRole('button', { name: 'Keep “6”' }).focus();
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Resolution (hours): “6” kept.')).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  await expect(form(page).getByLabel('Resolution', { exact: true })).toHaveValue('6');
  await expect(form(page).getByLabel('Name')).toBeFocused();
  await expect(row).not.toContainText('Conflict');
  await expect(kind).toHaveAccessibleDescription('');
  await toast(page, 'Resolution (hours): “6” kept.').getByRole('button', { name: 'Undo' }).click();
  await expect(form(page).getByLabel('Resolution', { exact: true })).toHaveValue('8');
});

test('C8: the card is legible, whole and at rest', async ({ desk }) => {
  const faults: string[] = [];
  const page = await contested(desk);
  await page.emulateMedia(calm);
  await looking(page, faults)('a contested record');
  await looking(page, faults, enlarged)('a contested record');
  expect(faults).toEqual([]);
});

test('C8: the value that counts can be kept, which leaves it as it is', async ({ desk }) => {
  const page = await contested(desk);
  await card(page).getByRole('button', { name: 'Keep “8”' }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(form(page).getByLabel('Resolution', { exact: true })).toHaveValue('8');
});
