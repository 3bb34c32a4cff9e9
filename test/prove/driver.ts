import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { SeenEnd } from './judge.ts';

/** A program with a window, driven as Chromium lets itself be driven. */
export interface Driven {
  readonly page: Page;
  /** Quits it as its own menu does; returns how it ended. It is killed if it does not end. */
  readonly quit: () => Promise<SeenEnd>;
  /** Ends it at once, where it still runs. */
  readonly kill: () => Promise<void>;
}

export interface DriveOptions {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Whether a page with this address is the window that is waited for. */
  readonly isWindow: (address: string) => boolean;
}

/** As long as a slow computer needs for a first start, and a program that hangs may take. */
const startMs = 60_000;
const endMs = 30_000;
const lookMs = 100;

export async function drive({ program, words, environment, isWindow }: DriveOptions): Promise<Driven> {
  const child = spawn(program, words, { env: { ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const address = await devToolsAddress(child);
    await windowShown(address, isWindow, child);
    // It runs on this computer, so a saved file can be read directly.
    const browser = await chromium.connectOverCDP(address, { isLocal: true });
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = pages.find((candidate) => isWindow(candidate.url()));
    if (!page) throw new Error('The window was lost while it was connected to.');
    return { page, quit: () => quit(browser, child, ended), kill: () => killed(child, ended) };
  } catch (error) {
    await killed(child, ended);
    throw error;
  }
}

/** The address that Chromium prints when remote debugging is ready. */
function devToolsAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`It cannot be driven after ${startMs / 1000} s. ${said}`)),
      startMs,
    );
    const settle = (action: () => void) => {
      clearTimeout(timer);
      action();
    };
    // Read to the end: a full pipe would block the program.
    child.stderr?.on('data', (data: Buffer) => {
      said = `${said}${data.toString()}`.slice(-4_000);
      const [, address] = /^DevTools listening on (ws:\/\/\S+)\s/m.exec(said) ?? [];
      if (address) settle(() => resolve(address));
    });
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) => settle(() => reject(new Error(`It ended with ${code} at the start. ${said}`))));
  });
}

/**
 * Waits until the window has its page. Not sooner: a window of Electron's that has no page yet would be taken for one
 * that has crashed.
 */
async function windowShown(address: string, isWindow: DriveOptions['isWindow'], child: ChildProcess): Promise<void> {
  const { host } = new URL(address);
  const lastMs = performance.now() + startMs;
  while (child.exitCode === null && performance.now() < lastMs) {
    const answer = await fetch(`http://${host}/json/list`);
    const targets = (await answer.json()) as readonly { readonly type: string; readonly url: string }[];
    if (targets.some(({ type, url }) => type === 'page' && isWindow(url))) return;
    await pause(lookMs);
  }
  throw new Error(child.exitCode === null ? `No window after ${startMs / 1000} s.` : 'It ended before its window.');
}

async function quit(browser: Browser, child: ChildProcess, ended: Promise<number | null>): Promise<SeenEnd> {
  const session = await browser.newBrowserCDPSession();
  // Electron takes this for “Quit” and gives no answer: the connection ends with the program.
  session.send('Browser.close').catch(() => undefined);
  const timer = new AbortController();
  const isLate = pause(endMs, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  const code = await Promise.race([ended, isLate]);
  timer.abort();
  if (code !== 'late') return { code, isKilled: false };
  await killed(child, ended);
  return { code: null, isKilled: true };
}

async function killed(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await ended;
}
