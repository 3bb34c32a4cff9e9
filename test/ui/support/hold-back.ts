import type { BrowserContext, Page } from '@playwright/test';

/** From now on, requests of this name wait. */
export async function holdBack(page: Page | BrowserContext, held: string): Promise<{ readonly goOn: () => void }> {
  let goOn = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    if (route.request().postData()?.includes(`"${held}"`)) await answered;
    await route.continue();
  });
  return { goOn: () => goOn() };
}
