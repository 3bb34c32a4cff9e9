import type { Page } from '@playwright/test';
import { draftIsSaved, makeTicket, openTicket, startAs, toast, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const summary = 'PDF files will not open in accounting';
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const strip = (page: Page) => page.getByRole('region', { name: 'Write' }).getByRole('alert');

test('files are attached, removed, and sent with the reply', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'With files');
  const composer = page.getByRole('region', { name: 'Write' });
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await composer
    .locator('input[type="file"]')
    .first()
    .setInputFiles([file('a.txt'), file('b.txt'), file(`${'very-long-'.repeat(12)}c.txt`)]);
  const files = composer.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveText([/^a\.txt/, /^b\.txt/, /^(very-long-)+c\.txt/]);
  await expect(composer.getByRole('button', { name: /^Remove/ })).toHaveCount(3);
  await composer.getByRole('button', { name: 'Remove b.txt' }).focus();
  await page.keyboard.press('Enter');
  await expect(files).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  await expect(composer.getByRole('button', { name: /^Remove very-long/ })).toBeFocused();
  await draftIsSaved(page);
  await page.reload();
  await expect(files).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  await writeReply(page, 'Two files for you.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(files).toHaveCount(0);
  const sent = page.locator('article[data-kind="reply"]').getByRole('list', { name: 'Files' }).getByRole('link');
  await expect(sent).toHaveText([/^a\.txt/, /^(very-long-)+c\.txt/]);
  for (const link of await sent.all())
    expect(await link.locator('svg').evaluate((icon) => icon.getBoundingClientRect().width)).toBe(14);
});

test('files dropped on the thread are attached, at most 20 of them, and the buttons stay visible', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.setViewportSize({ width: 960, height: 600 });
  await openTicket(page, 'Open', summary);
  await page.getByRole('region', { name: 'Thread' }).evaluate((element) => {
    const dataTransfer = new DataTransfer();
    for (let file = 1; file <= 61; file++) dataTransfer.items.add(new File(['x'], `scan-${file}.txt`));
    for (const type of ['dragover', 'drop']) {
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  });
  const composer = page.getByRole('region', { name: 'Write' });
  const refused = composer.getByRole('listitem').filter({ hasText: 'weren’t attached' });
  // Twenty files are uploaded first, one after the other.
  await expect(refused).toHaveText('41 more files weren’t attached. You can attach up to 20 files to a message.', {
    timeout: 30_000,
  });
  await expect(composer.getByRole('listitem')).toHaveCount(21);
  await expect(refused).toBeInViewport({ ratio: 1 });
  await expect(refused.getByRole('button')).toHaveCount(1);
  await draftIsSaved(page);
  const send = page.getByRole('button', { name: 'Send reply' });
  await expect(send).toBeInViewport({ ratio: 1 });
  await writeReply(page, 'All the scans.');
  await send.click();
  await expect(composer).toContainText('Not sent yet: 41 files couldn’t be attached. Remove them or try again first.');
  await composer.getByRole('button', { name: 'Remove scan-7.txt' }).click();
  await expect(refused.getByRole('button', { name: 'Retry attaching 41 files' })).toBeVisible();
  await refused.getByRole('button', { name: 'Retry attaching 41 files' }).click();
  await expect(refused).toHaveText('40 more files weren’t attached. You can attach up to 20 files to a message.');
  await refused.getByRole('button', { name: 'Remove 40 files' }).click();
  await expect(refused).toHaveCount(0);
  await expect(composer).not.toContainText('Not sent yet');
  await expect(composer.getByRole('listitem')).toHaveCount(20);
});

test('a file dropped beside the desk does not make the browser leave it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  for (const place of [page.getByRole('region', { name: 'Thread' }), page.getByRole('navigation')]) {
    const isStopped = await place.evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
      const options = { bubbles: true, cancelable: true, dataTransfer };
      return ['dragover', 'drop'].map((type) => !element.dispatchEvent(new DragEvent(type, options)));
    });
    expect(isStopped).toEqual([true, true]);
  }
});

test('Send waits for uploads, and says so when one fails', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const isFull = { now: false };
  await page.route('**/bridge/call', async (route) => {
    if (!/"file\.(begin|finish)"/.test(route.request().postData() ?? '')) return route.continue();
    await new Promise((after) => setTimeout(after, 400));
    const full = { ok: false, error: { code: 'not-saved', reason: 'disk-full', message: 'ENOSPC' } };
    return isFull.now ? route.fulfill({ json: full }) : route.continue();
  });
  const write = page.getByRole('region', { name: 'Write' });
  const chooser = write.locator('input[type="file"]').first();
  const files = ['one.log', 'two.log'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }));
  await writeReply(page, 'Both logs are with this');
  await chooser.setInputFiles(files);
  await expect(write.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  const sent = page.getByRole('region', { name: 'Thread' }).getByRole('list', { name: 'Files' }).getByRole('link');
  await expect(sent).toHaveText([/^one\.log/, /^two\.log/]);
  await expect(write.getByRole('listitem')).toHaveCount(0);

  isFull.now = true;
  await writeReply(page, 'And a third');
  await chooser.setInputFiles(files);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(strip(page)).toContainText('Not sent yet: 2 files couldn’t be attached.');
  await expect(reply(page)).toHaveText('And a third');
  await expect(sent).toHaveCount(2);
});
