import type { Locator, Page } from '@playwright/test';
import type { MessageId } from '../../renderer/i18n/messages.ts';
import { makeTicket, startAs } from '../e2e/support/steps.ts';
import { escaped, inEnglish as said } from '../e2e/support/wording.ts';
import { expect, test } from './support/ui-test.ts';

/*
 * What holds for every form: sent with something wrong, it puts the keyboard into the first field that is wrong and says
 * there what is; and what it said goes as soon as that is put right.
 */

interface Form {
  readonly name: string;
  /** The button that opens it. */
  readonly opens: MessageId;
  /** Where that button stands in the menu of the ticket. */
  readonly inMenu?: boolean;
  readonly field: MessageId;
  readonly wrong: string;
  readonly right: string;
  readonly sends: MessageId;
}

const ofTicket: readonly Form[] = [
  {
    name: 'the summary',
    opens: 'detail.summary.change',
    field: 'field.summary',
    wrong: ' ',
    right: 'Told anew',
    sends: 'line.button',
  },
  {
    name: 'the requester',
    opens: 'detail.requester.change',
    field: 'intake.email',
    wrong: 'ken@',
    right: 'ken@example.com',
    sends: 'requester.button',
  },
  {
    name: 'the due time left empty',
    opens: 'detail.due.change',
    field: 'due.field',
    wrong: '',
    right: '2038-01-20T09:30',
    sends: 'due.button',
  },
  {
    name: 'the due time in the past',
    opens: 'detail.due.change',
    field: 'due.field',
    wrong: '2020-02-29T10:00',
    right: '2038-01-20T09:30',
    sends: 'due.button',
  },
  {
    name: 'a transfer',
    opens: 'command.ticket.transfer',
    field: 'transfer.department',
    wrong: '',
    right: 'Sales',
    sends: 'transfer.button',
  },
  {
    name: 'a referral',
    opens: 'command.ticket.refer',
    inMenu: true,
    field: 'refer.to',
    wrong: '',
    right: 'Sales',
    sends: 'refer.button',
  },
  {
    name: 'a detail with a reason',
    opens: 'command.ticket.change-detail',
    inMenu: true,
    field: 'line.reason',
    wrong: 'a'.repeat(501),
    right: 'The whole department is affected.',
    sends: 'line.button',
  },
  {
    name: 'a message',
    opens: 'command.ticket.add-message',
    inMenu: true,
    field: 'message.details',
    wrong: ' ',
    right: 'It works again.',
    sends: 'message.button',
  },
  {
    name: 'a link',
    opens: 'composer.link',
    field: 'composer.link.field',
    wrong: 'nowhere',
    right: 'https://example.com',
    sends: 'composer.link.button',
  },
];

const button = (within: Page | Locator, id: MessageId) =>
  within.getByRole('button', { name: said(id) }).filter({ visible: true });

async function put(field: Locator, value: string): Promise<void> {
  if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
  else await field.fill(value);
}

/** Something is wrong with this field, it says what, and the keyboard is there. */
async function isFaulty(form: Locator, field: Locator): Promise<void> {
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  const problem = (await form.getByRole('alert').first().textContent()) ?? '';
  expect(problem).not.toBe('');
  await expect(field).toHaveAccessibleDescription(new RegExp(`^${escaped(problem)}`));
}

async function isRight(form: Locator, field: Locator): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(form.getByRole('alert')).toHaveCount(0);
}

for (const { name, opens, inMenu = false, field: label, wrong, right, sends } of ofTicket) {
  test(`${name} with an invalid field focuses it, and the error disappears with its cause`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await makeTicket(page, 'A form of each kind');
    if (inMenu) {
      await button(page, 'ticket.more').click();
      await page.getByRole('menuitem', { name: said(opens) }).click();
    } else {
      await button(page, opens).click();
    }
    const form = page.locator('dialog[open]');
    const field = form.getByLabel(said(label));
    await put(field, wrong);
    // From somewhere else than the field itself.
    await button(form, sends).click();
    await isFaulty(form, field);
    await put(field, right);
    await isRight(form, field);
  });
}

test('a detail is changed with a reason by keyboard, which the history shows, and Undo takes it back', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Slow since Monday');
  await button(page, 'ticket.more').press('Enter');
  await page.getByRole('menuitem', { name: said('command.ticket.change-detail') }).press('Enter');
  const form = page.locator('dialog[open]');
  await form.getByLabel(said('changeDetail.field')).selectOption('Help topic');
  await form.getByLabel(said('changeDetail.field')).selectOption('Priority');
  await form.getByLabel(said('line.value')).selectOption('High');
  await form.getByLabel(said('line.reason')).fill('The whole department is affected.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(
    page.getByText('changed Priority from Normal to High: “The whole department is affected.”'),
  ).toBeVisible();
  await expect(page.getByLabel('Priority', { exact: true })).toHaveValue('priority-high');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.getByLabel('Priority', { exact: true })).toHaveValue('priority-normal');
});

test('a new ticket with several faults leads to the first of them, one after the other', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('button', { name: said('command.ticket.new') }).click();
  const form = page.locator('dialog[open]');
  const fields = [
    [form.getByLabel(said('intake.requester')), 'Zoe Quill'],
    [form.getByLabel(said('field.summary')), 'It does not start'],
    [form.getByLabel(said('intake.details')), 'Since this morning.'],
  ] as const;
  for (const [field, value] of fields) {
    // From wherever the keyboard is: while people are proposed, the buttons are out of its reach.
    await page.keyboard.press('ControlOrMeta+Enter');
    await isFaulty(form, field);
    await field.fill(value);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
  await form.getByLabel(said('intake.email')).fill('ken@');
  await button(form, 'intake.create').click();
  await isFaulty(form, form.getByLabel(said('intake.email')));
  await form.getByLabel(said('intake.email')).fill('');
  await expect(form.getByRole('alert')).toHaveCount(0);
});

test('an agent with invalid fields focuses the first of them, and a refusal disappears with the next change', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: said('command.view.set-up') }).click();
  await button(page, 'deskSetUp.agent.add').click();
  const form = page.getByRole('region', { name: said('deskSetUp.agent.new') });
  const [name, secret] = [form.getByLabel(said('deskSetUp.name')), form.getByLabel(said('deskSetUp.agent.secret'))];
  await secret.fill('bo lind 7');
  await button(form, 'deskSetUp.save').click();
  await isFaulty(form, name);
  await name.fill('Bo Lind');
  await button(form, 'deskSetUp.save').click();
  await isFaulty(form, secret);
  // The passphrase is another one’s name no longer.
  await name.fill('Kim Berg');
  await isRight(form, secret);
});
