import { expect, type Page } from '@playwright/test';
import type { Visit } from './screens.ts';
import { directly, makeTicket, row } from './steps.ts';
import type { Wording } from './wording.ts';

const twoTargets = 'Nobody can print on two floors';

/** A ticket that is due twice, follows another one, is referred, and is at the top of its queue. */
export async function makeLinked(page: Page): Promise<void> {
  const plan = {
    name: 'Gold',
    graceHours: 4,
    firstResponseHours: 1,
    scheduleId: 'schedule-always',
    isTransient: false,
  };
  await directly(page, 'record.put', [{ kind: 'plan', id: 'plan-gold', fields: plan }]);
  const otherId = await makeTicket(page, 'Nobody can print', { planId: 'plan-gold' });
  const ticketId = await makeTicket(page, twoTargets, { planId: 'plan-gold', priorityId: 'priority-emergency' });
  await directly(page, 'link.add', [{ ticketId, otherId, kind: 'follows' }]);
  await directly(page, 'referral.add', [{ ticketId, to: { kind: 'department', id: 'department-sales' } }]);
}

/** What a ticket shows of its two targets, of other tickets, and when it is deleted; and a message to a closed one. */
export async function walkLinked(page: Page, said: Wording, visit: Visit): Promise<void> {
  const inMenu = async (id: Parameters<Wording>[0]) => {
    await page.getByRole('button', { name: said('ticket.more') }).click();
    await page.getByRole('menuitem', { name: said(id) }).click();
  };
  const dialog = page.locator('dialog[open]');
  const leave = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await page.getByRole('link', { name: said('nav.open') }).click();
  await row(page, twoTargets).click();
  await expect(page.getByRole('heading', { level: 1, name: twoTargets })).toBeVisible();
  await visit('ticket with two targets and a link');
  await page
    .getByRole('button', { name: said('panel.explain') })
    .filter({ visible: true })
    .click();
  await expect(dialog).toBeVisible();
  await visit('explanation of two targets');
  await leave();
  await inMenu('command.ticket.link');
  await dialog.getByRole('button', { name: said('ticketLink.button') }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('linking a ticket, with a problem');
  await leave();
  await inMenu('command.ticket.refer');
  await dialog.getByRole('button', { name: said('refer.button') }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('referring a ticket, with a problem');
  await leave();
  await inMenu('command.ticket.change-detail');
  await expect(dialog).toBeVisible();
  await visit('changing a detail with a reason');
  await leave();
  await inMenu('command.ticket.delete');
  await expect(row(page, twoTargets)).toHaveCount(0);
  await page.getByRole('link', { name: said('nav.deleted') }).click();
  await row(page, twoTargets).click();
  await expect(page.getByText(said('ticket.isDeleted'))).toBeVisible();
  await visit('deleted ticket');
  await page.getByRole('button', { name: said('command.ticket.restore') }).click();
  await expect(page.getByText(said('ticket.isDeleted'))).toHaveCount(0);

  const kept = ['status-resolved', 'status-closed'].map((id) => ({
    kind: 'status',
    id,
    fields: { reopenable: false },
  }));
  await directly(page, 'record.put', kept);
  await page.getByRole('link', { name: said('nav.closed') }).click();
  await row(page, 'Lost badge, please block it').click();
  await expect(page.getByRole('button', { name: said('command.ticket.reopen') })).toBeVisible();
  await inMenu('command.ticket.add-message');
  await expect(page.getByText(said('message.follows'))).toBeVisible();
  await visit('message to a ticket that can’t be reopened');
  await leave();
}
