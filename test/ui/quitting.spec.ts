import type { Page } from '@playwright/test';
import { english } from '../../renderer/i18n/messages.ts';
import { lock, makeTicket, pins, signIn, startAs, toast, writeNote } from '../e2e/support/steps.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const dialog = (page: Page) => page.locator('dialog[open]');

test.describe('a person who quits the program is asked first when there are', () => {
  const unsaved = (hosted: UiDesk) => hosted.bridge().flush();

  /** The button that opens a form, a field of it, and what is written there. */
  const forms = [
    ['Rename ticket', 'Summary', 'Another name'],
    ['Change requester', 'Location', 'Room 9'],
    ['Change due date', 'Due', '2031-01-02T10:00'],
    ['Link', 'Address', 'https://example.com/'],
  ] as const;

  test('unsaved text in any form, while it is there', async ({ hosted }) => {
    const page = await startAs(hosted, 'Jane Doe');
    await makeTicket(page, 'With words');
    for (const [button, field, words] of forms) {
      await test.step(button, async () => {
        await page.getByRole('button', { name: button, exact: true }).click();
        expect(await unsaved(hosted)).toBe(false);
        await dialog(page).getByLabel(field).fill(words);
        expect(await unsaved(hosted)).toBe(true);
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toHaveCount(0);
        expect(await unsaved(hosted)).toBe(false);
      });
    }
  });

  const addition = /^deskSetUp\.(?!desk\b|ownQueue\b)(\w+)\.add$/;
  const kinds = Object.entries(english).flatMap(([id, button]) => {
    const [, kind] = addition.exec(id) ?? [];
    return kind === undefined ? [] : [{ address: `#/set-up/${kind}`, button, title: english[`deskSetUp.${kind}.new`] }];
  });

  test('W70: changes of a new entry of the set-up, whatever its kind, but not its blank form', async ({ hosted }) => {
    const page = await startAs(hosted, 'Jane Doe');
    expect(kinds).toHaveLength(11);
    const all = [...kinds, { address: '#/queues', button: 'Add queue', title: 'New queue' }];
    for (const { address, button, title = '' } of all) {
      await test.step(`${address}: ${button}`, async () => {
        await page.evaluate((hash) => location.assign(hash), address);
        await page.getByRole('button', { name: button, exact: true }).first().click();
        const name = page.getByRole('region', { name: title, exact: true }).getByLabel('Name', { exact: true });
        await expect(name).toBeFocused();
        expect(await unsaved(hosted)).toBe(false);
        await page.keyboard.type('Mo');
        await expect(page.getByRole('option', { name: 'Mo Unsaved' })).toBeVisible();
        expect(await unsaved(hosted)).toBe(true);
        await name.fill('');
        expect(await unsaved(hosted)).toBe(false);
        await name.fill('Mo');
        await page.getByRole('button', { name: 'Discard' }).click();
        await expect(name).toHaveCount(0);
        expect(await unsaved(hosted)).toBe(false);
      });
    }
  });

  test('W70: nothing where one entry is added after the other, and none where the blank form is left', async ({
    hosted,
  }) => {
    const page = await startAs(hosted, 'Jane Doe');
    await page.evaluate((hash) => location.assign(hash), '#/set-up/team');
    const rows = page.getByRole('listbox', { name: 'Teams' }).getByRole('option');
    await expect(rows.first()).toBeVisible();
    const before = await rows.count();
    await page.getByRole('button', { name: 'Add team' }).click();
    const name = page.getByRole('region', { name: 'New team' }).getByLabel('Name', { exact: true });
    await expect(name).toBeFocused();
    await name.fill('Night shift');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await expect(toast(page, '“Night shift” saved.')).toBeVisible();
    await expect(name).toHaveValue('');
    expect(await unsaved(hosted)).toBe(false);
    await lock(page);
    await signIn(page, 'Jane Doe', pins['Jane Doe']);
    await expect(name).toHaveValue('');
    await rows.filter({ hasText: 'Night shift' }).click();
    await expect(rows).toHaveCount(before + 1);
  });

  test('text in the form of a new desk', async ({ hosted }) => {
    const page = await hosted.start();
    await page.getByRole('button', { name: 'Set up my desk' }).click();
    await expect(page.getByLabel('Desk name')).toBeVisible();
    expect(await unsaved(hosted)).toBe(false);
    await page.getByLabel('Desk name').fill('Harbour Desk');
    expect(await unsaved(hosted)).toBe(true);
  });

  test('a file that is being uploaded; but not text that is saved as a draft', async ({ hosted }) => {
    const page = await startAs(hosted, 'Jane Doe');
    await makeTicket(page, 'With a file');
    await writeNote(page, 'Kept at once');
    expect(await unsaved(hosted)).toBe(false);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/bridge/call', async (route) => {
      if (route.request().postData()?.includes('file.append')) await held;
      await route.continue();
    });
    const file = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('a line') };
    await page.locator('input[type="file"]').last().setInputFiles(file);
    await expect(page.getByText('log.txt, 0%')).toBeVisible();
    expect(await unsaved(hosted)).toBe(true);
    goOn();
    await expect(page.getByText('log.txt, 0%')).toHaveCount(0);
    await expect.poll(() => unsaved(hosted)).toBe(false);
  });
});
