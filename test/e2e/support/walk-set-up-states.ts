import { expect, type Page } from '@playwright/test';
import type { Visit } from './screens.ts';
import { direct } from './steps.ts';
import type { Wording } from './wording.ts';

/** What the set-up shows only at times: an archived record, a hand-over, an absence, and a change by somebody else. */
export async function walkSetUpStates(page: Page, said: Wording, visit: Visit): Promise<void> {
  const show = (address: string) => page.evaluate((hash) => location.assign(hash), `#/set-up/${address}`);
  const form = page.locator('[data-region="record"]');
  const discard = form.getByRole('button', { name: said('deskSetUp.discard') });

  const low = { kind: 'priority', id: 'priority-low' };
  await direct(page, 'run', 'record.retire', { ...low, replacedBy: 'priority-normal' });
  await show('priority/priority-low');
  await expect(form.getByRole('button', { name: said('deskSetUp.restore') })).toBeVisible();
  await visit('an archived record');
  await direct(page, 'run', 'record.restore', low);

  await show('agent/john-doe');
  await form.getByRole('button', { name: said('deskSetUp.archive') }).click();
  await expect(page.locator('dialog[open] select')).toBeVisible();
  await visit('archiving an agent who has tickets');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);

  await form.getByRole('switch', { name: said('deskSetUp.agent.absence') }).click();
  await form.getByLabel(said('deskSetUp.agent.absence.until')).fill('2020-01-01');
  await form.getByRole('button', { name: said('deskSetUp.save') }).click();
  await expect(form.getByRole('alert').first()).toBeVisible();
  await visit('an absence that ends before it begins');
  await discard.click();

  const team = { kind: 'team', id: 'team-level-two' };
  await show('team/team-level-two');
  await form.getByLabel(said('deskSetUp.name'), { exact: true }).fill('Third level');
  await direct(page, 'run', 'record.put', { ...team, fields: { name: 'Support' } });
  await expect(form.getByRole('alert')).toBeVisible();
  await visit('a record that somebody else has changed');
  await discard.click();
  await direct(page, 'run', 'record.put', { ...team, fields: { name: 'Level II Support' } });
}
