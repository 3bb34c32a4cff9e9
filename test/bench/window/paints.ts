import type { Page } from '@playwright/test';

/** What a window shows once it has done what was asked of it: an element, possibly with a text in it. */
export interface Sign {
  readonly selector: string;
  readonly text?: string;
}

interface PaintingWindow {
  readonly paints: { readonly begin: (event: string, signs: readonly Sign[]) => void; shownMs: Promise<number> };
}

/** Runs in the page before its scripts, so everything it needs is inside. */
function watchPaints(): void {
  const isShown = ({ selector, text = '' }: Sign) =>
    [...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(text));
  const paints = {
    shownMs: Promise.resolve(0),
    begin: (event: string, signs: readonly Sign[]) => {
      paints.shownMs = new Promise((resolve, reject) => {
        setTimeout(
          () => reject(new Error(`At ${location.hash} the window never showed ${JSON.stringify(signs)}`)),
          20_000,
        );
        const listen = (heard: Event) => {
          // A chord is pressed with its last key.
          if (heard instanceof KeyboardEvent && ['Control', 'Meta'].includes(heard.key)) return;
          removeEventListener(event, listen, { capture: true });
          const { timeStamp } = heard;
          const look = () => {
            if (!signs.every(isShown)) return void requestAnimationFrame(look);
            // A message arrives after the frame was painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        addEventListener(event, listen, { capture: true });
      });
    },
  };
  Object.assign(window, { paints });
}

export function installPaints(page: Page): Promise<unknown> {
  return page.addInitScript(watchPaints);
}

/** How long it takes from an input event until what it leads to is painted, in milliseconds. */
export async function paintMs(
  page: Page,
  event: 'keydown' | 'click' | 'scroll' | 'hashchange',
  action: () => Promise<unknown>,
  signs: readonly Sign[],
): Promise<number> {
  await page.evaluate(([name, all]) => (window as never as PaintingWindow).paints.begin(name, all), [
    event,
    signs,
  ] as const);
  await action();
  return page.evaluate(() => (window as never as PaintingWindow).paints.shownMs);
}
