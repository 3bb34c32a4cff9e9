import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { hostileNames } from '../support/hostile-names.ts';
import { expect, test } from './support/desk-test.ts';
import { entriesOf, handInDirectly, postDirectly, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { startAs } from './support/steps.ts';

const script = '<script>top.touched = 1; parent.touched = 1; window.touched = 1</script>';
const contents = {
  'page.html': `<!doctype html>${script}<p>rendered</p>`,
  'picture.svg': `<svg xmlns="http://www.w3.org/2000/svg">${script}<text y="20">rendered</text></svg>`,
  'page.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${script}</body></html>`,
  'notes.txt': `<html>${script}</html>`,
  'setup.exe': 'MZ',
} as const;

interface Shown {
  readonly name: string;
  readonly url: string;
}

async function attach(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<Shown[]> {
  const ticketId = await takeInDirectly(page, 'A ticket with files');
  const ids: string[] = [];
  for (const { name, text } of files) ids.push(await handInDirectly(page, name, text));
  const postings: { html: string; files: string[] }[] = [];
  // An entry holds at most twenty files.
  for (let at = 0; at < ids.length; at += 20) postings.push({ html: '', files: ids.slice(at, at + 20) });
  await postDirectly(page, ticketId, postings);
  await showTicket(page, ticketId);
  return (await entriesOf(page, ticketId)).flatMap(({ attachments }) => attachments);
}

test('a file is saved under its name and never shown, in a frame or a window of its own neither', async ({
  desk,
  host,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const files = await attach(
    page,
    Object.entries(contents).map(([name, text]) => ({ name, text })),
  );
  expect(files.map(({ name }) => name)).toEqual(Object.keys(contents));

  for (const { name, url } of files) {
    const { headers, text } = await page.evaluate(async (path) => {
      const response = await fetch(path);
      return { headers: Object.fromEntries(response.headers), text: await response.text() };
    }, url);
    expect(text).toBe(contents[name as keyof typeof contents]);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });

    const saved = await desk.saved(page, () => page.getByRole('link', { name: `Download ${name}` }).click());
    expect([saved.name, await readFile(saved.path, 'utf8')]).toEqual([name, text]);
  }

  for (const { name, url } of files.slice(0, 3)) {
    const frameIt = () =>
      page.evaluate((path) => {
        const frame = document.createElement('iframe');
        frame.id = 'trap';
        frame.src = path;
        document.body.append(frame);
      }, url);
    // In Electron a frame is not even led to a file.
    if (host === 'electron') await frameIt();
    else expect((await desk.saved(page, frameIt)).name).toBe(name);
    expect(await page.locator('#trap').contentFrame().locator('body').innerText()).toBe('');
    await page.locator('#trap').evaluate((frame) => frame.remove());
  }
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
  // A window of Electron opens no other ones; what it is asked for goes to the system's browser.
  if (host === 'electron') return;

  const another = await page.context().newPage();
  for (const { name, url } of files.slice(0, 3)) {
    const saving = another.waitForEvent('download');
    await another.goto(new URL(url, page.url()).href).catch(() => undefined); // It becomes a download, never a page.
    expect((await saving).suggestedFilename()).toBe(name);
    expect(another.url()).toBe('about:blank');
  }
});

test('names of files are what a person can see and any system can keep', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  // A lone surrogate does not come through a browser's own file chooser, but a tampered page can send one.
  const files = await attach(
    page,
    hostileNames.map(({ name }, index) => ({ name, text: `file ${index}` })),
  );
  expect(files.map(({ name }) => name)).toEqual(hostileNames.map(({ safe }) => safe));
  const exe = page.getByRole('link', { name: 'Download invoice.pdf_fdp.exe' });
  await expect(exe.locator('bdi')).toHaveText('invoice.pdf_fdp.exe');
  expect((await desk.saved(page, () => exe.click())).name).toBe('invoice.pdf_fdp.exe');
});
