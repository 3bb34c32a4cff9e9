import { expect, type Page } from '@playwright/test';

/** What has the keyboard once the window is at rest: three frames in a row in which it does not change. */
export function focusedAtRest(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    let [last, frames]: [Element | null, number] = [null, 0];
    while (frames < 3) {
      await frame();
      const { activeElement: now } = document;
      frames = now === last ? frames + 1 : 0;
      last = now;
    }
    const region = last?.closest('[data-region]')?.getAttribute('data-region') ?? '';
    return `${last?.tagName.toLowerCase()} ${region}`.trim();
  });
}

/** The keyboard is somewhere in the window, and not on the page as a whole, where keys lead nowhere. */
export async function expectFocusKept(page: Page, after: string): Promise<void> {
  // An answer that is on its way may still take away what has the keyboard now.
  await expect.poll(() => focusedAtRest(page), { message: `after ${after}` }).not.toBe('body');
}

/** The part of the window that has the keyboard. */
export function regionNow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null);
}
