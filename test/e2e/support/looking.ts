import type { Page } from '@playwright/test';
import { graveFaults, paleTexts } from './axe.ts';
import { layoutFaults, sidewaysFaults } from './look.ts';
import { movingParts } from './motion.ts';
import type { Visit } from './screens.ts';
import { untranslated } from './translated.ts';

export const small = { width: 960, height: 600 };
export const large = { width: 1440, height: 900 };

export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
}

const looks: readonly Look[] = [
  { colorScheme: 'dark', size: small },
  { colorScheme: 'light', size: large },
];

/** What is left of a large window at twice the size, and of the smallest at one and a half times and at twice. */
export const enlarged: readonly Look[] = [
  { colorScheme: 'light', size: { width: 720, height: 450 } },
  { colorScheme: 'dark', size: { width: 640, height: 400 } },
  { colorScheme: 'light', size: { width: 480, height: 300 } },
];

/**
 * Checks a screen at both sizes, in both schemes, and in the theme for high contrast, and notes what is wrong: one walk
 * finds all there is.
 */
export function looking(page: Page, faults: string[], at = looks): Visit {
  return async (screen) => {
    for (const { colorScheme, size } of at) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const found = [...(await layoutFaults(page)), ...(await graveFaults(page)), ...(await movingParts(page))];
      faults.push(...found.map((fault) => `${screen}, ${colorScheme}, ${size.width} wide: ${fault}`));
      if (at === looks) faults.push(...(await paleFaults(page)).map((fault) => `${screen}, ${colorScheme}: ${fault}`));
    }
  };
}

/** What is pale in the theme for high contrast, which a system that asks for more contrast gets. */
async function paleFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ contrast: 'more' });
  await page.locator('[data-theme="contrast"]').waitFor();
  const faults = await paleTexts(page);
  await page.emulateMedia({ contrast: 'no-preference' });
  return faults.map((fault) => `high contrast, ${fault}`);
}

/** Who asks for less motion gets none; and colours that still change would be judged half-way. */
export const calm = { reducedMotion: 'reduce' } as const;

/** The desk's page in the made-up language. */
export function inPseudoWords(page: Page): string {
  return new URL('/?pseudo', page.url()).href;
}

/** What the walk through a screen finds that is not translated, or has no room. */
export function reading(page: Page, words: ReadonlySet<string>, faults: string[]): Visit {
  return async (screen) => {
    faults.push(...(await untranslated(page, words)).map((text) => `${screen}: “${text}” is not translated`));
    await page.setViewportSize(small);
    faults.push(...(await sidewaysFaults(page)).map((fault) => `${screen}: ${fault}`));
    await page.setViewportSize(large);
  };
}
