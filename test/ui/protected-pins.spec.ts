import { agentPrincipal } from '../../shared/domain/principal.ts';
import { direct, lock, pins, startAs, toast } from '../e2e/support/steps.ts';
import { startWithPassphrase, switchOf } from './support/computer-page.ts';
import { writtenElsewhere } from './support/other-device.ts';
import { expect, test } from './support/ui-test.ts';

test('P31: an agent whom another computer made an administrator chooses a passphrase, then is signed in', async ({
  hosted,
}) => {
  await startAs(hosted, 'Jane Doe');
  await hosted.stop();
  const lines = await writtenElsewhere(hosted, async ({ run }) => {
    const input = { kind: 'agent', id: 'john-doe', fields: { isAdministrator: true } };
    const principal = agentPrincipal('jane-doe');
    expect((await run({ name: 'record.put', input, key: 'key-of-promotion', principal })).ok).toBe(true);
  });
  const page = await startWithPassphrase(hosted);
  await switchOf(page, 'Protect PINs with the key store').click();
  await expect(switchOf(page, 'Protect PINs with the key store')).toBeChecked();
  await hosted.takesIn(lines);
  await lock(page);
  await page.getByRole('button', { name: 'John Doe' }).click();
  await page.getByLabel('PIN or passphrase').fill(pins['John Doe']);
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New passphrase for John Doe' });
  await expect(form).toContainText('You are now an administrator, and PINs are protected on this computer.');
  await expect(form.getByLabel('New passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type('271828');
  await page.keyboard.press('Tab');
  await page.keyboard.type('271828');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText('Use at least 12 characters.')).toBeVisible();
  for (const label of ['New passphrase', 'Repeat new passphrase'])
    await form.getByLabel(label, { exact: true }).fill('three kettles on a roof');
  await form.getByRole('button', { name: 'Set passphrase and sign in' }).click();
  await expect(page.getByRole('link', { name: 'Desk set-up' })).toBeVisible();
});

test('P4: undoing a demotion of somebody who has only a PIN by now is refused, with what to do', async ({ hosted }) => {
  const page = await startWithPassphrase(hosted);
  await switchOf(page, 'Protect PINs with the key store').click();
  const promoted = { id: 'john-doe', fields: { isAdministrator: true }, secret: 'three kettles on a roof' };
  expect(await direct(page, 'call', 'agent.save', promoted)).toMatchObject({ ok: true });
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await page.getByRole('listbox', { name: 'Agents', exact: true }).getByRole('option', { name: 'John Doe' }).click();
  const john = page.getByRole('region', { name: 'John Doe', exact: true });
  await john.getByRole('switch', { name: 'Administrator' }).click();
  await john.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, '“John Doe” saved.')).toBeVisible();
  const onlyPin = { id: 'john-doe', fields: {}, secret: '271828' };
  expect(await direct(page, 'call', 'agent.save', onlyPin)).toMatchObject({ ok: true });
  await toast(page, '“John Doe” saved.').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not undone' })).toContainText(
    'an administrator needs a passphrase of at least 12 characters. Enter one for this agent',
  );
  await expect(john.getByRole('switch', { name: 'Administrator' })).not.toBeChecked();
});

test('P34: restoring an administrator who has only a PIN asks for a passphrase right there', async ({ hosted }) => {
  const page = await startWithPassphrase(hosted);
  const john = { kind: 'agent', id: 'john-doe' };
  await direct(page, 'run', 'record.put', { ...john, fields: { isAdministrator: true } });
  await direct(page, 'run', 'record.retire', john);
  await switchOf(page, 'Protect PINs with the key store').click();
  await page.evaluate((hash) => location.assign(hash), '#/set-up/agent/john-doe');
  const form = page.getByRole('region', { name: 'John Doe', exact: true });
  await form.getByRole('button', { name: 'Restore' }).click();
  const field = form.getByLabel('New passphrase for John Doe');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/PINs are protected on this computer/);
  await page.keyboard.type('271828');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/Use at least 12 characters/);
  await expect(field).toBeFocused();
  await field.fill('three kettles on a roof');
  await page.keyboard.press('Enter');
  await expect(toast(page, '“John Doe” restored.').getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(form.getByRole('switch', { name: 'Administrator' })).toBeChecked();
});
