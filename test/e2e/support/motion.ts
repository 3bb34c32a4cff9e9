import type { Page } from '@playwright/test';

/** What moves on the page for longer than a blink, although its person has asked for rest. */
export function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = 0.01;
    const moving = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      for (const part of ['', '::before', '::after', '::backdrop']) {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part || null);
        const durations = [transitionDuration, animationName === 'none' ? '0s' : animationDuration].join(', ');
        if (durations.split(', ').some((duration) => Number.parseFloat(duration) > longest))
          moving.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${part}: ${durations}`);
      }
    }
    const running = document.getAnimations().filter(({ effect }) => {
      const { duration } = effect?.getComputedTiming() ?? {};
      return typeof duration === 'number' && duration > longest * 1000;
    });
    return [...moving, ...running.map(({ id }) => `an animation ${id}`)];
  });
}
