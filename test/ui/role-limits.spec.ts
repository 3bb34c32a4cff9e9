import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { permissions as words } from '../../renderer/i18n/en/permissions.ts';
import { askedBy, isRight } from '../../shared/bridge/command-needs.ts';
import { commandRows, type WindowCommand } from '../../shared/bridge/commands.ts';
import { type Permission, permissionSchema } from '../../shared/domain/permission.ts';
import { anotherAs, direct, makeTicket, showTicket, startAs, toast } from '../e2e/support/steps.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected tickets' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const limited: readonly Permission[] = [
  'ticket.create',
  'ticket.assign',
  'ticket.release',
  'ticket.transfer',
  'ticket.refer',
  'ticket.link',
  'ticket.reply',
];

/** The commands that a role with these permissions may not use, with the permission that they lack. */
function refusedTo(permissions: readonly Permission[]): readonly (readonly [WindowCommand, Permission])[] {
  return commandRows.flatMap((row) => {
    if (row.by === 'program') return [];
    const { id, when } = row;
    // Which of two permissions a status takes depends on the status.
    if (id === 'selection.status' && permissions.includes('ticket.create')) return [];
    for (const need of when) {
      const asked = permissionSchema.safeParse(isRight(need) ? askedBy(need) : undefined).data;
      if (asked && !permissions.includes(asked)) return [[id, asked] as const];
    }
    return [];
  });
}

async function setRole(jane: Page, roleId: string): Promise<void> {
  const put = { kind: 'agent', id: 'john-doe', fields: { roleId: roleId } };
  const done = await direct(jane, 'run', 'record.put', put);
  expect(done.ok, done.error?.message).toBe(true);
}

/** What is saved of the desk: it changes with every commit, and with nothing else. */
function journalOf(desk: UiDesk): string {
  const sum = createHash('sha256');
  for (const [path, bytes] of desk.disk().files()) if (path.includes('/journal/')) sum.update(path).update(bytes);
  return sum.digest('hex');
}

async function isRefused(page: Page, permission: Permission): Promise<void> {
  const refusal = toast(page, `Your role doesn’t allow you to ${words[`may.${permission}`]} here.`);
  await expect(refusal).toContainText('Jane Doe can.');
  await refusal.locator('button').last().click();
  await expect(refusal).toHaveCount(0);
}

/** Every command of the window and the ticket, or on the selected tickets, as the menu above a window hands it on. */
async function tryCommands(
  desk: UiDesk,
  john: Page,
  permissions: readonly Permission[],
  on: 'ticket' | 'selection',
): Promise<void> {
  for (const [id, permission] of refusedTo(permissions)) {
    if (id.startsWith('selection.') !== (on === 'selection')) continue;
    await test.step(id, async () => {
      desk.command(john, { do: id });
      await isRefused(john, permission);
    });
  }
}

async function tryPalette(john: Page, typed: string, name: RegExp, permission: Permission): Promise<void> {
  await john.keyboard.press('ControlOrMeta+k');
  await john.keyboard.type(typed);
  const found = palette(john).getByRole('option', { name }).first();
  await expect(found).toHaveAttribute('aria-disabled', 'true');
  await expect(found).toContainText(`Your role doesn’t allow you to ${words[`may.${permission}`]} here.`);
  await found.click({ force: true });
  await expect(palette(john)).toBeVisible();
  await john.keyboard.press('Escape');
  await expect(palette(john)).toHaveCount(0);
}

async function moreActions(john: Page): Promise<string[]> {
  await button(john, 'More').click();
  const items = john.getByRole('menuitem');
  await expect(items.first()).toBeVisible();
  const names = await items.allTextContents();
  await john.keyboard.press('Escape');
  await expect(items).toHaveCount(0);
  return names;
}

