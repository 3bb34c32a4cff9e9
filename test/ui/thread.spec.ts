import type { Page } from '@playwright/test';
import { directly, makeTicket, showTicket, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });
const entry = (page: Page, text: string) => thread(page).getByRole('listitem').filter({ hasText: text });
const earlier = (page: Page, count: number) => page.getByRole('button', { name: `Show ${count} earlier entries` });

/** How far below the top of the window an entry begins. */
async function topOf(page: Page, text: string): Promise<number> {
  return Math.round((await entry(page, text).boundingBox())?.y ?? Number.NaN);
}

test('“Show earlier” adds entries above those that are read, which stay where they are, up to the first one', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'A long story');
  const note = (text: string) => ({ ticketId, visibility: 'internal', body: `<p>${text}</p>`, basedOn: 500 });
  const notes = Array.from({ length: 100 }, (_unused, index) => note(`Note ${String(index + 1).padStart(3, '0')}.`));
  await page.evaluate(() => location.assign('#/closed'));
  for (let at = 0; at < notes.length; at += 20) await directly(page, 'conversation.post', notes.slice(at, at + 20));
  await showTicket(page, ticketId);
  await expect(entry(page, 'Note 100.')).toBeInViewport();
  await directly(page, 'conversation.post', [note('One more')]);
  await expect(entry(page, 'One more')).toBeInViewport();
  await expect(entry(page, 'Note 041.')).toBeAttached();

  await earlier(page, 41).focus();
  const before = await topOf(page, 'Note 041.');
  await page.keyboard.press('Enter');
  await expect(entry(page, 'Note 001.')).toBeAttached();
  expect(Math.abs((await topOf(page, 'Note 041.')) - before)).toBeLessThanOrEqual(1);
  await expect(entry(page, 'Note 041.')).toBeInViewport();
  await expect(thread(page).getByRole('button', { name: /earlier/ })).toHaveCount(0);
  await expect(thread(page).getByRole('listitem')).toHaveCount(102);
  await expect(page.locator('body')).not.toBeFocused();
});
