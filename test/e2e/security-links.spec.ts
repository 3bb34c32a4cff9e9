import type { Page } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { isFramed, wordsOf } from './support/entry-words.ts';
import { type Outside, startOutside } from './support/hostile-outside.ts';
import { postDirectly, postWithPictures, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { startAs } from './support/steps.ts';

let outside: Outside;
test.beforeEach(async () => {
  outside = await startOutside();
});
test.afterEach(() => outside.close());

async function showLinks(page: Page, addresses: readonly string[], isFramed = false): Promise<void> {
  const ticketId = await takeInDirectly(page, 'A ticket with links');
  const links = addresses.map((address) => `<a href="${address}">https://osticket.com/help</a>`);
  const html = `<p>${links.join('</p><p>')}</p>`;
  await (isFramed ? postWithPictures(page, ticketId, [html]) : postDirectly(page, ticketId, [{ html }]));
  await showTicket(page, ticketId);
  await expect(page.locator('[data-loaded="false"]')).toHaveCount(0);
}

for (const place of ['a body', 'a body’s frame']) {
  test(`a link in ${place} opens nothing, whether clicked or activated with the keyboard`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    const isInFrame = place !== 'a body';
    await showLinks(page, [`${outside.url}/clicked`], isInFrame);
    const element = page.getByRole('region', { name: 'Thread' }).locator('[data-body]').nth(1);
    expect(await isFramed(element)).toBe(isInFrame);
    const body = await wordsOf(element);
    const words = body.getByText('https://osticket.com/help');
    const address = page.url();
    await words.click();
    await words.click({ modifiers: ['ControlOrMeta'] });
    await words.click({ modifiers: ['Shift'] });
    await words.click({ button: 'middle' });
    await words.dblclick();
    // Behind the body is the button that asks before it opens the link; keys that send text are no answer to it.
    for (const key of ['Tab', 'Enter', 'ControlOrMeta+Enter']) await page.keyboard.press(key);
    await expect(words).toBeVisible();
    expect(await body.locator(':focus').count()).toBe(0);
    expect(page.url()).toBe(address);
    expect(page.context().pages()).toHaveLength(1);
    expect(outside.connections()).toBe(0);
  });
}

test('EC15: a link opens only after its real host was shown, in a page that knows nothing of the desk', async ({
  desk,
  host,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  // Another name of the same computer: the browser keeps the desk's cookie from it as from any other host.
  const url = outside.url.replace('127.0.0.1', 'localhost');
  await showLinks(page, [`${url}/opened`]);
  const { host: real } = new URL(url);
  await page.getByRole('button', { name: `Open ${real}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Open this link?' });
  await expect(dialog).toContainText(`This link goes to ${real}.`);
  await expect(dialog).toContainText(`${url}/opened`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(outside.connections()).toBe(0);
  expect(page.context().pages()).toHaveLength(1);

  await page.getByRole('button', { name: `Open ${real}` }).click();
  const open = dialog.getByRole('button', { name: 'Open in the browser' });
  expect(await desk.leaving(page, () => open.click())).toBe(`${url}/opened`);
  // Electron passes the address to the system’s browser: it opens no window and sends no request.
  const [, opened] = page.context().pages();
  expect(opened === undefined).toBe(host === 'electron');
  if (!opened) return expect(outside.connections()).toBe(0);
  expect(await opened.evaluate(() => [window.opener === null, document.referrer, window.name])).toEqual([true, '', '']);
  const [request] = outside.requests;
  expect(request).toMatchObject({ path: '/opened' });
  expect(Object.keys(request?.headers ?? {})).not.toContain('cookie');
  expect(Object.keys(request?.headers ?? {})).not.toContain('referer');
});

test('what a link pretends to be is not what the dialog shows', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const tricks = {
    'https://osticket.com@evil.example/': ['evil.example', 'https://evil.example/'],
    'https://osticket.com.evil.example/': ['osticket.com.evil.example', 'https://osticket.com.evil.example/'],
    'https://\u043Esticket.com/': ['xn--sticket-8ig.com', 'https://xn--sticket-8ig.com/'],
    'https://3232235521/': ['192.168.0.1', 'https://192.168.0.1/'],
    'mailto:ken@a.example?bcc=all@a.example': ['ken@a.example', 'mailto:ken@a.example'],
  } as const;
  await showLinks(page, [...Object.keys(tricks), 'javascript:alert(1)', 'data:text/html,x', '/bridge/call']);
  const list = page.getByRole('list', { name: 'Links' }).getByRole('button');
  // Where the link was removed, the address in its text is listed: the one it really leads to.
  await expect(list).toHaveText([...Object.values(tricks).map(([real]) => `Open ${real}`), 'Open osticket.com']);
  for (const [real, address] of Object.values(tricks)) {
    await page.getByRole('button', { name: `Open ${real}`, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Open this link?' });
    await expect(dialog.getByText(`This link goes to ${real}.`, { exact: true })).toBeVisible();
    await expect(dialog.getByText(address, { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});
