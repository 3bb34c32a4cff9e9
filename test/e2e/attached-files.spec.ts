import { stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { postWithPictures } from './support/hostile-steps.ts';
import { openTicket, startAs, threadTexts, ticketIdOf } from './support/steps.ts';

test('files that are picked and dropped go with the ticket and come back with their names', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('With two files');
  await form.getByLabel('Details').fill('See the files.');
  await form.locator('input[type="file"]').setInputFiles([
    { name: 'Größe & Maß (1).txt', mimeType: 'text/plain', buffer: Buffer.from('picked') },
    { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('to be removed') },
  ]);
  await expect(form.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(2);
  await form.getByRole('button', { name: 'Remove wrong.txt' }).click();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(300_000).fill(7)], 'log.bin'));
    return data;
  });
  await form.getByLabel('Summary').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(form.getByRole('list', { name: 'Files' })).toContainText('log.bin293 KB');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'With two files' })).toBeVisible();
  await expect.poll(() => threadTexts(page)).toEqual(['See the files.']);

  const files = page.getByRole('region', { name: 'Thread' }).getByRole('list', { name: 'Files' }).getByRole('link');
  await expect(files).toHaveText([/^Größe & Maß \(1\)\.txt6 B$/, /^log\.bin293 KB$/]);
  for (const [index, name] of ['Größe & Maß (1).txt', 'log.bin'].entries()) {
    const saved = await desk.saved(page, () => files.nth(index).click());
    expect(saved.name).toBe(name);
    expect((await stat(saved.path)).size).toBe(index === 0 ? 6 : 300_000);
  }
});

test('a file that is too large is named with the reason, and the other files are still attached', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await expect(form.getByText('up to 50 MB each')).toBeVisible();
  const path = join(dirname(desk.folder), 'film.mov');
  await writeFile(path, '');
  await truncate(path, 50 * 1024 * 1024 + 1);
  await form.locator('input[type="file"]').setInputFiles(path);
  const files = form.getByRole('list', { name: 'Files' });
  await expect(files).toHaveText(
    'film.mov: This file is larger than 50 MB. Share it another way, and write where to find it.',
  );
  await form.getByRole('button', { name: 'Remove film.mov' }).click();
  await expect(files).toHaveCount(0);
});

// Electron's driver drags no files.
test.describe('in a browser', () => {
  test.use({ inBrowser: true });

  for (const way of ['over its head', 'from outside'] as const) {
    test(`a file dragged ${way} onto an entry is attached, the composer says so, and the queue accepts none`, async ({
      desk,
    }) => {
      const page = await startAs(desk, 'Jane Doe');
      await openTicket(page, 'Open', 'PDF files will not open in accounting');
      await postWithPictures(page, ticketIdOf(page), ['<p>A frame would take the files for itself.</p>']);
      const driver = await page.context().newCDPSession(page);
      const file = join(desk.folder, 'dragged.txt');
      await writeFile(file, 'dragged');
      const frame = page.locator('article iframe').last();
      await frame.contentFrame().locator('body').waitFor();
      const drag = async (type: 'dragEnter' | 'dragOver' | 'drop', at: Locator, down = 0.5) => {
        const box = await at.boundingBox();
        if (!box) throw new Error('There is nothing to drag over');
        const data = { items: [], files: [file], dragOperationsMask: 1 };
        const [x, y] = [box.x + box.width / 2, box.y + box.height * down];
        await driver.send('Input.dispatchDragEvent', { type, x, y, data });
      };
      const hint = page.getByText('Drop files to attach them to the reply');
      const head = page.getByRole('heading', { level: 1 });
      if (way === 'over its head') {
        await drag('dragEnter', head);
        await drag('dragOver', head);
        await expect(hint).toBeVisible();
        await drag('dragOver', page.getByRole('navigation').first());
        await expect(hint).toBeHidden();
        await drag('dragOver', head);
      } else {
        await page.mouse.move(300, 300);
        await page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave')));
        await drag('dragEnter', frame);
      }
      for (const down of [0.3, 0.4, 0.5, 0.6]) await drag('dragOver', frame, down);
      await expect(hint).toBeVisible();
      await drag('drop', frame);
      await expect(page.getByRole('region', { name: 'Write' }).getByRole('listitem')).toHaveText(/^dragged\.txt/);
      await expect(hint).toBeHidden();
    });
  }
});
