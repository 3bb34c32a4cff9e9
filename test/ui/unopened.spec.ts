import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillFirstStep, finish, isOpen, next, passphrase } from '../e2e/support/set-up-steps.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

/** A desk that was set up and is closed again. */
async function closedDesk(desk: UiDesk): Promise<void> {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await finish(page);
  await isOpen(page);
  await desk.stop();
}

async function signsIn(page: Page): Promise<void> {
  await page.getByLabel('PIN or passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

test('a desk without its journal says what is missing, is not overwritten, and opens once it is restored', async ({
  desk,
}) => {
  await closedDesk(desk);
  await desk.disk().rename(join(desk.folder, 'journal'), '/elsewhere/journal');
  const page = await desk.start();
  await expect(page.getByRole('heading', { name: 'This desk is damaged' })).toBeFocused();
  await expect(page.getByText('journal', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Go to start screen' }).press('Enter');
  await fillFirstStep(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Folder')).toHaveAccessibleDescription(/contains a desk that is damaged/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This desk is damaged' })).toBeFocused();
  await desk.disk().rename('/elsewhere/journal', join(desk.folder, 'journal'));
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await signsIn(page);
});

test('a missing desk.json is recreated on request, and a lock of another computer is taken over', async ({ desk }) => {
  await closedDesk(desk);
  for (const name of ['desk.json', 'desk.json.previous']) await desk.disk().remove(join(desk.folder, name));
  const page = await desk.start();
  await expect(page.getByRole('heading', { name: 'This desk needs repair' })).toBeFocused();
  await page.getByRole('button', { name: 'Create desk.json again…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Create the file' }).press('Enter');
  await signsIn(page);
  await expect(page.getByText('Numbers of new tickets now begin with B here.')).toBeVisible();

  const lock = join(desk.folder, 'lock');
  const held = JSON.parse((await desk.disk().read(lock)).toString()) as object;
  await desk.stop();
  const elsewhere = { ...held, host: 'RECEPTION-2', since: '2026-11-16T14:07:00.000Z' };
  desk.disk().put(lock, Buffer.from(JSON.stringify(elsewhere)));
  const again = await desk.start();
  await expect(again.getByRole('heading', { name: 'This desk is in use elsewhere' })).toBeFocused();
  await expect(again.getByText('RECEPTION-2', { exact: true })).toBeVisible();
  await again.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(again.getByRole('heading', { name: 'This desk is in use elsewhere' })).toBeVisible();
  await again.getByRole('button', { name: 'Take over…' }).press('Enter');
  await expect(again.getByRole('dialog')).toContainText('no longer running on RECEPTION-2');
  await again.getByRole('dialog').getByRole('button', { name: 'Take over' }).press('Enter');
  await signsIn(again);
  await expect(again.getByText('This desk was taken over from the computer RECEPTION-2.')).toBeVisible();
});
