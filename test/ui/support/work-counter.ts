import type { Page, Request } from '@playwright/test';

/** What the window did: components that React rendered, and what it asked for. */
export interface Work {
  readonly renders: number;
  /** How many of them were rendered for the first time. */
  readonly mounted: number;
  /** How often React changed the page. */
  readonly commits: number;
  /** The tickets whose queue rows were rendered, as often as each was. */
  readonly rows: readonly string[];
  /** The names of the messages to the desk, in the order in which they were sent. */
  readonly questions: readonly string[];
  /** The paths of all requests, those messages included. */
  readonly requests: readonly string[];
  /** The names of the rendered components with how often each was; shortened by the build. */
  readonly components: Readonly<Record<string, number>>;
}

export interface WorkCounter {
  /** Performs an action, waits until the window is quiet again, and returns the work since the action began. */
  readonly of: (action: () => Promise<unknown>) => Promise<Work>;
}

/** What the page itself counts. */
interface Counted {
  renders: number;
  mounted: number;
  commits: number;
  rows: string[];
  components: Record<string, number>;
}

interface CountingWindow {
  readonly work: { counted: Counted; readonly restart: () => void; readonly quietMs: () => number };
}

/** The part of React’s internal tree that is read here; React’s own developer tools read the same. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly type: { readonly displayName?: string; readonly name?: string } | string | null;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
}

/** Longer than any pause in which the window waits for further input before it acts. */
const quietMs = 500;

/** Runs in the page before its scripts, so everything it needs is inside. */
function count(hasIntervals: boolean): void {
  const started = (): Counted => ({ renders: 0, mounted: 0, commits: 0, rows: [], components: {} });
  let lastMs = performance.now();
  const work = {
    counted: started(),
    restart: () => {
      work.counted = started();
      lastMs = performance.now();
    },
    quietMs: () => performance.now() - lastMs,
  };
  Object.assign(window, { work });
  // What happens every few seconds would be counted with an action or not, by chance.
  if (!hasIntervals) window.setInterval = (() => 0) as never;

  /** Functions, classes, and those with a ref or a comparison of their own. */
  const components = new Set([0, 1, 11, 15]);
  const performedWork = 1;

  function rowOf(fiber: Fiber): string | undefined {
    let first: Fiber | null = fiber.child;
    while (first && !(first.stateNode instanceof Element)) first = components.has(first.tag) ? null : first.child;
    const element = first?.stateNode;
    return element instanceof HTMLElement && element.role === 'option' ? element.dataset.ticket : undefined;
  }

  function note(fiber: Fiber, isNew: boolean): void {
    const { counted } = work;
    counted.renders += 1;
    if (isNew) counted.mounted += 1;
    const { type } = fiber;
    const name =
      (typeof type === 'object' || typeof type === 'function') && type ? (type.displayName ?? type.name) : '';
    counted.components[name || '?'] = (counted.components[name || '?'] ?? 0) + 1;
    const row = rowOf(fiber);
    if (row !== undefined) counted.rows.push(row);
  }

  /** What React left alone it kept as it was. */
  function walk(fiber: Fiber, before: Fiber | null): void {
    if (fiber === before) return;
    if (components.has(fiber.tag) && (fiber.flags & performedWork) !== 0) note(fiber, before === null);
    if (before && fiber.child === before.child) return;
    for (let child = fiber.child; child; child = child.sibling) walk(child, child.alternate);
  }

  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_renderer: number, { current }: { readonly current: Fiber }) => {
        lastMs = performance.now();
        work.counted.commits += 1;
        walk(current, current.alternate);
      },
    },
  });
}

/**
 * Counts the work of a window, which is reloaded for that. Without `hasIntervals`, nothing happens there by the clock
 * alone.
 */
export async function countWork(page: Page, { hasIntervals = false } = {}): Promise<WorkCounter> {
  await page.addInitScript(count, hasIntervals);
  await page.reload();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  const underWay = new Set<Request>();
  let questions: string[] = [];
  let requests: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path === '/bridge/changes') return;
    underWay.add(request);
    requests.push(path);
    if (path !== '/bridge/call') return;
    const { kind, name } = JSON.parse(request.postData() ?? '{}') as { kind: string; name: string };
    // Sent with the first key or click after a while, so by the clock.
    if (name === 'session.active') return;
    questions.push(kind === 'run' ? `run ${name}` : name);
  });
  const ended = (request: Request) => void underWay.delete(request);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);

  async function quiet(): Promise<void> {
    for (;;) {
      await page.waitForFunction((ms) => (window as never as CountingWindow).work.quietMs() > ms, quietMs, {
        polling: 50,
      });
      if (
        underWay.size === 0 &&
        (await page.evaluate(() => (window as never as CountingWindow).work.quietMs())) > quietMs
      )
        return;
    }
  }

  await quiet();
  return {
    of: async (action) => {
      await quiet();
      questions = [];
      requests = [];
      await page.evaluate(() => (window as never as CountingWindow).work.restart());
      await action();
      await quiet();
      return { ...(await page.evaluate(() => (window as never as CountingWindow).work.counted)), questions, requests };
    },
  };
}
