import type { BrowserContext, Page } from '@playwright/test';

/** From now on, requests of this name wait, but those that name `except`. */
export async function holdBack(
  page: Page | BrowserContext,
  held: string,
  except?: string,
): Promise<{ readonly goOn: () => void }> {
  let goOn = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/bridge/call', async (route) => {
    const asked = route.request().postData() ?? '';
    const isFree = except !== undefined && asked.includes(`"${except}"`);
    if (asked.includes(`"${held}"`) && !isFree) await answered;
    await route.continue();
  });
  return { goOn: () => goOn() };
}
