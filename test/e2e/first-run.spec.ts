import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { wordsOf } from '../../renderer/ui/chord.ts';
import { expect, test } from './support/desk-test.ts';
import { anotherAs, direct, isMac, lock, openSample, signIn, signInAs, startAs, startSample } from './support/steps.ts';

const passphrase = 'four lanterns by the river';

async function fillFirstStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await page.getByLabel('Name of the desk').fill('Harbour Desk');
  await page.getByLabel('Your name').fill('Ada Park');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill(passphrase);
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Who else answers?' })).toBeFocused();
  await expect(page.getByText('Step 2 of 2')).toBeVisible();
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open my desk' }).click();
}

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

test('setting up refuses what is missing or easy to guess, beside each field', async ({ desk }) => {
  const page = await desk.start();
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await expect(page.getByLabel('Folder')).toHaveValue(desk.folder);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Name of the desk')).toHaveAccessibleDescription('Fill this in; it is empty.');
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('Fill this in; it is empty.');

  const chosen = page.getByLabel('Passphrase', { exact: true });
  const again = page.getByLabel('Passphrase again');
  await page.getByLabel('Name of the desk').fill('Harbour Desk');
  await page.getByLabel('Your name').fill('Ada Park');
  await chosen.fill('eleven char');
  await again.fill('eleven char');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(chosen).toHaveAccessibleDescription(/at least 12 characters/);
  await chosen.fill('abababababab');
  await again.fill('abababababab');
  await expect(chosen).toHaveAccessibleDescription(/easy to guess/);
  await chosen.fill(passphrase);
  await again.fill(`${passphrase}s`);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(again).toHaveAccessibleDescription('The two are not the same. Type it again.');
  await again.fill(passphrase);
  await expect(again).toHaveAccessibleDescription('');
  await next(page);

  await page.getByRole('button', { name: 'Add another' }).click();
  await page.getByLabel('Name').fill('Bo Lind');
  // Two of one name are told apart by nobody; it is said, and stays allowed.
  const taken = 'Somebody here is already called that. Add what tells them apart.';
  await page.getByLabel('Name').fill(' ada  PARK');
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(taken);
  await page.getByLabel('Name').fill('Bo Lind');
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription('');
  const pin = page.getByLabel('PIN or passphrase');
  for (const [easy, sentence] of [
    ['12345', /at least 6 digits/],
    ['123456', /easy to guess/],
    ['111111', /easy to guess/],
    ['short', /at least 6 digits, or a passphrase/],
  ] as const) {
    await pin.fill(easy);
    await finish(page);
    await expect(pin).toHaveAccessibleDescription(sentence);
  }
  await expect(page.getByText('Step 2 of 2')).toBeVisible();
});

test('setting up says what is wrong with a folder, and goes on once it is right', async ({ desk }) => {
  const beside = dirname(desk.folder);
  await mkdir(join(beside, 'full'), { recursive: true });
  await writeFile(join(beside, 'full', 'letter.txt'), 'mine');
  await mkdir(join(beside, 'taken'));
  await writeFile(join(beside, 'taken', 'desk.json'), '{}');
  const page = await desk.start();
  await fillFirstStep(page);
  for (const [folder, sentence] of [
    ['my desk', 'Write the folder’s whole path, from the root of the disk on.'],
    [join(beside, 'full', 'letter.txt'), 'This is a file, not a folder. Choose a folder.'],
    [join(beside, 'full'), 'This folder holds other files. Choose an empty one, or the name of a new one.'],
    [join(beside, 'taken'), /There is a desk in this folder already/],
  ] as const) {
    await page.getByLabel('Folder').fill(folder);
    await next(page);
    await finish(page);
    await expect(page.getByRole('alert')).toHaveText(sentence);
    await expect(page.getByText('Step 1 of 2')).toBeVisible();
    await expect(page.getByLabel('Name of the desk')).toHaveValue('Harbour Desk');
  }
  expect(await readdir(join(beside, 'full'))).toEqual(['letter.txt']);
  await page.getByLabel('Folder').fill(join(beside, 'new', 'deep'));
  await next(page);
  await finish(page);
  await expect(page.getByText('Who is working?')).toBeVisible();
  expect(await readdir(join(beside, 'new', 'deep'))).toContain('journal');
});

test('a new desk opens at its tiles and starts with osTicket’s defaults', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await page.getByRole('button', { name: 'Add another' }).click();
  await page.getByLabel('Name').fill('Bo Lind');
  await page.getByLabel('PIN or passphrase').fill('926535');
  await finish(page);
  await expect(page).toHaveTitle('Harbour Desk');
  await expect(page.getByRole('list', { name: 'Agents' }).getByRole('button')).toHaveText([/Ada Park/, /Bo Lind/]);
  await expect(page.getByText('SAMPLE')).toHaveCount(0);
  await expect(page.getByText(/^PIN \d/)).toHaveCount(0);

  await signIn(page, 'Bo Lind', '926535');
  await expect(page.getByText('There are no tickets yet')).toBeVisible();
  await expect(page.getByText(`${wordsOf('Mod+N', isMac)} takes in the first one.`)).toBeVisible();
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  const options = (label: string) => form.getByLabel(label, { exact: true }).locator('option').allTextContents();
  expect({
    topics: await options('Help topic'),
    departments: await options('Department'),
    priorities: await options('Priority'),
    plans: await options('SLA plan'),
    sources: await options('Source'),
  }).toEqual({
    topics: ['Feedback', 'General Inquiry', 'Report a Problem', 'Report a Problem / Access Issue'],
    departments: ['Maintenance', 'Sales', 'Support'],
    priorities: ['Low', 'Normal', 'High', 'Emergency'],
    plans: ['Default SLA'],
    sources: ['Phone', 'Walk-in', 'Email', 'Web', 'Other'],
  });
});

