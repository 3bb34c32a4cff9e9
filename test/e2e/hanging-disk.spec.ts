import { type ChildProcess, execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { root } from './support/host-choice.ts';
import { end, serve } from './support/hosts.ts';

/*
 * A disk that does not answer, below a real process of the browser host: the system’s own call hangs there.
 */

test.use({ inBrowser: true });
test.skip(process.platform === 'win32', 'a pipe in the file system is how a call is made to hang');

const passphrase = 'four lanterns by the river';
const hook = join(root, 'test', 'support', 'hanging-disk.ts');

interface Hanging {
  readonly child: ChildProcess;
  readonly page: Page;
}

/** A desk in whose neighbourhood there is a folder that hangs. */
async function startHanging(
  desk: { readonly folder: string; readonly dataFolder: string },
  page: Page,
): Promise<Hanging> {
  await mkdir(dirname(desk.folder), { recursive: true });
  await promisify(execFile)('mkfifo', [join(dirname(desk.folder), 'pipe')]);
  const { child, link } = await serve({ ...desk, nodeWords: ['--import', 'tsx', '--import', hook] });
  await page.goto(link);
  return { child, page };
}

async function fillIn(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await page.getByLabel('Desk name').fill('Harbour Desk');
  await page.getByLabel('Folder').fill(folder);
  await page.getByLabel('Your name').fill('Ada Park');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Repeat passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Next' }).click();
}

test('a folder that does not answer says so, and another one can be chosen', async ({ desk, browser }) => {
  const page = await browser.newPage();
  const { child } = await startHanging(desk, page);
  try {
    await fillIn(page, join(dirname(desk.folder), 'hangs'));
    await expect(page.getByRole('status').getByText('Checking the folder…')).toBeVisible();
    const folder = page.getByLabel('Folder');
    await expect(folder).toHaveAccessibleDescription(/^This folder didn’t respond\./, { timeout: 40_000 });
    await expect(folder).toBeFocused();
    await folder.fill(desk.folder);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Open my desk' }).click();
    await page.getByRole('button', { name: 'I’ve saved it' }).click({ timeout: 40_000 });
    await expect(page.getByText('There are no tickets yet')).toBeVisible({ timeout: 40_000 });
  } finally {
    await page.close();
    await end(child, 'SIGTERM');
  }
  // It held a call of the system until the very end, so that only the system could end it.
  expect(child.signalCode).toBe('SIGKILL');
});

test('a process that waits for the disk ends on request', async ({ desk, browser }) => {
  const page = await browser.newPage();
  const { child } = await startHanging(desk, page);
  await fillIn(page, join(dirname(desk.folder), 'hangs'));
  await expect(page.getByRole('status').getByText('Checking the folder…')).toBeVisible();
  await end(child, 'SIGTERM');
  expect(child.signalCode).toBe('SIGKILL');
  await page.close();
});

test('a process that waits for nothing ends with 0', async ({ desk, browser }) => {
  const page = await browser.newPage();
  const { child } = await startHanging(desk, page);
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  await end(child, 'SIGTERM');
  expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  await page.close();
});
