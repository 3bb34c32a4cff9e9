import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillFirstStep, finish, isOpen, next, passphrase } from '../e2e/support/set-up-steps.ts';
import { lock, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const chosen = 'three kettles on a roof';

function shownCode(page: Page): Promise<string> {
  return page.getByLabel('Recovery code', { exact: true }).innerText();
}

/** The printed text, as a reader sees it. */
async function paper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: null });
  return seen;
}

test('a new desk shows its recovery code once, on paper too; later it gets its administrator in without secrets.json', async ({
  desk,
}) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await page.getByRole('button', { name: 'Add agent' }).click();
  await page.getByLabel('Name').fill('Bo Lind');
  await page.getByLabel('PIN or passphrase').fill('926535');
  await finish(page);
  await page.getByRole('heading', { name: 'Save your recovery code' }).waitFor();
  const code = await shownCode(page);
  expect(code).toMatch(/^(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  expect(await desk.copied(page, () => page.getByRole('button', { name: 'Copy' }).click())).toBe(code);
  const printed = await paper(page);
  for (const said of ['Harbour Desk', code, /Created on \w+ \d+, \d{4}/, /choose the administrator’s tile/]) {
    expect(printed).toMatch(said);
  }
  expect(printed).not.toMatch(/I’ve saved it|Ada Park/);
  await expect(page).not.toHaveTitle(new RegExp(code.slice(0, 5)));
  expect(page.url()).not.toContain(code.slice(0, 5));
  await page.reload();
  expect(await shownCode(page)).toBe(code);
  await isOpen(page);
  await desk.stop();

  for (const name of await desk.disk().list(desk.folder)) {
    if (name.startsWith('secrets.json')) await desk.disk().remove(join(desk.folder, name));
  }
  const again = await desk.start();
  await again.getByRole('button', { name: 'Bo Lind' }).click();
  await expect(again.getByRole('status')).toHaveText(/holds the PINs and passphrases of this desk is missing/);
  await again.getByRole('button', { name: 'Ada Park' }).click();
  await again.getByRole('button', { name: 'Use the recovery code' }).click();
  const [typed, secret] = [
    again.getByLabel('Recovery code', { exact: true }),
    again.getByLabel('New passphrase', { exact: true }),
  ];
  await expect(typed).toBeFocused();
  await typed.fill(code.replace(/.$/, code.endsWith('7') ? '8' : '7'));
  await secret.fill(chosen);
  await again.getByLabel('Repeat new passphrase').fill(`${chosen}s`);
  await again.getByRole('button', { name: 'Set passphrase and sign in' }).click();
  await expect(typed).toHaveAccessibleDescription(/typo/);
  await expect(typed).toBeFocused();
  await expect(again.getByLabel('Repeat new passphrase')).toHaveAccessibleDescription('The passphrases don’t match.');
  await typed.fill(code.toLowerCase().replaceAll('-', ' '));
  await again.getByLabel('Repeat new passphrase').fill(chosen);
  await again.keyboard.press('Enter');
  await again.getByRole('heading', { name: 'Save your recovery code' }).waitFor();
  expect(await shownCode(again)).not.toBe(code);
  await isOpen(again);
  await again.getByRole('link', { name: 'Desk set-up' }).click();
  await expect(again.getByRole('option', { name: 'Bo Lind' })).toContainText('No PIN on this computer');
  await expect(again.getByRole('option', { name: 'Ada Park' })).not.toContainText('No PIN');
  await lock(again);
  await again.getByRole('button', { name: 'Ada Park' }).click();
  await again.getByLabel('PIN or passphrase').fill(passphrase);
  await again.keyboard.press('Enter');
  await expect(again.getByRole('alert')).toBeVisible();
});

test('under Agents an administrator replaces the recovery code, confirms with their secret, and returns there', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  const section = page.getByRole('region', { name: 'Recovery code' });
  await expect(section).toContainText('This desk has no recovery code.');
  await section.getByRole('button', { name: 'Create recovery code' }).click();
  await page.getByLabel('Your passphrase or PIN').fill('314159');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your passphrase or PIN')).toHaveAccessibleDescription(/^Wrong PIN or passphrase\./);
  await page.getByLabel('Your passphrase or PIN').fill('271828');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Save your recovery code' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'I’ve saved it' }).click();
  await expect(section).toContainText(/Created on \w+ \d+, \d{4}\. It lets/);
  await expect(page.getByRole('heading', { name: 'Agents', level: 1 })).toBeVisible();
});
