import type { Frame, Locator, Page } from '@playwright/test';
import { expect } from './desk-test.ts';

interface Body {
  readonly said: string;
  /** In pixels. */
  readonly height: number;
  /** What runs out of the frame or the box, and so is cut off or has to be scrolled to. */
  readonly overflow: readonly string[];
}

/**
 * Runs in a frame, or in the page: on the copy that gives a frame its height, and on a body without a frame. Everything it
 * needs is inside.
 */
function bodyIn(body: HTMLElement | SVGElement): Body {
  const overflow: string[] = [];
  const isPlain = body.dataset.body === 'plain';
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = isPlain ? body : document.documentElement;
  const [x, y] = isPlain ? [body.getBoundingClientRect().left, body.getBoundingClientRect().top] : [0, 0];
  if (scrollHeight > clientHeight) overflow.push(`${scrollHeight} high in ${clientHeight}`);
  if (scrollWidth > clientWidth) overflow.push(`${scrollWidth} wide in ${clientWidth}`);
  const range = document.createRange();
  range.selectNodeContents(body);
  for (const box of range.getClientRects()) {
    const isInside = box.left >= x && box.top >= y && box.right <= x + clientWidth && box.bottom <= y + clientHeight;
    // A blank at the end of a line that is just full hangs beyond it; nothing of it can be seen.
    const isBlank = box.width < 6 && box.left >= x + clientWidth - 6;
    if (!isInside && !isBlank) overflow.push(`text from ${box.left}, ${box.top} to ${box.right}, ${box.bottom}`);
  }
  // Numbers hang before their item, where nothing could be scrolled to.
  const pen = document.createElement('canvas').getContext('2d');
  for (const list of body.querySelectorAll('ol')) {
    if (!pen || getComputedStyle(list).direction !== 'ltr') continue;
    pen.font = getComputedStyle(list).font;
    const number = pen.measureText(`${list.childElementCount}. `).width;
    const room = (list.firstElementChild?.getBoundingClientRect().left ?? x) - x;
    if (number > room) overflow.push(`the number ${list.childElementCount} is ${number} wide in ${room}`);
  }
  return { said: (body.textContent ?? '').slice(0, 40), height: body.getBoundingClientRect().height, overflow };
}

export interface ShownBody {
  readonly frame: Frame;
  readonly element: Locator;
}

/** The frames of the ticket that is open. */
export async function shownBodies(page: Page, count: number): Promise<readonly ShownBody[]> {
  const elements = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  await expect(elements).toHaveCount(count);
  const shown: ShownBody[] = [];
  for (const element of await elements.all()) {
    const frame = await (await element.elementHandle())?.contentFrame();
    if (frame) shown.push({ frame, element });
  }
  return shown;
}

/** What is cut off of the bodies without a frame. */
export async function plainFaults(page: Page, count: number): Promise<string[]> {
  const elements = page.getByRole('region', { name: 'Thread' }).locator('[data-body="plain"]');
  await expect(elements).toHaveCount(count);
  const faults: string[] = [];
  for (const element of await elements.all()) {
    // Folded text has no place until it is unfolded.
    for (const fold of await element.locator('details').all()) await fold.evaluate((e) => e.setAttribute('open', ''));
    const { said, overflow } = await element.evaluate(bodyIn);
    faults.push(...overflow.map((fault) => `“${said}”: ${fault}`));
  }
  return faults;
}

/** What is wrong with a body in a frame: words that are cut off, and a height that is not the measured one. */
export async function bodyFaults({ frame, element }: ShownBody): Promise<string[]> {
  await element.evaluate((e) => e.scrollIntoView());
  await expect(element.locator('..')).toHaveAttribute('data-loaded', 'true');
  const width = await element.evaluate((e) => e.getBoundingClientRect().width);
  // A frame may be in its own process, which learns its size a moment later.
  await expect.poll(async () => Math.abs((await frame.evaluate(() => innerWidth)) - width)).toBeLessThan(2);
  const shown = await frame.locator('body').evaluate(bodyIn);
  const measured = await element.locator('xpath=preceding-sibling::*').locator('.framed').evaluate(bodyIn);
  const faults = [...shown.overflow];
  // The copy is a little narrower, for what a frame loses to whole pixels: once in a while it breaks a line more, and
  // lines with code, which are taller, are then others.
  const spare = measured.height - shown.height;
  if (spare < -1 || spare > 33) faults.push(`${shown.height} high, and measured as ${measured.height}`);
  return faults.map((fault) => `“${shown.said}”: ${fault}`);
}
