import type { JSHandle, Page } from '@playwright/test';

interface Stop {
  readonly element: Element | null;
  readonly look: string;
  /** Whether it is outside of the window: the next stop may scroll this one away. */
  readonly isOutside: boolean;
}

/** Goes through the window with Tab, and names every stop that looks the same without the keyboard on it. */
export async function focusFaults(page: Page): Promise<{ readonly stops: number; readonly faults: string[] }> {
  await page.evaluate(goToTheBeginning);
  const faults: string[] = [];
  let before: JSHandle<Stop> | undefined;
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab');
    const now: JSHandle<Stop> = await page.evaluateHandle(focused);
    if (before) faults.push(...(await page.evaluate(unseen, before)));
    if (await now.evaluate(({ element }) => element === null)) return { stops, faults };
    before = now;
  }
  return { stops: 80, faults: [...faults, 'Tab never leaves the window'] };
}

/** Tab continues from the last focused element: here a temporary mark, which is removed when Tab leaves it. */
function goToTheBeginning(): void {
  const mark = document.createElement('span');
  mark.tabIndex = -1;
  (document.querySelector('dialog[open]') ?? document.body).prepend(mark);
  mark.focus();
  mark.addEventListener('blur', () => mark.remove());
}

/** What has the keyboard now and how it looks, or the field around it, which has the ring instead; nothing once Tab has gone round. */
function focused(): Stop {
  const element = document.activeElement;
  const seen = window as never as { tabbed?: Set<Element> };
  seen.tabbed ??= new Set();
  if (!element || element === document.body || seen.tabbed.has(element)) {
    delete seen.tabbed;
    return { element: null, look: '', isOutside: false };
  }
  seen.tabbed.add(element);
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(
    (element.matches('input') && element.closest('[data-ringed]')) || element,
  );
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isOutside = right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;
  return { element, look: [outlineStyle, outlineWidth, outlineColor, boxShadow].join(' '), isOutside };
}

/** Whether a stop that the keyboard has left looks as before, or its ring is cut off on most sides. */
function unseen({ element, look, isOutside }: Stop): string[] {
  if (!element || element.closest('[aria-hidden="true"]')) return [];
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(
    (element.matches('input') && element.closest('[data-ringed]')) || element,
  );
  const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 60) ?? element.outerHTML;
  if (look === [outlineStyle, outlineWidth, outlineColor, boxShadow].join(' '))
    return [`“${name}” does not show that it has the keyboard`];
  return isOutside ? [`“${name}” has the keyboard outside of the window`] : [];
}
