import type { Page } from '@playwright/test';
import { paintMs, type Sign } from './paints.ts';

/** Something that people do in the window all the time. */
export interface Action {
  /** Goes to where it can be done. */
  readonly prepare: () => Promise<unknown>;
  /** Returns the time to its paint in milliseconds. */
  readonly perform: () => Promise<number>;
}

/** What is measured, by the name of its row. */
export const actionNames = ['open', 'open long', 'switch', 'type', 'send', 'scroll', 'search'] as const;
export type ActionName = (typeof actionNames)[number];

/** The words of an entry; where a frame takes their place, they are seen before it has loaded. */
const words: Sign = { selector: 'article[data-kind] [data-searched]' };
const searched = ['p', 'r', 'i', 'n', 't', 'e', 'r', ' ', 'w', 'a', 'r', 'e', 'h'] as const;
/** More than a list has prepared. */
const rowsPerScroll = 30;
/** As many rows as are visible at least. */
const fewestVisible = 8;
const editing = '[contenteditable="true"]:focus';

interface RowAt {
  readonly id: string;
  readonly number: string;
}

const wordsOf = (written: number) => `Measured reply number ${written}.`;

/** The first row of the list that is visible, their height and their number. */
function listPosition() {
  const list = document.querySelector('[role="listbox"]');
  const height = list?.querySelector<HTMLElement>('[role="presentation"]')?.offsetHeight ?? 0;
  const size = Number(list?.querySelector('[role="option"]')?.getAttribute('aria-setsize'));
  return { first: Math.ceil((list?.parentElement?.scrollTop ?? 0) / height) + 1, height, size };
}

/** As a scroll bar does it: without the animation of a wheel, which would be measured with it. */
function scrollList(by: number): void {
  document.querySelector('[role="listbox"]')?.parentElement?.scrollBy({ top: by, behavior: 'instant' });
}

/** Does each of the actions, again and again, in a window that shows the open queue. */
export function windowActions(page: Page, longId: string): Readonly<Record<ActionName, Action>> {
  const editor = page.locator(editing);
  let written = 0;
  let letters = 0;
  let isClosedShown = false;
  let direction = 1;

  /** The row after the selected one. */
  function next(): Promise<RowAt> {
    return page.evaluate(() => {
      const selected = document.querySelector('[role="option"][aria-selected="true"]');
      const position = Number(selected?.getAttribute('aria-posinset')) + 1;
      const row = document.querySelector<HTMLElement>(`[role="option"][aria-posinset="${position}"]`);
      return { id: row?.dataset.ticket ?? '', number: /#\w+$/.exec(row?.textContent ?? '')?.[0] ?? '' };
    });
  }

  function assign(path: string): Promise<void> {
    return page.evaluate((hash) => location.assign(`#${hash}`), path);
  }

  async function go(path: string, { selector }: Sign): Promise<void> {
    await assign(path);
    await page.locator(selector).first().waitFor();
  }

  const inQueue = (name: string): Sign => ({ selector: `[role="listbox"][aria-label="${name} queue"] [data-ticket]` });

  /** Shows the ticket with the long thread, with the caret in its reply. */
  async function writeInLong(): Promise<void> {
    if (!page.url().endsWith(longId)) await go(`/open/${longId}`, words);
    if (await editor.isVisible()) return;
    await page.keyboard.press('r');
    await editor.waitFor();
  }

  async function prepareOpening(): Promise<void> {
    if (page.url().includes('/open/') && !page.url().endsWith(longId)) return;
    await go('/open', inQueue('Open'));
    await page.getByRole('option').first().click();
    await page.locator(words.selector).first().waitFor();
  }

  async function openNext(): Promise<number> {
    const { id, number } = await next();
    const selected = { selector: `[data-ticket="${id}"][aria-selected="true"]` };
    const head = { selector: 'article[aria-labelledby="ticket-heading"] header', text: number };
    return paintMs(page, 'keydown', () => page.keyboard.press('j'), [selected, head, words]);
  }

  async function switchQueue(): Promise<number> {
    const name = isClosedShown ? 'Open' : 'Closed';
    isClosedShown = !isClosedShown;
    const link = page.getByRole('link', { name: new RegExp(`^${name}\\b`) });
    return paintMs(page, 'click', () => link.click(), [inQueue(name)]);
  }

  async function type(): Promise<number> {
    const sign = { selector: editing, text: `${await editor.textContent()}x` };
    return paintMs(page, 'keydown', () => page.keyboard.press('x'), [sign]);
  }

  async function writeReply(): Promise<void> {
    await writeInLong();
    written += 1;
    await page.keyboard.insertText(wordsOf(written));
  }

  function send(): Promise<number> {
    const shown = { selector: 'article[data-kind="reply"]', text: wordsOf(written) };
    return paintMs(page, 'keydown', () => page.keyboard.press('ControlOrMeta+Enter'), [shown]);
  }

  async function prepareScroll(): Promise<void> {
    if (!page.url().endsWith('/closed')) await go('/closed', inQueue('Closed'));
  }

  async function scroll(): Promise<number> {
    const { first, height, size } = await page.evaluate(listPosition);
    if (first + direction * rowsPerScroll < 1) direction = 1;
    if (first + 2 * rowsPerScroll > size) direction = -1;
    const by = direction * rowsPerScroll;
    const signs = [first + by, first + by + fewestVisible].map((position) => ({
      selector: `[role="option"][aria-posinset="${position}"]`,
    }));
    return paintMs(page, 'scroll', () => page.evaluate(scrollList, by * height), signs);
  }

  async function prepareSearch(): Promise<void> {
    if (letters < searched.length && page.url().includes('#/search')) return;
    letters = 0;
    await go('/search', { selector: '[role="combobox"]' });
    await page.getByRole('combobox', { name: 'Search tickets' }).focus();
  }

  async function search(): Promise<number> {
    const letter = searched[letters] ?? '';
    letters += 1;
    const results = {
      selector: '[aria-busy="false"] > * > [role="listbox"][aria-label="Search results"] [data-ticket]',
    };
    return paintMs(page, 'keydown', () => page.keyboard.press(letter === ' ' ? 'Space' : letter), [results]);
  }

  return {
    open: { prepare: prepareOpening, perform: openNext },
    'open long': {
      prepare: () => go('/open', inQueue('Open')),
      perform: () => paintMs(page, 'hashchange', () => assign(`/open/${longId}`), [words]),
    },
    switch: { prepare: async () => undefined, perform: switchQueue },
    type: { prepare: writeInLong, perform: type },
    send: { prepare: writeReply, perform: send },
    scroll: { prepare: prepareScroll, perform: scroll },
    search: { prepare: prepareSearch, perform: search },
  };
}
