import type { Page } from '@playwright/test';
import { english } from '../../renderer/i18n/messages.ts';
import { signsOf } from '../../renderer/ui/chord.ts';
import { fillFirstStep, finish, isOpen, next, passphrase } from '../e2e/support/set-up-steps.ts';
import { isMac, lock, signIn } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

test('setting up refuses what is missing or easy to guess, beside each field, and leads to the first of them', async ({
  desk,
}) => {
  const page = await desk.start();
  await page.getByRole('button', { name: 'Set up my desk' }).click();
  const [name, you] = [page.getByLabel('Desk name'), page.getByLabel('Your name')];
  await expect(name).toBeFocused();
  await expect(page.getByLabel('Folder')).toHaveValue(desk.folder);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(name).toHaveAccessibleDescription(english['text.required'] ?? '');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(you).toHaveAccessibleDescription(english['text.required'] ?? '');
  await expect(name).toBeFocused();
  await name.fill('Harbour Desk');
  await expect(name).toHaveAccessibleDescription('');
  await expect(name).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(you).toBeFocused();

  const chosen = page.getByLabel('Passphrase', { exact: true });
  const again = page.getByLabel('Repeat passphrase');
  await you.fill('Ada Park');
  await chosen.fill('eleven char');
  await again.fill('eleven char');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAccessibleDescription(/^Use at least 12 characters/);
  for (const easy of ['abababababab', 'password1234', 'correct horse battery staple']) {
    await chosen.fill(easy);
    await expect(chosen).toHaveAccessibleDescription(/too easy to guess/);
  }
  await chosen.fill('harbour desk 2026');
  await expect(chosen).toHaveAccessibleDescription(/too close to a name on this desk/);
  // It is too close no longer once the desk is called something else.
  await name.fill('Front Office');
  await expect(chosen).toHaveAccessibleDescription(/^At least 12 characters/);
  await name.fill('Harbour Desk');
  await chosen.fill(passphrase);
  await again.fill(`${passphrase}s`);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(again).toBeFocused();
  await expect(again).toHaveAccessibleDescription('The passphrases don’t match.');
  await again.fill(passphrase);
  await expect(again).toHaveAccessibleDescription('');
  await again.fill(`${passphrase}s`);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(again).toHaveAccessibleDescription('The passphrases don’t match.');
  // The other of the two may be the one that is put right.
  await chosen.fill(`${passphrase}s`);
  await expect(again).toHaveAccessibleDescription('');
  await next(page);

  await page.getByRole('button', { name: 'Add agent' }).click();
  const [agent, pin] = [page.getByLabel('Name'), page.getByLabel('PIN or passphrase')];
  await expect(agent).toBeFocused();
  // Equal names cannot be told apart; a hint says so, and they stay allowed.
  await agent.fill(' ada  PARK');
  await expect(agent).toHaveAccessibleDescription(english['agents.sameName'] ?? '');
  await agent.fill('Bo Lind');
  await expect(agent).toHaveAccessibleDescription('');
  for (const [easy, sentence] of [
    ['12345', /at least 6 digits/],
    ['123456', /too easy to guess/],
    ['111111', /too easy to guess/],
    ['short', /at least 6 digits, or a passphrase/],
    ['bo lind 7', /too close to a name/],
  ] as const) {
    await pin.fill(easy);
    await finish(page);
    await expect(pin).toHaveAccessibleDescription(sentence);
    await expect(pin).toBeFocused();
  }
  await agent.fill('Kim Berg');
  await expect(pin).toHaveAccessibleDescription('');
  await expect(page.getByText('Step 2 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Kim Berg' }).click();
  await expect(page.getByRole('button', { name: 'Add agent' })).toBeFocused();
});

