import type { Page } from '@playwright/test';

/** Layout faults of the current page: elements that leave the window, are cut off, or are covered. */
export async function layoutFaults(page: Page): Promise<string[]> {
  await settled(page);
  return [
    ...(await page.evaluate(sideways)),
    ...(await page.evaluate(cutTexts)),
    ...(await page.evaluate(unreachable)),
  ];
}

/** Only what scrolls sideways: with longer words a text may end in an ellipsis, but nothing may leave the window. */
export async function sidewaysFaults(page: Page): Promise<string[]> {
  await settled(page);
  return page.evaluate(sideways);
}

/** Two frames after a change of size, everything has found its place. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

function sideways(): string[] {
  const found: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide in a window of ${innerWidth}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && !element.matches('input');
    if (!scrolls || element.scrollWidth <= element.clientWidth + 1) continue;
    found.push(`${element.className} scrolls sideways: ${element.scrollWidth} in ${element.clientWidth}`);
  }
  return found;
}

function cutTexts(): string[] {
  const slack = 3;
  const isShown = { opacityProperty: true, visibilityProperty: true };

  function isCut(parent: Element, { left, right, top, bottom }: DOMRect): string | undefined {
    let isOneLine = true;
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { display, overflowX, overflowY, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (clipPath !== 'none' || edge.bottom <= top || edge.top >= bottom) return undefined;
      const runsOver = right > edge.right + slack || left < edge.left - slack;
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      const hasDots = textOverflow === 'ellipsis' && isOneLine;
      if (runsOver && hides && !hasDots) return 'cut off without an ellipsis';
      if (runsOver && hides && !parent.closest('[title]')) return 'cut off without a tooltip';
      // Several lines end in an ellipsis, too.
      if (webkitLineClamp !== 'none' && parent.closest('[title]')) return undefined;
      if (overflowY === 'hidden' && (bottom > edge.bottom + slack || top < edge.top - slack)) return 'cut off below';
      if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      if (display !== 'inline') isOneLine = false;
    }
    return right > innerWidth + 1 || left < -1 ? 'outside of the window' : undefined;
  }

  const found: string[] = [];
  const texts = document.createTreeWalker(
    document.querySelector('dialog[open]') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    const isText = node.nodeValue?.trim() && parent && !parent.closest('script, style, option');
    if (!isText || !parent.checkVisibility(isShown)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const fault = isCut(parent, range.getBoundingClientRect());
    if (fault) found.push(`“${node.nodeValue?.trim().slice(0, 60)}” is ${fault}`);
  }
  return found;
}

function unreachable(): string[] {
  const selector =
    'a[href], button, input, select, textarea, [tabindex="0"], [contenteditable="true"], [role="option"], [role="menuitem"]';
  // While a dialog or a menu is open, everything behind it is out of reach on purpose.
  const scope = document.querySelector('[role="menu"]') ?? document.querySelector('dialog[open]') ?? document;
  const found: string[] = [];
  // What only screen readers find, and what is shown as soon as the keyboard is there, covers nothing and has no place.
  const isClippedAway = (element: Element) => {
    for (let box: Element | null = element; box; box = box.parentElement)
      if (getComputedStyle(box).clipPath === 'inset(50%)' && box.clientWidth <= 1) return true;
    return false;
  };
  for (const element of scope.querySelectorAll<HTMLElement>(selector)) {
    const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!isShown || element.matches(':disabled') || element.closest('[aria-hidden="true"]')) continue;
    if (isClippedAway(element)) continue;
    const scrolled: [Element, number, number][] = [];
    for (let box: Element | null = element; box; box = box.parentElement)
      scrolled.push([box, box.scrollLeft, box.scrollTop]);
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 60) ?? element.outerHTML;
    if (!hit) found.push(`“${name}” lies outside of the window`);
    // Suggestions lie over what is below their field until they are closed.
    else if (
      !element.contains(hit) &&
      !hit.closest('[data-region="toasts"], :has([aria-expanded="true"]) > [role="listbox"]')
    )
      found.push(`“${name}” lies under ${hit.outerHTML.slice(0, 120)}`);
    for (const [box, x, y] of scrolled) box.scrollTo({ left: x, top: y, behavior: 'instant' });
  }
  return found;
}
