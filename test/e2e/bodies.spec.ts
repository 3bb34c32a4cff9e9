import type { Page } from '@playwright/test';
import type { QueuePage } from '../../shared/bridge/queries.ts';
import { aimedAt, hostileBodies, outside } from '../support/hostile-bodies.ts';
import { longBodies } from '../support/long-bodies.ts';
import { expect, test } from './support/desk-test.ts';
import { bodyFaults, shownBodies } from './support/framed.ts';
import { entriesOf, postDirectly, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { direct, startAs } from './support/steps.ts';

// Bars that take room, as on Windows and Linux: without this, a browser under test hides them.
test.use({
  inBrowser: true,
  trace: 'off',
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
  },
});

/** Wide enough for the thread, and not taller than a screen: what is out of sight costs nothing. */
const tall = { viewport: { width: 1000, height: 900 } };

type Where = 'window' | 'frames';

/** Takes the font out of the style sheet in these places, as where it is refused. */
async function refuseFont(page: Page, places: readonly Where[]): Promise<void> {
  await page.context().route('**/body.css', async (route) => {
    const where: Where = route.request().frame() === page.mainFrame() ? 'window' : 'frames';
    const response = await route.fetch();
    const css = await response.text();
    const plain = css.replace(/@font-face\s*\{[^}]*\}/g, '');
    expect(css.length - plain.length).toBeGreaterThan(100_000);
    await route.fulfill({ response, body: places.includes(where) ? plain : css });
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

/** What is wrong with bodies in a ticket of their own. */
async function faultsOf(page: Page, summary: string, bodies: readonly string[]): Promise<string[]> {
  const ticketId = await takeInDirectly(page, summary);
  await postDirectly(
    page,
    ticketId,
    bodies.map((html) => ({ html })),
  );
  await showTicket(page, ticketId);
  const faults: string[] = [];
  for (const shown of await shownBodies(page, bodies.length + 1)) faults.push(...(await bodyFaults(shown)));
  return faults;
}

for (const [state, places] of [
  ['with the font of the window', []],
  ['where the font is refused', ['window', 'frames']],
] as const) {
  test.describe(state, () => {
    test('no body of the sample desk is cut off', async ({ desk }) => {
      test.slow();
      const page = await startAs(desk, 'Jane Doe', tall);
      if (places.length > 0) await refuseFont(page, places);
      const bodies = await sampleBodies(page);
      expect(bodies.length).toBeGreaterThan(45);
      expect(bodies).not.toContain('');
      const faults: string[] = [];
      for (let start = 0; start < bodies.length; start += 50)
        faults.push(...(await faultsOf(page, `The sample from ${start}`, bodies.slice(start, start + 50))));
      expect(faults).toEqual([]);
    });

    test('no long body is cut off', async ({ desk }) => {
      test.slow();
      const page = await startAs(desk, 'Jane Doe', tall);
      if (places.length > 0) await refuseFont(page, places);
      expect(await faultsOf(page, 'Hard to measure', Object.values(longBodies))).toEqual([]);
    });
  });
}
