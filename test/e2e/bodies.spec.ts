import type { Page } from '@playwright/test';
import { sanitize } from '../../main/platform/sanitize.ts';
import type { QueuePage } from '../../shared/bridge/contract/queues.ts';
import { hostileBodies } from '../support/hostile-bodies.ts';
import { longBodies } from '../support/long-bodies.ts';
import { expect, test } from './support/desk-test.ts';
import { bodyFaults, plainFaults, type ShownBody, shownBodies } from './support/framed.ts';
import { entriesOf, postDirectly, postWithPictures, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { direct, signInAs, startAs, ticketIdOf } from './support/steps.ts';

// Bars that take room, as on Windows and Linux: without this, a browser under test hides them.
test.use({
  inBrowser: true,
  trace: 'off',
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
  },
});

/** Not taller than a screen: frames that are out of sight cost nothing. */
const view = { viewport: { width: 1000, height: 900 } };

type Where = 'window' | 'frames';

/** Takes the font out of the style sheet in these places, as where it is refused. */
async function refuseFont(page: Page, places: readonly Where[]): Promise<void> {
  await changeStyles(page, places, (css) => {
    const plain = css.replace(/@font-face\s*\{[^}]*\}/g, '');
    expect(css.length - plain.length).toBeGreaterThan(100_000);
    return plain;
  });
}

/** Changes the style sheet of bodies in some places. */
async function changeStyles(page: Page, places: readonly Where[], change: (css: string) => string): Promise<void> {
  await page.context().route('**/body.css', async (route) => {
    const where: Where = route.request().frame() === page.mainFrame() ? 'window' : 'frames';
    const response = await route.fetch();
    const css = await response.text();
    await route.fulfill({ response, body: places.includes(where) ? change(css) : css });
  });
  await page.reload();
}

/** Every body of the sample desk that Jane may read, as HTML. */
async function sampleBodies(page: Page): Promise<string[]> {
  const bodies: string[] = [];
  for (const queue of ['open', 'closed'] as const) {
    const { value } = await direct(page, 'ask', 'queue.page', { queue, offset: 0, limit: 200 });
    for (const { id } of (value as QueuePage).rows) {
      const urls = (await entriesOf(page, id)).map(({ bodyUrl }) => bodyUrl);
      const pages = await page.evaluate((all) => Promise.all(all.map(async (url) => (await fetch(url)).text())), urls);
      bodies.push(...pages.map((html) => /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? ''));
    }
  }
  return bodies;
}

/** Cleaned first, so that what one of them leaves open takes nothing of the next one; twenty of them share a frame. */
const hostile = parts(hostileBodies, 20).map((some) => some.map(({ html }) => sanitize(html).html).join(''));

