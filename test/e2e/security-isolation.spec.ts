import type { ServerResponse } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { appHeaders, bodyHeaders } from '../../main/host/security-headers.ts';
import { sanitize } from '../../main/platform/sanitize.ts';
import { aimedAt, hostileBodies } from '../support/hostile-bodies.ts';
import { type Outside, startOutside, startPages } from './support/hostile-outside.ts';

/*
 * Bodies as they were written, never cleaned: what the frame alone holds back. Each test is one half of a pair; the
 * last one shows that the same bodies do all they can where nothing holds them, so that the zeros mean something.
 */

interface Guards {
  /** The frame's response carries the policy of bodies, the page's that of the app. */
  readonly policy: boolean;
  /** The frame element has an empty `sandbox`. */
  readonly sandbox: boolean;
}

interface Seen {
  readonly outside: Outside;
  /** The names of the bodies that reached the outside. */
  readonly leaked: readonly string[];
  readonly touched: boolean;
  readonly dialogs: number;
}

// Tracing photographs a hundred frames at every step.
test.use({ trace: 'off' });

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const settleMs = 1_500;
const bodies = hostileBodies.filter(({ leaks }) => leaks);

/** Shows all raw bodies that can leak, each in its own frame; returns what they reached. */
async function show(
  page: Page,
  { policy, sandbox }: Guards,
  isEnough: (leaked: readonly string[]) => boolean,
): Promise<Seen> {
  const outside = await startOutside();
  const frames = bodies.map((_body, index) => `<iframe ${sandbox ? 'sandbox=""' : ''} src="/body/${index}"></iframe>`);
  function answer(path: string, response: ServerResponse): void {
    const body = bodies[Number(/^\/body\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)];
    const index = body ? bodies.indexOf(body) : 0;
    const headers = body ? bodyHeaders : appHeaders;
    response.writeHead(path === '/' || body ? 200 : 404, { ...html, ...(policy ? headers : {}) });
    response.end(body ? pageOf(aimedAt(body.html, `${outside.url}/${index}`)) : frames.join(''));
  }
  const pages = await startPages(answer);
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const leaked = () => {
    const indexes = outside.requests.map(({ path }) => Number(path.split('/')[1]));
    return [...new Set(indexes)].map((index) => bodies[index]?.name ?? 'an unknown body').toSorted();
  };
  await page.goto(`${pages.url}/`);
  await page.waitForTimeout(settleMs);

  await expect.poll(() => isEnough(leaked())).toBe(true);
  const touched = await page.evaluate(() => 'touched' in window);
  await pages.close();
  await outside.close();
  return { outside, leaked: leaked(), touched, dialogs };
}

function pageOf(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
}

const nothing = { leaked: [], touched: false, dialogs: 0 };

test('raw bodies behind the policy and the sandbox send nothing and reach nothing', async ({ page }) => {
  expect(await show(page, { policy: true, sandbox: true }, () => true)).toMatchObject(nothing);
});

test('the policy of a body alone holds them as well', async ({ page }) => {
  expect(await show(page, { policy: true, sandbox: false }, () => true)).toMatchObject(nothing);
});

test('the sandbox alone keeps them from running, but not from telling the outside that they were read', async ({
  page,
}) => {
  const seen = await show(page, { policy: false, sandbox: true }, (leaked) => leaked.includes('an image'));
  expect(seen).toMatchObject({ touched: false, dialogs: 0 });
  expect(seen.leaked).toContain('a background in a style');
});

test('without policy and sandbox each body that can leak does, and the page around it is touched', async ({ page }) => {
  const seen = await show(page, { policy: false, sandbox: false }, (leaked) => leaked.length === bodies.length);
  expect(seen.leaked).toEqual(bodies.map(({ name }) => name).toSorted());
  expect(seen.touched).toBe(true);
});

test('ES4: cleaned bodies hold only the fixed list for a browser too, and stay the same however often it reads them', async ({
  page,
}) => {
  const cleaned = hostileBodies.map(({ html: body }) => sanitize(body).html);
  const found = await page.evaluate((bodies) => {
    const allowed = 'P BR STRONG EM A UL OL LI BLOCKQUOTE PRE CODE'.split(' ');
    return bodies.flatMap((body) => {
      const { body: once } = new DOMParser().parseFromString(body, 'text/html');
      const { body: twice } = new DOMParser().parseFromString(once.innerHTML, 'text/html');
      const elements = [...once.querySelectorAll('*')];
      const strange = elements.filter(({ tagName, attributes }) => {
        const names = [...attributes].map(({ name }) => name).join();
        return !allowed.includes(tagName) || (names !== '' && (tagName !== 'A' || names !== 'href'));
      });
      const links = elements.filter((element) => element instanceof HTMLAnchorElement);
      const active = links.filter(({ href, protocol }) => href !== '' && !/^(https?|mailto|tel):$/.test(protocol));
      const isStable = once.innerHTML === twice.innerHTML;
      return strange.length + active.length === 0 && isStable ? [] : [body];
    });
  }, cleaned);
  expect(found).toEqual([]);
});
