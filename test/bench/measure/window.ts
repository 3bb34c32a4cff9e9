import { type Browser, chromium, type Page } from '@playwright/test';
import type { SearchPage } from '../../../shared/bridge/contract/search.ts';
import { launchOptions } from '../../e2e/support/browser.ts';
import { end, inNewYork, openWindows, serve } from '../../e2e/support/hosts.ts';
import { direct, signInAs } from '../../e2e/support/steps.ts';
import { presentBrowser } from '../../support/find-browser.ts';
import { countWork, type Work, type WorkCounter } from '../../ui/support/work-counter.ts';
import type { DeskFolders } from '../desks/seeded-desk.ts';
import { spreadOf } from '../timing.ts';
import { type Action, type ActionName, actionNames, windowActions } from '../window/actions.ts';
import { installPaints } from '../window/paints.ts';
import type { Context } from './context.ts';

const view = { viewport: { width: 1440, height: 900 } } as const;
/** Work is counted so often; the most of it counts. */
const counted = 2;
const settledAskMs = 500;
const longestReadMs = 300_000;

/**
 * What people do most in a real browser, through the browser host: the times to its paint, then, after the window was
 * loaded again with what counts, its work. The build is the one that people get.
 */
export async function measureWindow(context: Context, desk: DeskFolders, ticketIds: readonly string[]): Promise<void> {
  if (presentBrowser() === undefined) return context.absent('the window', 'no browser made of Chromium was found');
  const { child, link } = await serve({ folder: desk.folder, dataFolder: desk.environment.XDG_DATA_HOME ?? '' });
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch(launchOptions);
    const window = await browser.newContext({ ...inNewYork, ...view });
    // Functions that run in the page are built with this around their names.
    await window.addInitScript('globalThis.__name = (target) => target');
    const { page } = await openWindows(window, link);
    await measurePage(context, page, ticketIds);
  } finally {
    await browser?.close();
    await end(child, 'SIGINT');
  }
}

async function measurePage(context: Context, page: Page, [longId = '', otherId = '']: readonly string[]) {
  const { amounts, set } = context;
  await installPaints(page);
  // A desk that the measuring programs have left is read from its beginning once.
  await page.getByRole('button', { name: 'John Doe' }).waitFor({ timeout: longestReadMs });
  await signInAs(page, 'John Doe');
  await page.reload();
  await page.getByRole('option').first().waitFor();
  await indexIsReady(page);
  const actions = windowActions(page, longId);
  for (const name of actionNames) {
    await context.calibrate();
    const { prepare, perform } = actions[name];
    const durations: number[] = [];
    for (let count = 0; count <= amounts.paints; count++) {
      await prepare();
      durations.push(await perform());
    }
    // The first was a warm-up.
    set(`window.${name}`, spreadOf(durations.slice(1)));
  }
  const counter = await countWork(page);
  for (const name of actionNames) await countAction(context, counter, name, actions[name]);
  await actions['open long'].perform();
  const change = { ticketId: otherId, field: 'priority', value: 'priority-high' };
  const elsewhere = await counter.of(() => direct(page, 'run', 'field.set', change));
  set('window.elsewhere questions', questionsOf(elsewhere));
}

async function countAction({ set }: Context, counter: WorkCounter, name: ActionName, { prepare, perform }: Action) {
  const works: Work[] = [];
  for (let count = 0; count <= counted; count++) {
    await prepare();
    works.push(await counter.of(perform));
  }
  const warm = works.slice(1);
  set(`window.${name} renders`, Math.max(...warm.map(({ renders }) => renders)));
  set(`window.${name} questions`, Math.max(...warm.map(questionsOf)));
  set(`window.${name} requests`, Math.max(...warm.map(({ requests }) => requests.length)));
}

/** Until nothing that the window shows changes by itself. */
async function indexIsReady(page: Page): Promise<void> {
  const asked = { text: 'printer', sort: 'newest', offset: 0, limit: 1 } as const;
  for (;;) {
    const { value } = await direct(page, 'ask', 'search.page', asked);
    // Safe: the bridge answers so; nothing, if another search has begun.
    if ((value as SearchPage | undefined)?.index.kind === 'ready') return;
    await page.waitForTimeout(settledAskMs);
  }
}

/** Operations are no questions. */
function questionsOf({ questions }: Work): number {
  return questions.filter((name) => !name.startsWith('run ')).length;
}