function parts<Value>(all: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

async function openWith(page: Page, bodies: readonly string[]): Promise<readonly ShownBody[]> {
  const ticketId = await takeInDirectly(page, 'Words in frames');
  await postWithPictures(page, ticketId, bodies);
  await showTicket(page, ticketId);
  return shownBodies(page, bodies.length);
}

async function faultsOf(bodies: readonly ShownBody[]): Promise<string[]> {
  const faults: string[] = [];
  for (const body of bodies) faults.push(...(await bodyFaults(body)));
  return faults;
}

for (const [state, places] of [
  ['with the font of the window', []],
  ['where the font is refused', ['window', 'frames']],
] as const) {
  test(`${state}, no body in a frame is cut off: long, hostile and foreign ones`, async ({ desk }) => {
    test.slow(); // Dozens of frames, each in its own process.
    const page = await startAs(desk, 'Jane Doe', view);
    if (places.length > 0) await refuseFont(page, places);
    expect(await faultsOf(await openWith(page, [...Object.values(longBodies), ...hostile]))).toEqual([]);
  });
}

test('no body without a frame is cut off, in a wide and in a narrow window', async ({ desk }) => {
  test.slow(); // Every body of the sample desk and every hostile one, laid out twice.
  const page = await startAs(desk, 'Jane Doe', view);
  const sample = await sampleBodies(page);
  expect(sample.length).toBeGreaterThan(45);
  expect(sample).not.toContain('');
  // As many as a page of a thread has.
  for (const part of parts([...sample, ...Object.values(longBodies), ...hostile], 58)) {
    const ticketId = await takeInDirectly(page, 'Words without frames');
    await postDirectly(
      page,
      ticketId,
      part.map((html) => ({ html })),
    );
    await showTicket(page, ticketId);
    expect(await plainFaults(page, part.length + 1)).toEqual([]);
    await page.setViewportSize({ width: 480, height: 300 });
    expect(await plainFaults(page, part.length + 1)).toEqual([]);
    await page.setViewportSize(view.viewport);
  }
});

test('no body is cut off in a page that is made smaller or larger', async ({ desk }) => {
  test.slow();
  const page = await startAs(desk, 'Jane Doe', view);
  const names = [
    'many lines',
    'many paragraphs',
    'Arabic',
    'marks of all kinds',
    'a quote at the end',
    'lists in lists',
  ];
  const bodies = names.map((name) => longBodies[name] ?? '');
  await openWith(page, bodies);
  const context = page.context();
  const storageState = await context.storageState();
  const faults: string[] = [];
  for (const zoom of [0.5, 0.8, 1.1, 1.25, 1.5, 2]) {
    const viewport = { width: Math.round(1441 / zoom), height: Math.round(900 / zoom) };
    const zoomed = await context.browser()?.newContext({ storageState, viewport, deviceScaleFactor: zoom });
    const other = await zoomed?.newPage();
    if (!other) throw new Error('There is no browser');
    await other.goto(page.url());
    await signInAs(other, 'Jane Doe');
    await showTicket(other, ticketIdOf(page));
    faults.push(...(await faultsOf(await shownBodies(other, bodies.length))).map((fault) => `at ${zoom}: ${fault}`));
    await zoomed?.close();
  }
  expect(faults).toEqual([]);
});

test('a body that is longer than it was measured can be scrolled to its end, and its bar covers nothing', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', view);
  // Wider letters than those that were measured, as no system's own font is sure to have.
  await changeStyles(page, ['frames'], (css) => `${css}\nbody { letter-spacing: 0.1em; }`);
  const [long] = await openWith(page, [`<p>${'a bit of illicit filling '.repeat(200)}</p>`]);
  if (!long) throw new Error('There is no body');
  expect(await bodyFaults(long)).not.toEqual([]);
  const root = long.frame.locator('html');
  const reached = await root.evaluate((e) => {
    e.scrollTo({ top: e.scrollHeight });
    return { end: e.scrollTop + e.clientHeight - e.scrollHeight, bar: innerWidth - e.clientWidth };
  });
  expect(reached.bar).toBeGreaterThan(5);
  expect(Math.abs(reached.end)).toBeLessThan(1);
  const body = await long.frame.locator('body').evaluate((e) => e.getBoundingClientRect().right);
  expect(body).toBeLessThanOrEqual(await root.evaluate((e) => e.clientWidth));
});

test('a frame requests only its style sheet, and shows the window’s font', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', view);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.frame() !== page.mainFrame())
      asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`);
  });
  const bodies = await openWith(page, ['<p>Plain, <strong>bold</strong>, Żółta, Ελληνικά</p>']);
  expect(await faultsOf(bodies)).toEqual([]);
  expect(asked.filter((each) => !each.startsWith('document /body/'))).toEqual(bodies.map(() => 'stylesheet /body.css'));
  const loaded = () => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  const families = await bodies[0]?.frame.evaluate(loaded);
  expect(families?.length).toBeGreaterThan(2);
  expect(new Set(families)).toEqual(new Set(['Inter Variable']));
});
