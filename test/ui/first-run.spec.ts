import { dirname, join } from 'node:path';
import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import { fillFirstStep, finish, isOpen, next, passphrase } from '../e2e/support/set-up-steps.ts';
import {
  anotherAs,
  direct,
  lock,
  openSample,
  signIn,
  signInAs,
  startAs,
  startSample,
  toast,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

test('the first screen offers a desk of one’s own, a sample, and a desk that is there already', async ({ desk }) => {
  const page = await desk.start();
  await expect(page).toHaveTitle('Deskside');
  await expect(page.getByRole('heading')).toHaveText([
    'Deskside',
    'Run a help desk on this computer',
    'Look around with a sample desk',
  ]);
  await expect(page.getByRole('button')).toHaveText(['Set up my desk', 'Open the sample desk', 'Open it']);
  await expect(page.getByText('Forty tickets and two agents, Jane and John.')).toBeVisible();
});

test('agents can be added later, by the administrator alone, and can then sign in', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await finish(page);
  await isOpen(page);
  await lock(page);
  // With one tile there is nothing to choose.
  await page.getByLabel('PIN or passphrase').fill('four lanterns');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('PIN or passphrase')).toBeFocused();
  await page.getByLabel('PIN or passphrase').fill(passphrase);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await page.getByRole('button', { name: 'Add agent' }).click();
  const form = page.getByRole('region', { name: 'New agent' });
  await form.getByLabel('Name').fill('Bo Lind');
  await form.getByLabel('PIN or passphrase').fill('123456');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByLabel('PIN or passphrase')).toHaveAccessibleDescription(/too easy to guess/);
  await expect(form.getByLabel('PIN or passphrase')).toBeFocused();
  await form.getByLabel('PIN or passphrase').fill('926535');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, '“Bo Lind” saved.')).toBeVisible();
  await lock(page);

  await signIn(page, 'Bo Lind', '926535');
  await expect(page.getByRole('link', { name: 'Desk set-up' })).toHaveCount(0);
  expect((await direct(page, 'ask', 'agents.lacks', {})).error?.code).toBe('forbidden');
});

test('a name in use gets a warning, and an archived agent disappears from the tiles and is signed out', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'John Doe');
  await expect(other.getByRole('option').first()).toBeVisible();
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  const agents = page.getByRole('listbox', { name: 'Agents', exact: true });
  await agents.getByRole('option', { name: 'Jane Doe' }).click();
  const own = page.getByRole('region', { name: 'Jane Doe', exact: true });
  await expect(own.getByLabel('Name')).toHaveAccessibleDescription('');
  await own.getByLabel('Name').fill('john doe');
  await expect(own.getByLabel('Name')).toHaveAccessibleDescription(/Another agent has this name/);
  await own.getByLabel('Name').fill('Jane Doe');

  await agents.getByRole('option', { name: 'John Doe' }).click();
  await page.getByRole('button', { name: 'Archive…' }).click();
  const asked = page.getByRole('dialog', { name: 'Archive “John Doe”?' });
  await asked.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(toast(page, '“John Doe” archived.')).toBeVisible();
  await expect(agents.getByRole('option', { name: 'John Doe' })).toHaveCount(0);
  await expect(other.getByText('Who’s signing in?')).toBeVisible();
  await expect(other.getByRole('list', { name: 'Agents' }).getByRole('button')).toHaveText([/Jane Doe/]);
});

test('the agents’ page is unavailable to agents who are not administrators, even by its address', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expect(page.getByRole('heading', { name: 'Agents' })).toBeVisible();
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Agents' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add agent' })).toHaveCount(0);
});

test('the sample desk says that it is one, everywhere, and holds forty tickets', async ({ desk }) => {
  const page = await desk.start();
  await openSample(page);
  await expect(page).toHaveTitle('Acme Desk · SAMPLE');
  await expect(page.getByText('SAMPLE', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('PIN 271828');
  await expect(page.getByRole('button', { name: 'John Doe' })).toContainText('PIN 314159');
  await signInAs(page, 'Jane Doe');
  await expect(page).toHaveTitle('Open – Acme Desk · SAMPLE');
  await expect(page.getByText('SAMPLE', { exact: true })).toBeVisible();
  const counts = await direct(page, 'ask', 'queue.counts', {});
  const { open, closed } = (counts.value as QueueCounts).queues;
  expect((open?.total ?? 0) + (closed?.total ?? 0)).toBe(40);
});

test('the sample desk starts over without the changes made to it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const heading = page.getByRole('heading', { name: /^Open/ });
  await expect(heading).toHaveText(/^Open \d+$/);
  const before = await heading.textContent();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await expect(heading).not.toHaveText(before ?? '');
  await page.setViewportSize({ width: 960, height: 600 });
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  // A desk of forty tickets is made anew, each of its commits on the disk: the page is as patient as when it was opened.
  await page.getByText('Who’s signing in?').waitFor();
  await signInAs(page, 'Jane Doe');
  await expect(heading).toHaveText(before ?? '');
});

test('deleting the sample desk asks first, removes its folder and shows the first screen', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  await expect(page).toHaveTitle('Deskside');
  await expect.poll(() => desk.disk().list(dirname(desk.folder))).not.toContain('desk');
});

test('a new desk can be set up from the sample desk, and “Open it” leads back', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Set up my own desk' }).click();
  const asked = page.getByRole('dialog', { name: 'Leave the sample desk?' });
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Set up my own desk' }).click();
  await asked.getByRole('button', { name: 'Set up my own desk' }).click();
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  // Where the sample is, no desk can be set up.
  await expect(page.getByLabel('Folder')).not.toHaveValue(desk.folder);
  await page.getByRole('button', { name: 'Back' }).click();

  await page.getByRole('button', { name: 'Open it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a desk' });
  for (const [folder, sentence] of [
    ['desk', /^Enter the full path, for example/],
    [dirname(desk.folder), /There is no desk in this folder/],
    [join(dirname(desk.folder), 'nowhere'), /There is no desk in this folder/],
  ] as const) {
    await dialog.getByLabel('Folder').fill(folder);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByLabel('Folder')).toHaveAccessibleDescription(sentence);
    await expect(dialog.getByLabel('Folder')).toBeFocused();
  }
  await dialog.getByLabel('Folder').fill(desk.folder);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
});
