import type { Page } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { type Outside, startOutside, startPages } from './support/hostile-outside.ts';
import { listenForViolations, violationsOf } from './support/hostile-steps.ts';

/* What an attacker could do whose script got into the window. */

test.use({ mayComplain: true });

let page: Page;
let outside: Outside;

test.beforeEach(async ({ desk }) => {
  outside = await startOutside();
  page = await desk.start();
  await expect(page.getByRole('button', { name: 'Open the sample desk' })).toBeVisible();
});
test.afterEach(() => outside.close());

/** Runs attempts in the page; returns for each the name of its error, or `ran`. */
function tried(names: readonly string[]): Promise<Record<string, string>> {
  return page.evaluate(async (wanted) => {
    const element = (tag: string) => document.body.appendChild(document.createElement(tag));
    const policies = Reflect.get(window, 'trustedTypes') as { createPolicy: (name: string, rules: object) => object };
    const rules = { createHTML: (text: string) => text };
    const html = '<img src=x onerror="window.ran = true">';
    const code = 'window.ran = true';
    const tries: Record<string, () => unknown> = {
      innerHTML: () => Object.assign(element('p'), { innerHTML: html }),
      outerHTML: () => Object.assign(element('p'), { outerHTML: html }),
      insertAdjacentHTML: () => element('p').insertAdjacentHTML('beforeend', html),
      'document.write': () => document.write(html),
      createContextualFragment: () => document.createRange().createContextualFragment(html),
      DOMParser: () => new DOMParser().parseFromString(html, 'text/html'),
      setHTMLUnsafe: () => element('p').setHTMLUnsafe(html),
      srcdoc: () => Object.assign(element('iframe'), { srcdoc: html }),
      'script.text': () => Object.assign(element('script'), { text: code }),
      'script.src': () => Object.assign(element('script'), { src: '/assets/x.js' }),
      'a handler as an attribute': () => element('p').setAttribute('onclick', code),
      eval: () => (Reflect.get(window, 'eval') as (text: string) => unknown)(code),
      Function: () => Reflect.construct(Function, [code]),
      'a timer with text': () => setTimeout(code as never),
      'another policy': () => policies.createPolicy('dompurify', rules),
      'the default policy': () => policies.createPolicy('default', rules),
      'the editor’s policy': () => policies.createPolicy('ProseMirrorClipboard', rules),
      'the editor’s policy again': () => policies.createPolicy('ProseMirrorClipboard', rules),
    };
    const results: Record<string, string> = {};
    for (const name of wanted) {
      // In a separate task, where the driver’s permission to evaluate text does not apply.
      results[name] = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            tries[name]?.();
            resolve('ran');
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'another error');
          }
        });
      });
    }
    return results;
  }, names);
}

const all = (names: readonly string[], result: string) => Object.fromEntries(names.map((name) => [name, result]));

