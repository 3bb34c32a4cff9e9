import type { Page } from '@playwright/test';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { makeTicket, showTicket, signInAs, startAs, toast } from '../e2e/support/steps.ts';
import { writtenElsewhere } from './support/other-device.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Deleted while Ken Wheeler wrote' });

/** Jane deletes a ticket here while John records a message elsewhere, and then the two devices meet. */
async function contested(desk: UiDesk): Promise<{ readonly page: Page; readonly ticketId: string }> {
  const first = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(first, 'Only spam', { priorityId: 'priority-emergency' });
  await desk.stop();
  const lines = await writtenElsewhere(desk, async ({ run }) => {
    const input = { ticketId, details: 'It is no spam: my printer is broken.', source: 'phone' };
    const heard = await run({
      name: 'conversation.record',
      input,
      key: 'key-of-call',
      principal: agentPrincipal('john-doe'),
    });
    expect(heard.ok).toBe(true);
  });
  desk.signsIn('Jane Doe');
  const page = await desk.start();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  await showTicket(page, ticketId);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('option', { name: /Only spam/ })).toHaveCount(0);
  await desk.takesIn(lines);
  await page.getByRole('option', { name: /Only spam/ }).click();
  return { page, ticketId };
}

test('T112, T113: a message that did not see a deletion brings the ticket back, with a card that shows both sides until somebody keeps it', async ({
  desk,
}) => {
  const { page } = await contested(desk);
  const sides = card(page).getByRole('listitem');
  await expect(sides).toHaveCount(2);
  await expect(sides.filter({ hasText: 'Jane Doe deleted the ticket on this computer' })).toHaveCount(1);
  await expect(
    sides.filter({ hasText: 'John Doe recorded a message from Ken Wheeler on another computer' }),
  ).toContainText('It is no spam: my printer is broken.');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
  await card(page).getByRole('button', { name: 'Keep ticket' }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveCount(0);
  await expect(toast(page, /^#\d+ kept\./)).toBeVisible();
  await expect(page.locator('#ticket-heading')).toBeFocused();
  await expect(page.getByRole('option', { name: /Only spam/ })).toHaveCount(1);
});

test('T113: the other decision deletes the ticket again, and undoing that keeps it', async ({ desk }) => {
  const { page } = await contested(desk);
  await card(page).getByRole('button', { name: 'Delete again' }).click();
  await expect(page.getByRole('option', { name: /Only spam/ })).toHaveCount(0);
  await toast(page, /^#\d+ deleted\./)
    .getByRole('button', { name: 'Undo' })
    .click();
  await page.getByRole('option', { name: /Only spam/ }).click();
  await expect(page.locator('#ticket-heading')).toHaveText('Only spam');
  await expect(card(page)).toHaveCount(0);
});

test('T113: those who may not delete see what happened, and who can decide', async ({ desk }) => {
  const { page, ticketId } = await contested(desk);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await signInAs(page, 'John Doe');
  await showTicket(page, ticketId);
  await expect(card(page)).toContainText('An agent who may delete tickets can decide.');
  await expect(card(page).getByRole('button')).toHaveCount(0);
});
