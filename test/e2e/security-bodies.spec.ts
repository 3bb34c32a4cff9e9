import type { Frame, Page, Response } from '@playwright/test';
import { bodyHeaders } from '../../main/host/security-headers.ts';
import { aimedAt, fold, hostileBodies } from '../support/hostile-bodies.ts';
import { expect, test } from './support/desk-test.ts';
import { type Outside, startOutside } from './support/hostile-outside.ts';
import { postDirectly, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { startAs } from './support/steps.ts';

// Tracing photographs all frames at every step.
test.use({ trace: 'off' });

/** In a window this tall no frame waits for being scrolled to. */
const tall = { viewport: { width: 1000, height: 6_000 } };

/** Every third will do: cleaning is tried on all of them elsewhere, and so are frames that show them as they came. */
const some = hostileBodies.filter((_body, index) => index % 3 === 0);

const summary = 'A ticket full of traps';

let outside: Outside;
test.beforeEach(async () => {
  outside = await startOutside();
});
test.afterEach(() => outside.close());

async function openTrapped(page: Page, bodies: readonly string[]): Promise<Frame[]> {
  const ticketId = await takeInDirectly(page, summary);
  await postDirectly(
    page,
    ticketId,
    bodies.map((html) => ({ html })),
  );
  await showTicket(page, ticketId);
  const frames = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  await expect(frames).toHaveCount(bodies.length + 1);
  await expect(page.locator('[data-loaded="false"]')).toHaveCount(0, { timeout: 20_000 });
  const shown = await Promise.all((await frames.elementHandles()).map((element) => element.contentFrame()));
  return shown.filter((frame) => frame !== null);
}

test('ES3: hostile bodies are shown as text: nothing leaves, nothing runs, and the desk keeps working', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', tall);
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const opened = openTrapped(
    page,
    some.map(({ html }) => aimedAt(html, outside.url)),
  );
  const [, ...frames] = await opened;
  const texts = await Promise.all(frames.map((frame) => frame.locator('body').innerText()));
  expect(texts.map(fold)).toEqual(some.map(({ reads }) => aimedAt(reads, outside.url)));

  expect(outside.requests).toEqual([]);
  expect(outside.connections()).toBe(0);
  expect(dialogs).toBe(0);
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
  expect(page.url()).toContain('#/');
  await page.getByLabel('Priority').selectOption('High');
  await expect(page.getByText('changed Priority')).toBeVisible();
});

test('a body is in a frame with an empty sandbox and its own policy, and cannot see the desk', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/body/')) responses.push(response);
  });
  const frames = await openTrapped(page, ['<p>before <b>bold</b> after</p>']);
  const [, frame] = frames;
  if (!frame) throw new Error('There is no frame');

  const elements = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  for (const element of await elements.all()) await expect(element).toHaveAttribute('sandbox', '');
  expect(responses.length).toBeGreaterThanOrEqual(2);
  for (const response of responses) {
    expect(response.status()).toBe(200);
    // The headers of the response; some schemes report no others.
    const headers = response.headers();
    for (const [name, value] of Object.entries(bodyHeaders)) expect(headers[name.toLowerCase()]).toBe(value);
  }
  expect(await frame.locator('body').evaluate(() => window.origin)).toBe('null');
  const reached = await frame.locator('body').evaluate(() => {
    const tries = [
      () => parent.document.title,
      () => top?.location.href,
      () => localStorage.length,
      () => document.cookie,
    ];
    return tries.map((reach) => {
      try {
        return String(reach());
      } catch (error) {
        return error instanceof DOMException ? error.name : 'another error';
      }
    });
  });
  expect(reached).toEqual(Array(4).fill('SecurityError'));
});

test('a body is drawn by its frame, at the height of its text', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTrapped(page, ['<p>One line.</p>', `<p>${'Many lines. '.repeat(150)}</p>`]);
  const frames = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  const [short, long] = [frames.nth(1), frames.nth(2)];
  const heightOf = async (frame: typeof short) => (await frame.boundingBox())?.height ?? 0;
  expect(await heightOf(short)).toBeGreaterThan(15);
  expect(await heightOf(long)).toBeGreaterThan(5 * (await heightOf(short)));
  // The frame may be in its own process, which learns its new size a moment later.
  const html = long.contentFrame().locator('html');
  await expect.poll(() => html.evaluate((e) => e.scrollHeight - e.clientHeight)).toBeLessThanOrEqual(1);

  const clip = (await long.boundingBox()) ?? undefined;
  const seen = await page.screenshot(clip ? { clip } : {});
  await long.evaluate((element) => {
    element.style.visibility = 'hidden';
  });
  expect((await page.screenshot(clip ? { clip } : {})).equals(seen)).toBe(false);
});
