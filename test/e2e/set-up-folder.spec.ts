import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './support/desk-test.ts';
import { fillFirstStep, finish, isOpen, next } from './support/set-up-steps.ts';

test('a folder is checked before the next step, and its error is shown at its field', async ({ desk }) => {
  const beside = dirname(desk.folder);
  await mkdir(join(beside, 'full'), { recursive: true });
  await writeFile(join(beside, 'full', 'letter.txt'), 'mine');
  await mkdir(join(beside, 'taken'));
  await writeFile(join(beside, 'taken', 'desk.json'), '{}');
  const page = await desk.start();
  await fillFirstStep(page);
  const folder = page.getByLabel('Folder');
  for (const [path, sentence] of [
    ['my desk', /^Enter the full path, for example .+Deskside\./],
    [join(beside, 'full', 'letter.txt'), /^This path leads to a file, not a folder\./],
    [join(beside, 'full'), /^This folder contains other files\./],
    [join(beside, 'taken'), /^This folder contains a desk that is damaged or incomplete\./],
    ...(process.platform === 'linux' ? [['/proc/1/desk', /^A folder can’t be created here\./] as const] : []),
  ] as const) {
    await folder.fill(path);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(folder).toHaveAccessibleDescription(sentence);
    await expect(folder).toBeFocused();
    await expect(page.getByText('Step 1 of 2')).toBeVisible();
  }
  await folder.fill(join(beside, 'other'));
  await expect(folder).toHaveAccessibleDescription(/^Everything is stored in this folder\./);
  expect(await readdir(join(beside, 'full'))).toEqual(['letter.txt']);
  await folder.fill(join(beside, 'new', 'deep'));
  await next(page);
  expect(await readdir(beside)).not.toContain('new');
  await finish(page);
  await isOpen(page);
  expect(await readdir(join(beside, 'new', 'deep'))).toContain('journal');
});

test('a folder that another program has filled in the meantime leads back to its field', async ({ desk }) => {
  const page = await desk.start();
  const folder = join(dirname(desk.folder), 'late');
  await fillFirstStep(page);
  await page.getByLabel('Folder').fill(folder);
  await next(page);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'letter.txt'), 'mine');
  await finish(page);
  await expect(page.getByText('Step 1 of 2')).toBeVisible();
  await expect(page.getByLabel('Folder')).toBeFocused();
  await expect(page.getByLabel('Folder')).toHaveAccessibleDescription(/^This folder contains other files\./);
});

test('~ is the home folder, and its full path is shown from then on', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await page.getByLabel('Folder').fill('~/Desks/harbour');
  await next(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Folder')).toHaveValue(/^(\/|[A-Z]:\\).*[\\/]Desks[\\/]harbour$/);
});

test('a browser has no dialog for folders, so none is offered', async ({ desk, host }) => {
  const page = await desk.start();
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  await expect(page.getByRole('button', { name: 'Choose…' })).toHaveCount(host === 'electron' ? 1 : 0);
});
