import type { Page } from '@playwright/test';
import { makeTicket, openTicket, signInAs, startAs, startSample } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const large = { width: 1440, height: 900 };
const small = { width: 960, height: 600 };
const largeAtTwice = { width: 720, height: 450 };
const smallAtTwice = { width: 480, height: 300 };
const sizes = [large, small, largeAtTwice, smallAtTwice, { width: 1920, height: 1080 }];

async function start(desk: Parameters<typeof startSample>[0]): Promise<Page> {
  const page = await startSample(desk, { reducedMotion: 'reduce' });
  await signInAs(page, 'Jane Doe');
  return page;
}

/** A ticket with long values: its status, department, help topic, and priority. */
async function makeLong(page: Page): Promise<void> {
  const requester = { personId: null, name: 'Karen Karen', email: 'karen.karen@example.com', phone: '', place: '' };
  await makeTicket(page, 'Mobile banking is slow at the counters', {
    requester,
    topicId: 'topic-outage',
    priorityId: 'priority-emergency',
  });
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Waiting for requester' });
  await expect(page.getByText('changed the status from Open to Waiting for requester')).toBeVisible();
}

const inView = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && element.contains(hit);
  });

const details = 'dl[aria-label="Details"]';

/** The values that are cut, and where each column's words begin. */
function readDetails(page: Page) {
  return page.locator(details).evaluate((list) => {
    const shown = [...list.querySelectorAll<HTMLElement>('dd')].filter((value) => value.checkVisibility());
    const cut = shown
      .flatMap((value) => [value, ...value.querySelectorAll<HTMLElement>('*')])
      .filter((part) => getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth)
      .map((part) => part.textContent);
    const edges = shown.map((value) => {
      const first = value.querySelector('svg:not(button svg), selectedcontent') ?? value.firstElementChild;
      return {
        column: Math.round(value.getBoundingClientRect().left),
        begins: first?.getBoundingClientRect().left ?? Number.NaN,
      };
    });
    return { cut, edges };
  });
}

test('no value of the header is cut off, and columns are left-aligned, at every size', async ({ desk }) => {
  const page = await start(desk);
  await makeLong(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const toggle = page.getByRole('button', { name: 'All details' });
    const isFolded = await toggle.isVisible();
    if (isFolded) await toggle.click();
    const { cut, edges } = await readDetails(page);
    if (isFolded) await toggle.click();
    expect(edges.length).toBe(11);
    expect(cut, `${size.width} wide`).toEqual([]);
    for (const { column, begins } of edges) {
      expect(Math.abs(begins - column), `${size.width} wide, column at ${column}`).toBeLessThan(2.5);
    }
  }
});

test('the head keeps its place when another ticket opens, and when a dialog does', async ({ desk }) => {
  const page = await start(desk);
  const places = () =>
    page
      .locator(`${details} dt, [data-region="header"] h1, [data-region="composer"]`)
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
  const height = () => page.locator('[data-region="header"]').evaluate((head) => head.clientHeight);
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(page.getByLabel('Priority', { exact: true })).toBeEnabled();
  const [before, tall] = [await places(), await height()];
  await page.getByRole('button', { name: 'Rename ticket' }).click();
  expect([await places(), await height()]).toEqual([before, tall]);
  await page.keyboard.press('Escape');
  await openTicket(page, 'Open', 'PDF files will not open');
  expect([await places(), await height()]).toEqual([before, tall]);
});

test('without the panel, the requester and why it is due are reached from the head', async ({ desk }) => {
  const page = await start(desk);
  await page.setViewportSize(small);
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  for (const size of [small, largeAtTwice, smallAtTwice]) {
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Chipo Moyo' }).click();
    const panel = page.getByRole('dialog', { name: 'Requester and due date' });
    await expect(panel.getByText('chipo.moyo@example.com')).toBeVisible();
    await panel.getByRole('button', { name: 'Explain this due date' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Chipo Moyo' })).toBeFocused();
  }
  await page.setViewportSize(large);
  await expect(page.getByRole('button', { name: 'Chipo Moyo' })).toBeHidden();
});

test('at twice the size a ticket leads back to its queue, and its editor and what sends are in view', async ({
  desk,
}) => {
  const page = await start(desk);
  for (const size of [largeAtTwice, smallAtTwice]) {
    await page.setViewportSize(size);
    await openTicket(page, 'Open', 'Locked out of QuickBooks');
    const back = page.getByRole('button', { name: 'Back to the queue' });
    const words = '[role="tabpanel"]:not([hidden]) [role="textbox"]';
    await expect.poll(() => inView(page, words), `${size.width} wide`).toBe(true);
    await back.click();
    await expect(page.getByRole('option', { name: 'Locked out of QuickBooks' })).toBeFocused();
    await expect(back).toBeHidden();
  }
  await page.evaluate(() => location.assign('#/open/no-such-ticket'));
  await page.getByRole('button', { name: 'Back to the queue' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('in the lowest window the tabs of what is written are in view, and so are who works here and the lock', async ({
  desk,
}) => {
  const page = await start(desk);
  await page.setViewportSize(smallAtTwice);
  await makeTicket(page, 'Written in a low window');
  await expect(page.getByRole('button', { name: 'Lock' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('r');
  await page.keyboard.type('A reply');
  const tabs = page.getByRole('tablist');
  await expect(tabs).toBeInViewport({ ratio: 1 });
  const isOnTop = () =>
    tabs.evaluate((list) => {
      const { left, top } = list.getBoundingClientRect();
      return list.contains(document.elementFromPoint(left + 8, top + 8));
    });
  await expect.poll(isOnTop, 'nothing lies over the tabs').toBe(true);
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeInViewport({ ratio: 1 });
});

test('in a very small window, the foot of the navigation covers no link that the keyboard reaches', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', { viewport: smallAtTwice });
  const links = page.getByRole('navigation').first().getByRole('link');
  for (const link of await links.all()) {
    await link.focus();
    const isSeen = await link.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const middle = x + width / 2;
      return [y + 1, y + height - 1].every((at) => element.contains(document.elementFromPoint(middle, at)));
    });
    expect(isSeen, (await link.textContent()) ?? '').toBe(true);
  }
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeInViewport({ ratio: 1 });
  const closed = page.getByRole('link', { name: 'Closed', exact: true });
  await closed.focus();
  await expect(closed).toBeInViewport({ ratio: 1 });
});