test('a desk is set up and its first ticket begun with the keyboard alone', async ({ desk }) => {
  const page = await desk.start();
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up my desk' }).focus();
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  await press('Enter');
  await expect(page.getByLabel('Desk name')).toBeFocused();
  await keyboard.type('Harbour Desk');
  await press('Tab', 'Tab');
  if (await page.getByRole('button', { name: 'Choose…' }).count()) await press('Tab');
  await expect(page.getByLabel('osTicket’s defaults')).toBeFocused();
  await press('ArrowDown');
  await expect(page.getByLabel('The osTicket course setup')).toBeChecked();
  await press('Tab');
  await keyboard.type('Ada Park');
  await press('Tab', 'Tab');
  await keyboard.type(passphrase);
  await press('Tab');
  await keyboard.type(passphrase);
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Add your team' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Add your team' })).toHaveCSS('outline-style', 'none');
  await press('Escape');
  await expect(page.getByLabel('Desk name')).toBeFocused();
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Park');
  // One step back would be out of the form, with all that was typed.
  await press('Escape');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Park');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Add your team' })).toBeFocused();
  // Escape closes an open list of colors and goes no further; on a Mac, the list is the system’s own.
  await page.getByLabel('Color').first().focus();
  if (!isMac) await press('Space', 'Escape');
  await expect(page.getByRole('heading', { name: 'Add your team' })).toBeVisible();
  await page.getByRole('heading', { name: 'Add your team' }).focus();
  for (const pin of ['926535', '897932']) {
    await press('Tab', 'Tab', 'Tab');
    await keyboard.type(pin);
    await press('Tab');
  }
  await press('Enter');
  // The last Tab led to the button that removes John, and Enter removed him.
  await expect(page.getByLabel('Name')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add agent' })).toBeFocused();
  await press('Tab', 'Tab', 'Enter');
  await page.getByRole('heading', { name: 'Save your recovery code' }).waitFor();
  await expect(page.getByRole('heading', { name: 'Save your recovery code' })).toBeFocused();
  await press('Escape', 'Tab');
  await expect(page.getByRole('button', { name: 'Print' })).toBeFocused();
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByText('There are no tickets yet')).toBeVisible();
  await expect(page.locator('[data-region="queue"]')).toBeFocused();
  await expect(page.locator('[data-region="queue"]')).toHaveCSS('outline-style', 'none');
  await expect(page.getByRole('button', { name: 'Create your first ticket' }).locator('[data-keys]')).toHaveText(
    signsOf('Mod+N', isMac),
  );
  await press('ControlOrMeta+n');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
});

test('a new desk opens with its administrator signed in, and starts with osTicket’s defaults', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await next(page);
  await page.getByRole('button', { name: 'Add agent' }).click();
  await page.getByLabel('Name').fill('Bo Lind');
  await page.getByLabel('PIN or passphrase').fill('926535');
  await finish(page);
  await isOpen(page);
  await expect(page).toHaveTitle('Open – Harbour Desk');
  await expect(page.getByRole('link', { name: 'Desk set-up' })).toBeVisible();
  await lock(page);
  await expect(page.getByRole('list', { name: 'Agents' }).getByRole('button')).toHaveText([/Ada Park/, /Bo Lind/]);
  await expect(page.getByText('SAMPLE')).toHaveCount(0);
  await expect(page.getByText(/^PIN \d/)).toHaveCount(0);

  await signIn(page, 'Bo Lind', '926535');
  await page.getByRole('button', { name: 'Create your first ticket' }).click();
  expect(await formOptions(page)).toEqual({
    topics: ['Feedback', 'General Inquiry', 'Report a Problem', 'Report a Problem / Access Issue'],
    departments: ['Maintenance', 'Sales', 'Support'],
    priorities: ['Emergency', 'High', 'Normal', 'Low'],
    plans: ['Default SLA'],
    sources: ['Phone', 'Walk-in', 'Email', 'Web', 'Other'],
  });
});

/** What can be chosen in the form for a new ticket. */
async function formOptions(page: Page) {
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await expect(form).toBeVisible();
  const options = (label: string) => form.getByLabel(label, { exact: true }).locator('option').allTextContents();
  return {
    topics: await options('Help topic'),
    departments: await options('Department'),
    priorities: await options('Priority'),
    plans: await options('SLA plan'),
    sources: await options('Source'),
  };
}

test('a new desk may start with the course’s setup, and Jane and John with their PINs', async ({ desk }) => {
  const page = await desk.start();
  await fillFirstStep(page);
  await page.getByLabel('The osTicket course setup').check();
  await next(page);
  const [names, pinFields] = [page.getByLabel('Name'), page.getByLabel('PIN or passphrase')];
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveValue('Jane Doe');
  await expect(names.first()).toHaveAccessibleDescription(/System Administrators, All Access/);
  await expect(names.last()).toHaveValue('John Doe');
  await finish(page);
  await expect(pinFields.first()).toBeFocused();
  await pinFields.first().fill('926535');
  await pinFields.last().fill('897932');
  // Chosen otherwise, they go; chosen again, they come back.
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('osTicket’s defaults').check();
  await next(page);
  await expect(names).toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('The osTicket course setup').check();
  await next(page);
  await pinFields.first().fill('926535');
  await pinFields.last().fill('897932');
  await finish(page);
  await isOpen(page);
  await lock(page);
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toContainText('System Administrators');
  await expect(page.getByRole('button', { name: 'John Doe' })).toContainText('Support');
  await signIn(page, 'John Doe', '897932');
  await page.getByRole('button', { name: 'Create your first ticket' }).click();
  const { plans, topics, departments } = await formOptions(page);
  expect(plans).toEqual(['Default SLA', 'SEV-A', 'SEV-B', 'SEV-C']);
  expect(departments).toContain('System Administrators');
  expect(topics).toEqual(expect.arrayContaining(['Business Critical Outage', 'Password Reset', 'Other']));
});