test('agents can be added later, by the administrator alone, and can then sign in', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await finish(page);
  // With one tile there is nothing to choose.
  await page.getByLabel('PIN or passphrase of Ada Park').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Agents' }).click();
  await page.getByRole('button', { name: 'Add agent' }).click();
  const form = page.getByRole('dialog', { name: 'Add an agent' });
  await form.getByLabel('Name').fill('Bo Lind');
  await form.getByLabel('PIN or passphrase').fill('123456');
  await form.getByRole('button', { name: 'Save agent' }).click();
  await expect(form.getByLabel('PIN or passphrase')).toHaveAccessibleDescription(/easy to guess/);
  await form.getByLabel('PIN or passphrase').fill('926535');
  await form.getByRole('button', { name: 'Save agent' }).click();
  await expect(page.getByText('Bo Lind can sign in.')).toBeVisible();
  await lock(page);

  await signIn(page, 'Bo Lind', '926535');
  await expect(page.getByRole('link', { name: 'Agents' })).toHaveCount(0);
  expect((await direct(page, 'ask', 'agents.list', {})).error?.code).toBe('forbidden');
});

test('a name that is taken is warned of, and an agent who has left goes from the tiles and out of their window', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const other = await anotherAs(desk, 'John Doe');
  await expect(other.getByRole('option').first()).toBeVisible();
  await page.getByRole('link', { name: 'Agents' }).click();
  await page.getByRole('button', { name: 'Edit Jane Doe' }).click();
  const own = page.getByRole('dialog', { name: 'Edit Jane Doe' });
  await expect(own.getByLabel('Name')).toHaveAccessibleDescription('');
  await own.getByLabel('Name').fill('john doe');
  await expect(own.getByLabel('Name')).toHaveAccessibleDescription(/already called that/);
  await expect(own.getByRole('button', { name: 'Remove from the desk' })).toHaveCount(0);
  await own.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Edit John Doe' }).click();
  await page.getByRole('button', { name: 'Remove from the desk' }).click();
  const asked = page.getByRole('dialog', { name: 'Remove John Doe from the desk?' });
  await expect(asked).toContainText('John Doe cannot sign in any more');
  await asked.getByRole('button', { name: 'Remove from the desk' }).click();
  await expect(page.getByText('John Doe does not work on this desk any more.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit John Doe' })).toHaveCount(0);
  await expect(other.getByText('Who is working?')).toBeVisible();
  await expect(other.getByRole('list', { name: 'Agents' }).getByRole('button')).toHaveText([/Jane Doe/]);
});

test('the agents’ page is not there for an agent who is no administrator, whatever the address says', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: 'Agents' }).click();
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
  await expect(page).toHaveTitle('Acme Desk · SAMPLE');
  await expect(page.getByText('SAMPLE', { exact: true })).toBeVisible();
  const counts = await direct(page, 'ask', 'queue.counts', {});
  const { open, closed } = counts.value as { open: number; closed: number };
  expect(open + closed).toBe(40);
});

test('the sample desk starts over: what was done on it is gone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(page.getByRole('option').first()).toBeVisible();
  const before = await page.getByRole('heading', { name: /^Open/ }).textContent();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: /^Open/ })).not.toHaveText(before ?? '');
  await page.setViewportSize({ width: 960, height: 600 });
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
  await signInAs(page, 'Jane Doe');
  await expect(page.getByRole('heading', { name: /^Open/ })).toHaveText(before ?? '');
});

test('deleting the sample desk asks first, takes its folder away and shows the first screen', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  await expect(page).toHaveTitle('Deskside');
  await expect.poll(() => readdir(dirname(desk.folder))).not.toContain('desk');
});

test('from the sample desk one goes on to a desk of one’s own, and “Open it” leads back', async ({ desk }) => {
  const page = await startSample(desk);
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Set up my own desk' }).click();
  const asked = page.getByRole('dialog', { name: 'Leave the sample desk?' });
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
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
    ['desk', /Write the folder’s whole path, from the root of the disk on./],
    [dirname(desk.folder), /There is no desk in this folder/],
    [join(dirname(desk.folder), 'nowhere'), /There is no desk in this folder/],
  ] as const) {
    await dialog.getByLabel('Folder').fill(folder);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByLabel('Folder')).toHaveAccessibleDescription(sentence);
  }
  await dialog.getByLabel('Folder').fill(desk.folder);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
});
