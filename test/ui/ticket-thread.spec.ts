import type { Locator, Page } from '@playwright/test';
import {
  directly,
  makeTicket,
  openTicket,
  showTicket,
  startAs,
  threadTexts,
  toast,
  undo,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const detail = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const chosen = (page: Page, label: string) => detail(page, label).locator('option:checked');
const thread = (page: Page) => page.getByRole('region', { name: 'Thread' });

async function look(entry: Locator) {
  return entry.evaluate((element) => {
    const { backgroundColor, borderInlineStartColor, borderBlockEndStyle } = getComputedStyle(element);
    return `${backgroundColor} ${borderInlineStartColor} ${borderBlockEndStyle}`;
  });
}

test('a thread distinguishes message, reply, note and change by background, edge, icon and label', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Four kinds');
  await writeNote(page, 'For us.');
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect(toast(page, 'Note added.')).toBeVisible();
  await writeReply(page, 'For Ken.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'For us.', 'For Ken.']);

  const kinds = ['message', 'note', 'reply'] as const;
  const entries = kinds.map((kind) => thread(page).locator(`article[data-kind="${kind}"]`));
  for (const entry of entries) await expect(entry).toHaveCount(1);
  await expect(entries[0] as Locator).toContainText('Ken Wheelerby phone, recorded by Jane Doe');
  await expect(entries[1] as Locator).toContainText('Jane DoeInternal noteonly agents see this');
  await expect(entries[2] as Locator).toContainText('Jane Doereplied to Ken');
  for (const entry of entries) expect(await entry.locator('header svg').count()).toBeGreaterThan(0);
  expect(new Set(await Promise.all(entries.map(look))).size).toBe(3);
  expect(await look(entries[1] as Locator)).toContain('dashed');
  const change = thread(page).getByRole('listitem').filter({ hasText: 'Jane Doe claimed the ticket' });
  await expect(change.getByRole('article')).toHaveCount(0);
});

test('a reply that is undone stays in the thread and is marked as retracted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'A reply too soon');
  await writeReply(page, 'This was meant for somebody else.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await undo(page, 'Reply saved for Ken Wheeler.');
  const reply = thread(page).locator('article[data-kind="reply"]');
  await expect(reply).toHaveAttribute('data-retracted', 'true');
  await expect(reply.getByText('Retracted')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('This was meant for somebody else.');
  await expect(page.getByRole('option', { name: 'A reply too soon' })).toContainText('waiting for us');
  await expect(chosen(page, 'Assignee')).toHaveText('Nobody');
});

test('a long thread opens at its end, and what is earlier is shown on demand', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'A long story');
  await showTicket(page, '');
  const note = { ticketId, visibility: 'internal', body: '<p>And then</p>', basedOn: 1 };
  await directly(page, 'conversation.post', Array(69).fill(note));
  await showTicket(page, ticketId);
  const entries = thread(page).getByRole('article');
  await expect(entries).toHaveCount(60);
  await expect(entries.last()).toBeInViewport();
  await thread(page).getByRole('button', { name: 'Show 10 earlier entries' }).click();
  await expect(entries).toHaveCount(70);
  await expect(thread(page).getByRole('button', { name: /earlier/ })).toHaveCount(0);
  await expect(entries.first()).toContainText('Ken Wheeler');
});

test('the end of a thread stays in view while the reply below it grows', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  const last = thread(page).getByRole('listitem').last();
  const left = () => thread(page).evaluate((e) => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight));
  await expect(last).toBeInViewport({ ratio: 1 });
  await writeReply(page, 'One line\n'.repeat(12));
  await expect.poll(left).toBeLessThanOrEqual(1);
  // Text that wraps again, as when its font loads, while a scroll event is still pending.
  await thread(page).evaluate((e) => {
    const more = document.createElement('li');
    more.style.height = '40px';
    e.querySelector('ol')?.append(more);
    e.dispatchEvent(new Event('scroll'));
  });
  await expect.poll(left).toBeLessThanOrEqual(1);
  await thread(page).evaluate((e) => e.scrollTo({ top: 0 }));
  await writeReply(page, 'Short');
  await page.waitForTimeout(300); // Long enough for what must not happen: the view must not be torn away from its reader.
  expect(await thread(page).evaluate((e) => e.scrollTop)).toBe(0);
});
