import { mkdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, type TestDesk, test } from './support/desk-test.ts';
import { draftIsSaved, openTicket, startAs, threadTexts, writeReply } from './support/steps.ts';

/*
 * A file that cannot be attached: the error that is shown, and that nothing is sent without it until the person
 * decides.
 */

const stuck = 'Not sent yet: a file couldn’t be attached. Remove it or try again first.';
const write = (page: Page): Locator => page.getByRole('region', { name: 'Write' });
const lines = (place: Locator): Locator => place.getByRole('list', { name: 'Files' }).getByRole('listitem');
const sent = (page: Page): Locator =>
  page.getByRole('region', { name: 'Thread' }).getByRole('list', { name: 'Files' }).getByRole('link');

/** Files of which the second goes away while the first is being read. */
async function chooseThree(page: Page, desk: TestDesk, place: Locator): Promise<void> {
  const paths = ['.env', 'gone.log', 'last.txt'].map((name) => join(dirname(desk.folder), name));
  for (const path of paths) await writeFile(path, 'some words');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes('file.begin')) await held;
    await route.continue();
  });
  await place.locator('input[type="file"]').first().setInputFiles(paths);
  await expect(lines(place)).toHaveText(['.env, 0%', 'gone.log, 0%', 'last.txt, 0%']);
  await unlink(paths[1] ?? '');
  release();
}

const ofGone = 'gone.log: This file can’t be read. It may have been moved, changed, or removed.';
const ofThree = [/^\.env/, /^last\.txt/, ofGone];

// Only here can a test step in between a window and its desk.
test.describe('in a browser', () => {
  test.use({ inBrowser: true });

  test('a file deleted during its upload blocks the reply until it is removed or retried, and nothing else', async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe');
    await openTicket(page, 'Open', 'PDF files will not open in accounting');
    const before = (await threadTexts(page)).length;
    await writeReply(page, 'All three are with this.');
    await chooseThree(page, desk, write(page));
    await expect(lines(write(page))).toHaveText(ofThree);
    await draftIsSaved(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(write(page).getByRole('alert')).toHaveText(stuck);
    expect(await threadTexts(page)).toHaveLength(before);

    // Back from another page, it is still there, and still in the way.
    await page.getByRole('link', { name: /^Drafts/ }).click();
    await expect(write(page)).toHaveCount(0);
    await page.goBack();
    await expect(lines(write(page))).toHaveText(ofThree);
    await write(page).getByRole('button', { name: 'Send reply' }).click();
    await expect(write(page).getByRole('alert')).toHaveText(stuck);

    await write(page).getByRole('button', { name: 'Retry attaching gone.log' }).click();
    await expect(write(page).getByRole('button', { name: 'Remove gone.log' })).toBeFocused();
    await expect(lines(write(page))).toHaveText(ofThree);
    await page.keyboard.press('Enter');
    await expect(lines(write(page))).toHaveCount(2);
    await expect(write(page).getByRole('alert')).toHaveCount(0);
    await write(page).getByRole('button', { name: 'Send reply' }).click();
    await expect(sent(page)).toHaveText([/^\.env/, /^last\.txt/]);
  });

  test('it stops a new ticket too', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await page.getByRole('button', { name: 'New ticket' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Requester').fill('Ken Wheeler');
    await form.getByLabel('Summary').fill('With what is left');
    await form.getByLabel('Details').fill('See the files.');
    await chooseThree(page, desk, form);
    await expect(lines(form)).toHaveText(ofThree);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(form.getByRole('alert')).toHaveText(stuck);
    await form.getByRole('button', { name: 'Remove gone.log' }).click();
    await expect(form.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { name: 'With what is left' })).toBeVisible();
    await expect(sent(page)).toHaveText([/^\.env/, /^last\.txt/]);
  });

  test('a folder that is dropped is named as one, wherever it is dropped', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await openTicket(page, 'Open', 'PDF files will not open in accounting');
    const folder = join(dirname(desk.folder), 'logs');
    await mkdir(folder);
    const driver = await page.context().newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const place of [
      page.getByRole('region', { name: 'Thread' }),
      page.getByRole('textbox', { name: 'Reply to' }),
    ]) {
      const { x, y } = (await place.boundingBox()) ?? { x: 0, y: 0 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await driver.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 10, data });
      }
      await expect(lines(write(page))).toHaveText(
        'logs: This is a folder. Attach the files in it, or compress it into a zip file first.',
      );
      await write(page).getByRole('button', { name: 'Remove logs' }).click();
      await expect(lines(write(page))).toHaveCount(0);
    }
  });
});