test('A62: with View only, every button, letter, command, and bulk action is missing or refused with a sentence, and nothing is saved', async ({
  desk,
}) => {
  const jane = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(jane, 'Only read');
  const john = await anotherAs(desk, 'John Doe');
  await showTicket(john, ticketId);
  await john.getByLabel('Priority', { exact: true }).selectOption('High');
  await expect(toast(john, 'Priority set to High.')).toBeVisible();
  await direct(jane, 'run', 'status.set', { ticketId, statusId: 'status-resolved' });
  await setRole(jane, 'role-view-only');
  await expect(john.getByRole('region', { name: 'Write' })).toContainText('You can read this ticket.');
  const before = journalOf(desk);

  expect(await moreActions(john)).toEqual(['Follow']);
  for (const name of ['Reopen', 'Assign', 'Transfer', 'Claim', 'Send reply', 'Add requester message'])
    await expect(button(john, name)).toHaveCount(0);
  await tryCommands(desk, john, [], 'ticket');
  for (const letter of ['w', 'r', 'n']) await john.keyboard.press(letter);
  await expect(john.getByRole('textbox')).toHaveCount(0);
  await expect(john.locator('dialog[open]')).toHaveCount(0);
  await tryPalette(john, 'requester conf', /^Requester confirmed/, 'ticket.close');
  await tryPalette(john, 'wait for', /^Wait for the requester/, 'ticket.create');
  await tryPalette(john, 'reopen', /^Reopen/, 'ticket.create');

  await john.getByRole('option').first().click();
  await john.keyboard.press('x');
  await expect(bar(john)).toContainText('1 selected');
  await expect(bar(john)).toContainText('Your role doesn’t allow you to change tickets.');
  await expect(bar(john).getByRole('button')).toHaveCount(1);
  await tryCommands(desk, john, [], 'selection');
  for (const [letter, permission] of [
    ['a', 'ticket.assign'],
    ['d', 'ticket.transfer'],
    ['p', 'ticket.edit'],
    ['s', 'ticket.close'],
  ] as const) {
    await john.keyboard.press(letter);
    await isRefused(john, permission);
  }
  await tryPalette(john, 'priority', /^Set priority/, 'ticket.edit');
  await john.keyboard.press('Escape');
  await expect(bar(john)).toBeHidden();

  await john.keyboard.press('ControlOrMeta+z');
  const notUndone = john.getByRole('alert').filter({ hasText: 'Not undone: ' });
  await expect(notUndone).toContainText('Priority set to High.');
  await expect(notUndone).toContainText('Your role doesn’t allow you to change ticket details here. Jane Doe can.');
  expect(journalOf(desk)).toBe(before);
});

test('A62: with Limited Access, no way leads to a closed ticket or another detail, and the rest works', async ({
  desk,
}) => {
  const jane = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(jane, 'Limited');
  const john = await anotherAs(desk, 'John Doe');
  await showTicket(john, ticketId);
  await setRole(jane, 'role-limited');
  await expect(john.getByLabel('Priority', { exact: true })).toHaveCount(0);
  const before = journalOf(desk);

  expect(await moreActions(john)).toEqual(
    expect.arrayContaining(['Wait for the requester', 'Refer (extra access)', 'Add requester message']),
  );
  for (const name of ['Resolve', 'Close', 'Send and resolve']) await expect(button(john, name)).toHaveCount(0);
  await tryCommands(desk, john, limited, 'ticket');
  await tryPalette(john, 'resolve', /^Resolve/, 'ticket.close');
  await tryPalette(john, 'requester conf', /^Requester confirmed/, 'ticket.close');

  await john.getByRole('option').first().click();
  await john.keyboard.press('x');
  await expect(bar(john).getByRole('button')).toHaveText(['', 'Assign', 'Transfer', 'Status']);
  await tryCommands(desk, john, limited, 'selection');
  await john.keyboard.press('p');
  await isRefused(john, 'ticket.edit');
  await john.keyboard.press('s');
  const form = john.getByRole('dialog', { name: 'Set the status of 1 ticket' });
  await expect(form.getByLabel('Status').locator('option:enabled')).toHaveText([
    'Choose one',
    'Open',
    'Waiting for requester',
  ]);
  await john.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  expect(journalOf(desk)).toBe(before);

  await john.keyboard.press('s');
  await form.getByLabel('Status').selectOption('Waiting for requester');
  await form.getByRole('button', { name: 'Change 1 ticket' }).click();
  await expect(john.getByRole('region', { name: /^Results of/ })).toContainText('1 changed');
  expect(journalOf(desk)).not.toBe(before);
});
