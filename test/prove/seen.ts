import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { ComputerStatus, UpdateState } from '../../shared/bridge/computer.ts';
import { bodyOfFrame, isFramed } from '../e2e/support/entry-words.ts';
import { direct } from '../e2e/support/steps.ts';
import type { SeenBridge, SeenFile, SeenFonts, SeenMessage } from './judge.ts';

/* What a window shows, read and not judged. */

const ways = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'];

export function seenBridge(page: Page): Promise<SeenBridge> {
  return page.evaluate((names) => {
    const { deskside } = window as never as { deskside?: Record<string, unknown> };
    const members = deskside && Object.fromEntries(Object.entries(deskside).map(([key, value]) => [key, typeof value]));
    return { members, ways: names.filter((name) => name in window) };
  }, ways);
}

export function seenFonts(page: Page): Promise<SeenFonts> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ status }) => status);
  });
}

/** The messages of the ticket that is shown, each brought into view, because one in a frame loads only there. */
export async function seenMessages(page: Page): Promise<SeenMessage[]> {
  const elements = await page.getByRole('region', { name: 'Thread' }).locator('article [data-body]').all();
  const messages: SeenMessage[] = [];
  for (const element of elements) {
    await element.scrollIntoViewIfNeeded();
    messages.push(await ((await isFramed(element)) ? seenInFrame(bodyOfFrame(element)) : seenInWindow(element)));
  }
  return messages;
}

async function seenInFrame(body: Locator): Promise<SeenMessage> {
  const words = (await body.innerText()).trim().length;
  const seen = await body.evaluate(async () => {
    await document.fonts.ready;
    const { clientHeight, scrollHeight } = document.documentElement;
    return { height: clientHeight, needed: scrollHeight, fonts: [...document.fonts].map(({ status }) => status) };
  });
  return { ...seen, words };
}

async function seenInWindow(body: Locator): Promise<SeenMessage> {
  const words = (await body.innerText()).trim().length;
  const seen = await body.evaluate(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }));
  return { height: seen.clientHeight, needed: seen.scrollHeight, words, fonts: null };
}

/** Does what saves a file, and reads it where it was put. */
export async function seenSaved(page: Page, action: () => Promise<void>): Promise<SeenFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Counts what would open the system's window for printing, which nothing could close again. */
export async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(window, { prints: 0 });
    window.print = () => {
      counted.prints += 1;
    };
  });
  return () => page.evaluate(() => (window as never as { prints: number }).prints);
}

/** The text on the printed page. */
export async function seenPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: null });
  return words;
}

/** The state of updates; undefined if the host has none. */
export async function seenUpdate(page: Page): Promise<UpdateState['kind'] | undefined> {
  const answer = await direct(page, 'ask', 'computer.status', {});
  if (!answer.ok) throw new Error(answer.error?.message ?? 'The desk does not say how updates stand.');
  return (answer.value as { computer: ComputerStatus | null }).computer?.update.kind;
}
