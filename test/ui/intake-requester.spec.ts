import type { Locator, Page } from '@playwright/test';
import { direct, startAs, threadTexts } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New ticket' }).click();
  return page.getByRole('dialog', { name: 'New ticket' });
}

test('a cleared detail of a chosen requester is deleted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  await form.getByLabel('Requester', { exact: true }).fill('conceicao');
  await page.getByRole('option', { name: 'Ana Conceição' }).click();
  await expect(form.getByLabel('Email')).toHaveValue('ana.conceicao@example.com');
  await form.getByLabel('Email').fill('');
  await form.getByLabel('Summary').fill('No mailbox any more');
  await form.getByLabel('Details').fill('Call me instead.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'No mailbox any more' })).toBeVisible();
  const found = await direct(page, 'ask', 'people.find', { text: 'conceicao' });
  expect(found.value).toMatchObject([{ name: 'Ana Conceição', email: '', phone: 'ext. 127' }]);
});

test('a requester is found by name and by e-mail address, or added without one', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  const requester = form.getByLabel('Requester', { exact: true });
  await requester.fill('conceicao');
  await page.getByRole('option', { name: 'Ana Conceição' }).click();
  await expect(requester).toHaveValue('Ana Conceição');
  await expect(form.getByLabel('Email')).toHaveValue('ana.conceicao@example.com');
  await expect(form.getByLabel('Phone or extension')).toHaveValue('ext. 127');
  await expect(requester).toHaveAccessibleDescription('Existing requester. Changes update their contact details.');
  await requester.fill('karen@os');
  await page.getByRole('option', { name: 'Karen Karen' }).click();
  await expect(form.getByLabel('Email')).toHaveValue('karen@osTicket.com');

  await requester.fill('KEN wheeler');
  await expect(requester).toHaveAccessibleDescription('Existing requester: Ken Wheeler.');
  await requester.fill('Nadia Nowhere');
  await expect(requester).toHaveAccessibleDescription('New requester. Will be added.');
  await expect(form.getByLabel('Email')).toHaveValue('');
  await expect(form.getByLabel('Location')).toHaveValue('');
  await form.getByLabel('Summary').fill('Who am I?');
  await form.getByLabel('Details').fill('I have no address.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('Nadia Nowhere');
  const found = await direct(page, 'ask', 'people.find', { text: 'karen' });
  expect(found.value).toMatchObject([{ name: 'Karen Karen', email: 'karen@osTicket.com' }]);
});

test('V64: Enter chooses the only requester who is found, and the next thing to type is the summary', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { keyboard } = page;
  await keyboard.press('ControlOrMeta+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  const requester = form.getByLabel('Requester', { exact: true });
  const option = page.getByRole('option');
  await expect(requester).toBeFocused();
  await keyboard.type('ka');
  await expect(option.nth(1)).toBeVisible();
  await expect(requester).not.toHaveAttribute('aria-activedescendant', /./);
  await keyboard.type('r');
  await expect(option).toHaveCount(1);
  await expect(requester).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
  await keyboard.press('Backspace');
  await expect(option.nth(1)).toBeVisible();
  await expect(requester).not.toHaveAttribute('aria-activedescendant', /./);
  await keyboard.type('r');
  await expect(option).toHaveAttribute('data-highlighted', '');
  await keyboard.press('Enter');
  await expect(option.filter({ hasText: 'Karen Karen' })).toHaveCount(0);
  await expect(form.getByLabel('Summary')).toBeFocused();
  await expect(requester).toHaveValue('Karen Karen');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await expect(form.getByLabel('Location')).toBeFocused();
  await form.getByLabel('Summary').fill('The mouse squeaks');
  await requester.fill('conceicao');
  await option.filter({ hasText: 'Ana Conceição' }).click();
  await expect(form.getByLabel('Details')).toBeFocused();
});

test('V64: Ctrl+Enter creates the ticket with the requester who was typed, also while another one is found', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  await form.getByLabel('Summary').fill('The mouse squeaks');
  await form.getByLabel('Details').fill('Since this morning.');
  await form.getByLabel('Requester', { exact: true }).pressSequentially('Kar');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('Kar');
});

/** Inserts text into a field as a paste does, which no page may trigger. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.evaluate((element, pasted) => {
    const input = element as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, pasted);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

test('a signature or a row of a table fills in name, address and phone number when it is pasted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  const requester = form.getByLabel('Requester', { exact: true });
  const fields = [requester, form.getByLabel('Email'), form.getByLabel('Phone or extension')];
  const paula = ['Paula Post', 'paula.post2@example.com', '+1 555 0100'];
  const [name, email, phone] = paula;
  for (const copied of [`${name}\n${email}\nTel. ${phone}\n`, `${name}\t${email}\t${phone}\r\n`]) {
    for (const field of fields) await field.fill('');
    await requester.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    }, copied);
    await expect.poll(() => Promise.all(fields.map((field) => field.inputValue()))).toEqual(paula);
  }
  await expect(requester).toHaveAccessibleDescription('New requester. Will be added.');
});

test('a name and an address in one go where they belong, typed or pasted', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  const [requester, email] = [form.getByLabel('Requester', { exact: true }), form.getByLabel('Email')];
  await paste(requester, '\u202a"Post, Paula" <paula.post@example.com>;\u202c');
  await expect(requester).toHaveValue('Post, Paula');
  await expect(email).toHaveValue('paula.post@example.com');
  await expect(requester).toBeFocused();
  await requester.fill('');
  await email.fill('');
  await requester.pressSequentially('Ken W <karen@osTicket.com>');
  await expect(page.getByRole('option').first()).toHaveText(/Karen Karen/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(requester).toHaveValue('Ken W');
  await expect(email).toHaveValue('karen@osTicket.com');
  await requester.fill('');
  await email.fill('mailto:paula.post@example.com');
  await form.getByLabel('Phone or extension').fill('\u202d+49 30 1234\u202c');
  await requester.fill('\ufeffPaula Post\u200b');
  await form.getByLabel('Summary').fill('\u2068Router log\u2069');
  await form.getByLabel('Details').fill('\u001b[31mERROR\u001b[0m one\u0000\n\ftwo');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'Router log', exact: true })).toBeVisible();
  expect(await threadTexts(page)).toEqual(['ERROR one\ntwo']);
  const found = await direct(page, 'ask', 'people.find', { text: '030 1234' });
  expect(found.value).toMatchObject([{ name: 'Paula Post', email: 'paula.post@example.com', phone: '+49 30 1234' }]);
});

test('initials fit their circle, in any script and with emoji', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const name of ['👨‍👩‍👧 👩🏽‍🚀', '李 小龙', 'Z\u0351\u036b\u0343algo ไทย', 'Walter Wim', 'ไทย ที่']) {
    const form = await openForm(page);
    await form.getByLabel('Requester', { exact: true }).fill(name);
    await form.getByLabel('Summary').fill('Initials');
    await form.getByLabel('Details').fill('Look at them.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(name.normalize('NFC'));
    const spare = await page.locator('[data-colour][data-size] > span').evaluateAll((letters) =>
      letters.map((inner) => {
        const circle = inner.parentElement?.getBoundingClientRect();
        const own = inner.getBoundingClientRect();
        return circle ? Math.min(own.left - circle.left, circle.right - own.right) : -1;
      }),
    );
    expect(spare.length).toBeGreaterThan(2);
    expect(Math.min(...spare), name).toBeGreaterThan(0.5);
  }
});