test('ES1: text never becomes HTML in the window', async () => {
  const ways = [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'document.write',
    'createContextualFragment',
    'DOMParser',
    'setHTMLUnsafe',
    'srcdoc',
  ];
  expect(await tried(ways)).toEqual(all(ways, 'TypeError'));
  const code = ['script.text', 'script.src', 'a handler as an attribute'];
  expect(await tried(code)).toEqual(all(code, 'TypeError'));
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('ES1: text never becomes code in the window', async () => {
  expect(await tried(['eval', 'Function', 'a timer with text'])).toEqual({
    eval: 'EvalError',
    Function: 'EvalError',
    'a timer with text': 'TypeError',
  });
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('only the one named Trusted Types policy can be made, once', async () => {
  expect(
    await tried(['another policy', 'the default policy', 'the editor’s policy', 'the editor’s policy again']),
  ).toEqual({
    'another policy': 'TypeError',
    'the default policy': 'TypeError',
    'the editor’s policy': 'ran',
    'the editor’s policy again': 'TypeError',
  });
});

/** Everything by which a page asks for something from elsewhere and stays. */
function reachOut(url: string): Promise<void> {
  return page.evaluate(async (away) => {
    const add = (tag: string, members: object) =>
      document.body.append(Object.assign(document.createElement(tag), members));
    await fetch(`${away}/fetch`).catch(() => undefined);
    navigator.sendBeacon(`${away}/beacon`, 'words');
    for (const reach of [
      () => new WebSocket(`${away.replace('http', 'ws')}/socket`),
      () => new EventSource(`${away}/events`),
      () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${away}/xhr`);
        request.send();
      },
      () => add('img', { src: `${away}/img` }),
      () => add('video', { src: `${away}/video`, poster: `${away}/poster` }),
      () => add('iframe', { src: `${away}/frame` }),
      () => add('object', { data: `${away}/object` }),
      () => add('embed', { src: `${away}/embed` }),
      () => add('link', { rel: 'stylesheet', href: `${away}/style` }),
      () => add('link', { rel: 'prefetch', href: `${away}/prefetch` }),
      () => add('link', { rel: 'manifest', href: `${away}/manifest` }),
      () => add('p', { style: `background: url(${away}/background)` }),
      () => new FontFace('x', `url(${away}/font)`).load().catch(() => undefined),
      () => document.head.append(Object.assign(document.createElement('base'), { href: `${away}/` })),
      () => add('img', { src: 'relative.png' }),
    ]) {
      try {
        reach();
      } catch {
        // Refused at once: all the better.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  }, url);
}

/** A form goes elsewhere, and its page with it. */
function sendForm(url: string): Promise<void> {
  return page.evaluate(async (away) => {
    const form = Object.assign(document.createElement('form'), { action: `${away}/form`, method: 'post' });
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, url);
}

test('EC1, EC7: nothing is requested from or sent to other hosts', async () => {
  const address = page.url();
  await reachOut(outside.url);
  await sendForm(outside.url);
  expect(outside.requests).toEqual([]);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => document.baseURI)).toBe(address);
});

test('violations of the policy are reported, so that a day without any can be told from a day without a listener', async () => {
  await listenForViolations(page);
  await page.evaluate((away) => fetch(away).catch(() => undefined), `${outside.url}/fetch`);
  await expect.poll(() => violationsOf(page)).toEqual([expect.stringContaining(`connect-src ${outside.url}/fetch`)]);
});

test('the bridge has its four functions, which no script can change, and there is no other way out', async () => {
  const found = await page.evaluate(() => {
    const { deskside } = window as never as { deskside: Record<string, unknown> };
    const attempts = [
      () => Object.assign(window, { deskside: {} }),
      () => Object.assign(deskside, { run: () => 'mine' }),
      () => Object.assign(deskside, { more: 1 }),
      () => Object.defineProperty(window, 'deskside', { value: 1 }),
    ].map((attempt: () => unknown) => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'another error';
      }
    });
    const exits = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname',
      'contextBridge',
    ];
    return {
      keys: Object.keys(deskside).toSorted(),
      kinds: [...new Set(Object.values(deskside).map((member) => typeof member))],
      isFrozen: Object.isFrozen(deskside),
      isStill: (window as never as { deskside: unknown }).deskside === deskside,
      attempts,
      isDeleted: Reflect.deleteProperty(window, 'deskside'),
      exits: exits.filter((name) => name in window),
    };
  });
  expect(found).toEqual({
    keys: ['ask', 'call', 'run', 'watch'],
    kinds: ['function'],
    isFrozen: true,
    isStill: true,
    isDeleted: false,
    attempts: ['refused', 'refused', 'refused', 'refused'],
    exits: [],
  });
});

// What is seen from outside of the window, and what a page without our rules does: Electron shows neither.
test.describe('in a browser', () => {
  test.use({ inBrowser: true });

  test('a page without the policy is seen to ask and to send', async () => {
    const pages = await startPages((_path, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><p>no policy');
    });
    await page.goto(pages.url);
    const wanted = ['fetch', 'beacon', 'socket', 'events', 'xhr', 'img', 'poster', 'frame', 'object', 'style'];
    const missing = (names: readonly string[]) =>
      names.filter((name) => !outside.requests.some(({ path }) => path === `/${name}`));
    await reachOut(outside.url);
    await expect.poll(() => missing(wanted)).toEqual([]);
    await sendForm(outside.url).catch(() => undefined); // The page is gone.
    await expect.poll(() => missing(['form'])).toEqual([]);
    await pages.close();
  });

  test('EC1, ES2: the page is its own files: no inline script or style, and nothing named from elsewhere', async () => {
    const { origin } = new URL(page.url());
    const html = await (await page.request.get(`${origin}/`)).text();
    for (const [, attributes = '', inside = ''] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toMatch(/ src="\/[\w./-]+"/);
      expect(inside.trim()).toBe('');
    }
    expect(html.match(/<script/g)?.length).toBe(2);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:|<base|<iframe/i);
    for (const path of ['/body.css', ...[...html.matchAll(/href="([^"]+\.css)"/g)].map(([, each = '']) => each)]) {
      const response = await page.request.get(origin + path);
      expect(response.status()).toBe(200);
      expect(await response.text()).not.toMatch(/@import|url\(\s*["']?(?!\/assets\/|data:font\/)|expression\(/);
    }
  });

  test('no page from elsewhere can put the desk into a frame or hold on to its window', async () => {
    const { origin } = new URL(page.url());
    const pages = await startPages((_path, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(
        `<!doctype html><iframe src="${origin}/"></iframe><a target="_blank" rel="opener" href="${origin}/">open</a>`,
      );
    });
    const other = await page.context().newPage();
    await other.goto(pages.url);
    const frame = other.frames().find((each) => each.parentFrame() !== null);
    await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
    const opening = page.context().waitForEvent('page');
    await other.getByText('open').click();
    const opened = await opening;
    await opened.waitForLoadState();
    expect(new URL(opened.url()).origin).toBe(origin);
    expect(await opened.evaluate(() => window.opener as unknown)).toBeNull();
    await pages.close();
  });
});
