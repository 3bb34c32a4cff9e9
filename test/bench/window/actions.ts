import type { Page } from '@playwright/test';
import { paintMs, type Sign } from './paints.ts';

/** Something that people do in the window all the time: the time to its paint in milliseconds. */
export type Action = () => Promise<number>;

/** What is measured, by the name of its row. */
export const actionNames = ['open', 'open long', 'switch', 'type', 'send', 'scroll', 'search'] as const;
export type ActionName = (typeof actionNames)[number];

const loaded: Sign = { selector: 'article[data-kind] [data-loaded="true"]' };
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

  async function go(path: string, signs: readonly Sign[]): Promise<number> {
    return paintMs(page, 'hashchange', () => page.evaluate((hash) => location.assign(`#${hash}`), path), signs);
  }

  const inQueue = (name: string): Sign => ({ selector: `[role="listbox"][aria-label="${name} queue"] [data-ticket]` });

  /** Shows the ticket with the long thread, with the caret in its reply. */
  async function writeInLong(): Promise<void> {
    if (!page.url().endsWith(longId)) await go(`/open/${longId}`, [loaded]);
    if (await editor.isVisible()) return;
    await page.keyboard.press('r');
    await editor.waitFor();
  }

  async function type(letter: string): Promise<number> {
    const sign = { selector: editing, text: `${await editor.textContent()}${letter}` };
    return paintMs(page, 'keydown', () => page.keyboard.press(letter), [sign]);
  }

  return {
    open: async () => {
      if (page.url().endsWith(longId) || !page.url().includes('/open/')) {
        await go('/open', [inQueue('Open')]);
        await page.getByRole('option').first().click();
        await page.locator(loaded.selector).first().waitFor();
      }
      const { id, number } = await next();
      const selected = { selector: `[data-ticket="${id}"][aria-selected="true"]` };
      const head = { selector: 'article[aria-labelledby="ticket-heading"] header', text: number };
      return paintMs(page, 'keydown', () => page.keyboard.press('j'), [selected, head, loaded]);
    },
    'open long': async () => {
      await go('/open', [inQueue('Open')]);
      return go(`/open/${longId}`, [loaded]);
    },
    switch: async () => {
      const name = isClosedShown ? 'Open' : 'Closed';
      isClosedShown = !isClosedShown;
      const link = page.getByRole('link', { name: new RegExp(`^${name}\\b`) });
      return paintMs(page, 'click', () => link.click(), [inQueue(name)]);
    },
    type: async () => {
      await writeInLong();
      return type('x');
    },
    send: async () => {
      await writeInLong();
      written += 1;
      const words = `Measured reply number ${written}.`;
      await page.keyboard.insertText(words);
      const shown = { selector: 'article[data-kind="reply"]', text: words };
      return paintMs(page, 'keydown', () => page.keyboard.press('ControlOrMeta+Enter'), [shown]);
    },
    scroll: async () => {
      if (!page.url().endsWith('/closed')) {
        await go('/closed', [inQueue('Closed')]);
      }
      const { first, height, size } = await page.evaluate(() => {
        const list = document.querySelector('[role="listbox"]');
        const row = list?.querySelector<HTMLElement>('[role="presentation"]')?.offsetHeight ?? 0;
        const [option] = list?.querySelectorAll('[role="option"]') ?? [];
        const above = Math.ceil((list?.parentElement?.scrollTop ?? 0) / row);
        return { first: above + 1, height: row, size: Number(option?.getAttribute('aria-setsize')) };
      });
      if (first + direction * rowsPerScroll < 1) direction = 1;
      if (first + 2 * rowsPerScroll > size) direction = -1;
      const by = direction * rowsPerScroll;
      const signs = [first + by, first + by + fewestVisible].map((position) => ({
        selector: `[role="option"][aria-posinset="${position}"]`,
      }));
      return paintMs(page, 'scroll', () => page.evaluate(scrollList, by * height), signs);
    },
    search: async () => {
      const letter = searched[letters % searched.length] ?? 'p';
      const isNew = letters % searched.length === 0;
      letters += 1;
      if (isNew) {
        await go('/search', [{ selector: '[role="combobox"]' }]);
        await page.getByRole('combobox', { name: 'Search tickets' }).focus();
      }
      const results = {
        selector: '[aria-busy="false"] > * > [role="listbox"][aria-label="Search results"] [data-ticket]',
      };
      return paintMs(page, 'keydown', () => page.keyboard.press(letter === ' ' ? 'Space' : letter), [results]);
    },
  };
}
