import type { Frame, Locator, Page, Response } from '@playwright/test';
import { bodyHeaders } from '../../main/host/security-headers.ts';
import { aimedAt, fold, hostileBodies } from '../support/hostile-bodies.ts';
import { expect, test } from './support/desk-test.ts';
import { type Outside, startOutside } from './support/hostile-outside.ts';
import { postDirectly, postWithPictures, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { changedPixels } from './support/seen-pixels.ts';
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

/** A ticket with these bodies, each below a picture, for which it is shown in a frame. */
async function openFramed(page: Page, bodies: readonly string[]): Promise<Frame[]> {
  const ticketId = await takeInDirectly(page, summary);
  await postWithPictures(page, ticketId, bodies);
  await showTicket(page, ticketId);
  const frames = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  await expect(frames).toHaveCount(bodies.length);
  await expect(page.locator('[data-loaded="false"]')).toHaveCount(0, { timeout: 20_000 });
  const shown = await Promise.all((await frames.elementHandles()).map((element) => element.contentFrame()));
  return shown.filter((frame) => frame !== null);
}

/** The same without the pictures: bodies that the window itself shows. */
async function openPlain(page: Page, bodies: readonly string[]): Promise<Locator> {
  const ticketId = await takeInDirectly(page, summary);
  await postDirectly(
    page,
    ticketId,
    bodies.map((html) => ({ html })),
  );
  await showTicket(page, ticketId);
  const plain = page.locator('article[data-kind="reply"] [data-body="plain"]');
  await expect(plain).toHaveCount(bodies.length);
  expect(await plain.evaluateAll(strangeIn)).toEqual([]);
  return plain;
}

/** Elements that no body without a frame may have, or whose attributes it may not have. */
function strangeIn(bodies: readonly Element[]): string[] {
  const allowed = 'P BR STRONG EM A UL OL LI BLOCKQUOTE PRE CODE'.split(' ');
  const elements = bodies.flatMap((body) => [...body.querySelectorAll('*')]);
  return elements
    .filter(({ tagName, attributes }) => attributes.length > 0 || !allowed.includes(tagName))
    .map(({ outerHTML }) => outerHTML);
}

const ways = {
  'the window': async (page: Page, bodies: readonly string[]) => (await openPlain(page, bodies)).allInnerTexts(),
  frames: async (page: Page, bodies: readonly string[]) => {
    const frames = await openFramed(page, bodies);
    return Promise.all(frames.map((frame) => frame.locator('body').innerText()));
  },
};

for (const [place, textsOf] of Object.entries(ways)) {
  test(`ES3: ${place} shows hostile bodies as text: nothing leaves, nothing runs, and the desk keeps working`, async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe', tall);
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    const bodies = some.map(({ html }) => aimedAt(html, outside.url));
    const texts = await textsOf(page, bodies);
    expect(texts.map(fold)).toEqual(some.map(({ reads }) => aimedAt(reads, outside.url)));

    expect(outside.requests).toEqual([]);
    expect(outside.connections()).toBe(0);
    expect(dialogs).toBe(0);
    expect(await page.evaluate(() => 'touched' in window)).toBe(false);
    expect(page.url()).toContain('#/');
    await page.getByLabel('Priority').selectOption('High');
    await expect(page.getByText('changed Priority')).toBeVisible();
  });
}

/** Words that run over everything, were their box not closed. */
const overflowing: Readonly<Record<string, string>> = {
  'accents on accents': `<p>Z${'\u0300\u0301\u0302\u0303\u0316\u0317\u0318\u0319'.repeat(60)}algo</p>`,
  'a direction that is turned around': '<p>\u202Etxt.exe \u2067and \u2066never turned back</p>',
  'a word without an end': `<p>${'Donaudampfschiff'.repeat(200)}</p>`,
  'blanks without an end': `<p>${'\u00A0'.repeat(500)}x${'\t'.repeat(200)}x</p>`,
  'quotes in quotes': `${'<blockquote>'.repeat(200)}<p>deep</p>${'</blockquote>'.repeat(200)}`,
  'lists in lists': `${'<ol><li>deep'.repeat(200)}${'</li></ol>'.repeat(200)}`,
};

test('bodies without a frame stay in their boxes, whatever their words do', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', { viewport: { width: 1000, height: 900 } });
  const bodies = await openPlain(page, Object.values(overflowing));
  const thread = page.getByRole('region', { name: 'Thread' });
  const width = await thread.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(width).toBe(0);
  /** Whether something around the box of a body is seen because of the words in it. */
  const runsOut = async (body: Locator) => {
    await body.scrollIntoViewIfNeeded();
    const around = () => thread.screenshot({ mask: [body] });
    const before = await around();
    await body.evaluate((element) => void element.style.setProperty('visibility', 'hidden'));
    const after = await around();
    await body.evaluate((element) => void element.style.removeProperty('visibility'));
    return (await changedPixels(page, before, after)) > 0;
  };
  const faults: string[] = [];
  for (const [index, name] of Object.keys(overflowing).entries()) {
    if (await runsOut(bodies.nth(index))) faults.push(name);
  }
  expect(faults).toEqual([]);
  // Not even words that a browser put elsewhere would be; in an open box they are.
  const first = bodies.first();
  await first.locator('p').evaluate((element) => void element.style.setProperty('margin', '-40px'));
  expect(await runsOut(first)).toBe(false);
  await first.evaluate((element) => void element.style.setProperty('contain', 'none'));
  expect(await runsOut(first)).toBe(true);
});

test('a body with a picture is in a frame with an empty sandbox and its own policy, and cannot see the desk', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/body/')) responses.push(response);
  });
  const [frame] = await openFramed(page, ['<p>before <b>bold</b> after</p>']);
  if (!frame) throw new Error('There is no frame');

  const elements = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  for (const element of await elements.all()) await expect(element).toHaveAttribute('sandbox', '');
  expect(responses.length).toBeGreaterThanOrEqual(1);
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

test('a body with a picture is drawn by its frame, at the height of its text', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openFramed(page, ['<p>One line.</p>', `<p>${'Many lines. '.repeat(150)}</p>`]);
  const frames = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  const [short, long] = [frames.nth(0), frames.nth(1)];
  const heightOf = async (frame: typeof short) => (await frame.boundingBox())?.height ?? 0;
  expect(await heightOf(short)).toBeGreaterThan(15);
  expect(await heightOf(long)).toBeGreaterThan(3 * (await heightOf(short)));
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
