import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { anotherAs, direct, makeTicket, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const inboxLink = (page: Page) => page.getByRole('link', { name: 'Inbox', exact: true });
const groups = (page: Page) => page.getByRole('list', { name: 'Tickets with news' }).getByRole('button');

/** John assigns a new ticket to Jane and writes a note on it. */
async function newsForJane(john: Page): Promise<string> {
  const ticketId = await makeTicket(john, 'News for Jane');
  await direct(john, 'run', 'assignment.assign', { ticketId, agentId: await idOf(john, 'Jane Doe'), teamId: null });
  await direct(john, 'run', 'conversation.post', {
    ...{ ticketId, visibility: 'internal', body: '<p>Look.</p>', basedOn: 1 },
  });
  return ticketId;
}

async function idOf(page: Page, name: string): Promise<string> {
  const { value } = await direct(page, 'ask', 'desk.choices', {});
  const { agents } = value as { readonly agents: readonly { readonly id: string; readonly name: string }[] };
  return agents.find((agent) => agent.name === name)?.id ?? '';
}

test('N30, N34: news are counted, read by keyboard, and cleared by opening their ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  const readAll = page.getByRole('button', { name: 'Mark all as read' });
  await readAll.focus();
  await page.keyboard.press('Enter');
  await expect(inboxLink(page)).not.toHaveAccessibleDescription(/unread/);

  const john = await anotherAs(desk, 'John Doe');
  await newsForJane(john);
  await expect(inboxLink(page)).toHaveAccessibleDescription('2 unread');
  const first = groups(page).first();
  await expect(first).toContainText('News for Jane');
  await expect(first).toContainText('John Doe added an internal note');
  await expect(first).toContainText('John Doe assigned this to you');
  expect(await graveFaults(page)).toEqual([]);
  await page.getByRole('region', { name: 'Inbox', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'News for Jane' })).toBeVisible();
  await expect(inboxLink(page)).not.toHaveAccessibleDescription(/unread/);
});

test('N34: of many lines of a ticket, the newest five are shown, and the rest is counted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const john = await anotherAs(desk, 'John Doe');
  const ticketId = await newsForJane(john);
  for (let basedOn = 2; basedOn < 7; basedOn += 1) {
    const note = { ticketId, visibility: 'internal', body: `<p>Look, ${basedOn}.</p>`, basedOn };
    await direct(john, 'run', 'conversation.post', note);
  }
  await inboxLink(page).click();
  const group = groups(page).filter({ hasText: 'News for Jane' });
  await expect(group.getByText('John Doe added an internal note')).toHaveCount(5);
  await expect(group).toContainText('2 earlier');
  await expect(group).not.toContainText('assigned this to you');
});

test('N31: news of a ticket out of sight are gone at once', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const john = await anotherAs(desk, 'John Doe');
  const ticketId = await newsForJane(john);
  await inboxLink(page).click();
  await expect(groups(page).filter({ hasText: 'News for Jane' })).toHaveCount(1);
  await direct(page, 'run', 'ticket.delete', { ticketId });
  await expect(groups(page).filter({ hasText: 'News for Jane' })).toHaveCount(0);
});
