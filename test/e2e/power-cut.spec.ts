import type { Page } from '@playwright/test';
import { expect, test } from './support/desk-test.ts';
import { openTicket, signInAs, startAs } from './support/steps.ts';

const summary = 'PDF files will not open in accounting';
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });

test('text typed without a pause survives a power failure, and its author continues where they were', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  const words = 'one word after the other and never a pause';
  await reply(page).click();
  await page.keyboard.type(words, { delay: 70 });
  await desk.kill();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await openTicket(again, 'Open', summary);
  await expect(reply(again)).not.toHaveText('');
  // A space that ends a line is one that does not break.
  const kept = ((await reply(again).textContent()) ?? '').replaceAll('\u00A0', ' ');
  expect(kept).toBe(words.slice(0, kept.length));
  expect(kept.length).toBeGreaterThan(15);
  await again.keyboard.press('Escape');
  await again.keyboard.press('r');
  await again.keyboard.type('!');
  await expect(reply(again)).toHaveText(`${kept}!`);
});
