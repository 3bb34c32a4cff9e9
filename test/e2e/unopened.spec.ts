import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type TestDesk, test } from './support/desk-test.ts';
import { fillFirstStep, finish, isOpen, next, passphrase } from './support/set-up-steps.ts';

/** A desk that was set up and is closed again. */
async function closedDesk(desk: TestDesk): Promise<void> {
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

test('a desk whose journal is gone says what is missing, is not set up over, and opens once it is back', async ({
  desk,
}) => {
  await closedDesk(desk);
  await rename(join(desk.folder, 'journal'), join(desk.dataFolder, 'journal'));
  const page = await desk.start();
  await expect(page.getByRole('heading', { name: 'This desk is damaged' })).toBeFocused();
  await expect(page.getByText('journal', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Go to start screen' }).press('Enter');
  await fillFirstStep(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Folder')).toHaveAccessibleDescription(/contains a desk that is damaged/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This desk is damaged' })).toBeFocused();
  await rename(join(desk.dataFolder, 'journal'), join(desk.folder, 'journal'));
  await page.getByRole('button', { name: 'Retry' }).press('Enter');
  await signsIn(page);
});

test('a missing desk.json is made anew where a person wants that, and a lock of another computer is taken over', async ({
  desk,
}) => {
  await closedDesk(desk);
  for (const name of ['desk.json', 'desk.json.previous']) await rm(join(desk.folder, name));
  const page = await desk.start();
  await expect(page.getByRole('heading', { name: 'This desk needs repair' })).toBeFocused();
  await page.getByRole('button', { name: 'Create desk.json again…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Create the file' }).press('Enter');
  await signsIn(page);
  await expect(page.getByText('Numbers of new tickets now begin with B here.')).toBeVisible();

  const lock = join(desk.folder, 'lock');
  const held = JSON.parse(await readFile(lock, 'utf8')) as object;
  await desk.stop();
  await writeFile(lock, JSON.stringify({ ...held, host: 'RECEPTION-2', since: '2026-11-16T14:07:00.000Z' }));
  const again = await desk.start();
  await expect(again.getByRole('heading', { name: 'This desk is in use elsewhere' })).toBeFocused();
  await expect(again.getByText('RECEPTION-2', { exact: true })).toBeVisible();
  await again.getByRole('button', { name: 'Retry' }).press('Enter');
  await expect(again.getByRole('heading', { name: 'This desk is in use elsewhere' })).toBeVisible();
  await again.getByRole('button', { name: 'Take over…' }).press('Enter');
  await expect(again.getByRole('dialog')).toContainText('isn’t running on RECEPTION-2');
  await again.getByRole('dialog').getByRole('button', { name: 'Take over' }).press('Enter');
  await signsIn(again);
  await expect(again.getByText('This desk was taken over from the computer RECEPTION-2.')).toBeVisible();
});
