import type { Page } from '@playwright/test';
import { anotherAs, direct, makeTicket, startAs, toast, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const detail = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Jane gives John a role, with the keys alone. */
async function giveJohn(page: Page, role: string): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('link', { name: 'Desk set-up' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Desk set-up' }).getByRole('link', { name: 'Agents' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'John Doe' }).focus();
  await keyboard.press('Enter');
  const field = page.getByRole('region', { name: 'John Doe', exact: true }).getByLabel('Role', { exact: true });
  await field.focus();
  await keyboard.type(role);
  await expect(field.locator('option:checked')).toHaveText(role);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, '“John Doe” saved.').first()).toBeVisible();
}

test('an agent whose role becomes View only, and then Limited Access, is told what they may not do and who can', async ({
  desk,
}) => {
  const jane = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(jane, 'Roles change');
  const john = await anotherAs(desk, 'John Doe');
  await john.evaluate((hash) => location.assign(hash), new URL(jane.url()).hash);
  await expect(button(john, 'Resolve')).toBeVisible();

  await giveJohn(jane, 'View only');
  const composer = john.getByRole('region', { name: 'Write' });
  await expect(composer).toContainText('Your role doesn’t allow replies, notes, or changes here. Jane Doe can reply.');
  for (const name of ['Resolve', 'Assign', 'Transfer', 'Send reply']) await expect(button(john, name)).toHaveCount(0);
  await expect(john.getByRole('combobox', { name: /^(?!Shown in the thread)/ })).toHaveCount(0);
  desk.command(john, { do: 'ticket.close' });
  await expect(toast(john, 'Your role doesn’t allow you to close tickets here. Jane Doe can.')).toBeVisible();
  desk.command(john, { do: 'ticket.new' });
  await expect(toast(john, 'Your role doesn’t allow you to create tickets here. Jane Doe can.')).toBeVisible();
  desk.command(john, { do: 'view.set-up' });
  await expect(toast(john, 'Only an administrator of this desk can do this: Jane Doe.')).toBeVisible();

  await giveJohn(jane, 'Limited Access');
  await expect(detail(john, 'Status').locator('option')).toHaveText(['Open', 'Waiting for requester']);
  await writeReply(john, 'Please restart it.');
  const statusAfter = john.getByRole('combobox', { name: 'Ticket status' });
  await expect(statusAfter.locator('option')).toHaveText(['Open', 'Waiting for requester']);
  await expect(button(john, 'Send and resolve')).toHaveCount(0);
  await john.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(toast(john, 'Your role doesn’t allow you to close tickets here. Jane Doe can.')).toBeVisible();
  await expect(detail(john, 'Status')).toHaveValue('status-open');
  await john.getByRole('textbox', { name: 'Reply to' }).focus();
  await john.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(john, 'Reply saved')).toBeVisible();
  await direct(jane, 'run', 'status.set', { ticketId, statusId: 'status-closed' });
  await button(john, 'Reopen').click();
  await expect(detail(john, 'Status')).toHaveValue('status-open');
});
