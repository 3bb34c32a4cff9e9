import type { Locator } from '@playwright/test';

/** Whether a body, an element with `data-body`, is shown in a frame. */
export async function isFramed(body: Locator): Promise<boolean> {
  return (await body.getAttribute('data-body')) === 'framed';
}

/** What the frame of such a body holds. */
export function bodyOfFrame(body: Locator): Locator {
  return body.locator('iframe').contentFrame().locator('body');
}

/** The words of a body where they are seen: in the window itself, or in its frame. */
export async function wordsOf(body: Locator): Promise<Locator> {
  return (await isFramed(body)) ? bodyOfFrame(body) : body;
}
