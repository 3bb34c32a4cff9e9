import type { Locator, Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import { anotherAs, direct, makeTicket, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const list = (page: Page) => page.getByRole('listbox', { name: 'Agents to mention' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Internal note' });
const inboxLink = (page: Page) => page.getByRole('link', { name: 'Inbox', exact: true });

async function addAgent(page: Page, name: string, departmentId: string): Promise<void> {
  const fields = { name, colour: 'teal', departmentId, roleId: 'role-expanded', extended: [], isAdministrator: false };
  const { ok } = await direct(page, 'run', 'record.put', { kind: 'agent', id: `agent-${departmentId}`, fields });
  expect(ok).toBe(true);
}

test('T27, V22, N30: a colleague is chosen by keyboard, named in the thread, and told in their inbox', async ({
  desk,
}) => {
  const page = await startAs(desk, 'John Doe');
  await makeTicket(page, 'Ask Jane');
  await page.keyboard.press('n');
  await page.keyboard.type('Please look, @j');
  const options = list(page).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(options.filter({ hasText: 'John Doe' }), 'the author').toHaveCount(0);
  expect(await graveFaults(page)).toEqual([]);
  const first = await options.first().getAttribute('id');
  await expect(note(page)).toHaveAttribute('aria-activedescendant', String(first));
  await page.keyboard.type('ane');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(list(page)).toHaveCount(0);
  await expect(note(page)).toBeFocused();
  await expect(page.getByText('Notifies Jane Doe.')).toBeVisible();
  await page.keyboard.type('thanks.');
  await expect(note(page)).toHaveText('Please look, @Jane Doe thanks.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('article').getByText('Mentioned: Jane Doe')).toBeVisible();

  const jane = await anotherAs(desk, 'Jane Doe');
  await inboxLink(jane).click();
  const news = jane.getByRole('list', { name: 'Tickets with news' }).getByRole('button').first();
  await expect(news).toContainText('Ask Jane');
  await expect(news).toContainText('John Doe mentioned you');
});

test('T27: arrow keys walk through the list, Escape closes it, and Enter without it begins a line', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await addAgent(page, 'Max Both', 'department-support');
  await makeTicket(page, 'Walk');
  await page.keyboard.press('n');
  await page.keyboard.type('@');
  const options = list(page).getByRole('option');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('j');
  await expect(list(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(note(page).locator('p')).toHaveCount(2);
  await page.keyboard.type('@');
  await expect(list(page)).toBeVisible();
  const name = (await options.nth(1).locator('bdi').textContent()) ?? '';
  await options.nth(1).click();
  await expect(note(page).locator('p').last()).toHaveText(`@${name} `);
  await expect(list(page)).toHaveCount(0);
});

test('T26: a reply says that the requester sees the name, and offers nobody who does not see the ticket', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await addAgent(page, 'Sam Sales', 'department-sales');
  await makeTicket(page, 'In a reply');
  await page.keyboard.press('r');
  await page.keyboard.type('@');
  await expect(list(page).getByRole('option')).toHaveText([/John Doe/]);
  await page.keyboard.type('john doe');
  await expect(list(page)).toHaveCount(0);
  await expect(page.getByText('Notifies John Doe. Ken sees the name, too.')).toBeVisible();
});

const dialogs = [
  { command: 'Assign', choose: (form: Locator) => form.getByLabel('Agent').selectOption('Jane Doe') },
  {
    command: 'Transfer',
    choose: (form: Locator) => form.getByLabel('To department').selectOption('System Administrators'),
  },
  { command: 'Refer', choose: (form: Locator) => form.getByLabel('Give access to').selectOption('Sales') },
] as const;

for (const { command, choose } of dialogs) {
  test(`T27: the note of ${command} offers the agents who see the ticket, and tells them`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await makeTicket(page, 'Ask John');
    const isItem = command === 'Refer';
    if (isItem) await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole(isItem ? 'menuitem' : 'button', { name: new RegExp(`^${command}`) }).click();
    const form = page.getByRole('dialog', { name: new RegExp(`^${command}.* ticket`) });
    await choose(form);
    const words = form.getByLabel('Internal note');
    await words.click();
    await page.keyboard.type('Please look, @j');
    const options = list(page).getByRole('option');
    await expect(options).toHaveText([/John Doe/]);
    const first = await options.first().getAttribute('id');
    await expect(words).toHaveAttribute('aria-activedescendant', String(first));
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(list(page)).toHaveCount(0);
    await expect(form).toBeVisible();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('@jo');
    await page.keyboard.press('Enter');
    await expect(words).toHaveValue('Please look, @John Doe ');
    await expect(words).toBeFocused();
    await expect(form.getByText('Notifies John Doe.')).toBeVisible();
    await page.keyboard.type('thanks. @J');
    await options.first().click();
    await expect(words).toHaveValue('Please look, @John Doe thanks. @John Doe ');
    await words.press('ControlOrMeta+Enter');
    await expect(form).toHaveCount(0);
    const john = await anotherAs(desk, 'John Doe');
    await inboxLink(john).click();
    const news = john.getByRole('list', { name: 'Tickets with news' }).getByRole('button').first();
    await expect(news).toContainText('Jane Doe mentioned you');
  });
}

test('T27: the note of a bulk action offers the other agents, and says whom it notifies about what', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Ask John');
  await page.getByRole('option', { name: /Ask John/ }).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('region', { name: 'Selected tickets' }).getByRole('button', { name: 'Transfer' }).click();
  const form = page.getByRole('dialog', { name: 'Transfer 1 ticket' });
  await form.getByLabel('To department').selectOption('System Administrators');
  const words = form.getByLabel('Internal note');
  await words.click();
  await page.keyboard.type('Please look, @jo');
  await expect(list(page).getByRole('option')).toHaveText([/John Doe/]);
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(words).toHaveValue('Please look, @John Doe ');
  await expect(form.getByText('Notifies John Doe about the tickets that they can see.')).toBeVisible();
  await words.press('ControlOrMeta+Enter');
  await expect(form).toHaveCount(0);
  const john = await anotherAs(desk, 'John Doe');
  await inboxLink(john).click();
  const news = john.getByRole('list', { name: 'Tickets with news' }).getByRole('button').first();
  await expect(news).toContainText('Jane Doe mentioned you');
});
