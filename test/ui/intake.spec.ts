import type { Locator, Page } from '@playwright/test';
import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import { direct, directly, isMac, lock, signInAs, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New ticket' }).click();
  return page.getByRole('dialog', { name: 'New ticket' });
}

async function ticketCount(page: Page): Promise<number> {
  const { value } = await direct(page, 'ask', 'queue.counts', {});
  const { open, closed } = (value as QueueCounts).queues;
  return (open?.total ?? 0) + (closed?.total ?? 0);
}

/** Puts text into a field as an input method would, code unit by code unit: also what no keyboard can type. */
function put(field: Locator, text: string): Promise<void> {
  const units = [...Array(text.length).keys()].map((index) => text.charCodeAt(index));
  return field.evaluate((element, codes) => {
    const of = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    const value = codes.map((code) => String.fromCharCode(code)).join('');
    Object.getOwnPropertyDescriptor(of, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, units);
}

const chosen = (form: Locator, label: string) => form.getByLabel(label, { exact: true }).locator('option:checked');

async function routing(form: Locator): Promise<(string | null)[]> {
  return Promise.all(['Department', 'Priority', 'SLA plan'].map((label) => chosen(form, label).textContent()));
}

test('the help topic fills in department, priority and SLA plan, each until it is changed by hand', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  const topic = form.getByLabel('Help topic');
  await expect.poll(() => routing(form)).toEqual(['Support', 'Normal', 'Default SLA']);
  await topic.selectOption('Business Critical Outage');
  await expect.poll(() => routing(form)).toEqual(['Support', 'Emergency', 'SEV-A']);
  await expect(
    form.getByText('Defaults from Business Critical Outage. Change anything that doesn’t fit.'),
  ).toBeVisible();
  await topic.selectOption('Report a Problem');
  await expect.poll(() => routing(form)).toEqual(['Maintenance', 'Normal', 'Default SLA']);
  await form.getByLabel('Priority', { exact: true }).selectOption('High');
  await topic.selectOption('Business Critical Outage');
  await expect.poll(() => routing(form)).toEqual(['Support', 'High', 'SEV-A']);
  await form.getByLabel('Department', { exact: true }).selectOption('Sales');
  await topic.selectOption('Equipment Request');
  await expect.poll(() => routing(form)).toEqual(['Sales', 'High', 'SEV-C']);
});

test('the form says when the ticket would be due, and the ticket is then due at that time', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  const plan = form.getByLabel('SLA plan', { exact: true });
  await expect(plan).toHaveAccessibleDescription(/^Due .*\d{1,2}:\d{2} [AP]M$/);
  const before = await form.getByText(/^Due .*\d{1,2}:\d{2} [AP]M$/).textContent();
  await form.getByLabel('Help topic').selectOption('Personal Computer Issues');
  await expect(form.getByText(/^Due .*\d{1,2}:\d{2} [AP]M$/)).not.toHaveText(before ?? '');
  await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('The docking station hums');
  await form.getByLabel('Details').fill('Since Monday.');
  const promised = (await form.getByText(/^Due .*\d{1,2}:\d{2} [AP]M$/).textContent()) ?? '';
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'The docking station hums' })).toBeVisible();
  const due = await page.getByRole('complementary').getByText(/^Due /).textContent();
  // A minute may have passed between the preview and the ticket.
  const minutes = (said: string) => new Date(`${said.replace(/^Due /, '').replace(/^(\w+), /, '')}`).getTime() / 60_000;
  const dated = (said: string) => (/,/.test(said) ? said : `Due ${new Date().toDateString()}, ${said.slice(4)}`);
  expect(Math.abs(minutes(dated(due ?? '')) - minutes(dated(promised)))).toBeLessThanOrEqual(2);
});

const line = 'Delete it and type it again.';
const long = 'This text is too long. Shorten it.';

const bad: readonly (readonly [label: string, name: string, text: string, sentence: string])[] = [
  ['Requester', 'empty', '', 'This field is required.'],
  ['Summary', 'empty', ' \t ', 'This field is required.'],
  ['Details', 'empty', '\n \n', 'This field is required.'],
  ['Requester', 'invisible', '\u200b\u2060', 'This text contains only invisible characters. Type it again.'],
  ['Summary', 'invisible', '\u200b\u3164\u2800', 'This text contains only invisible characters. Type it again.'],
  ['Details', 'invisible', '\u200d\n\u2800', 'This text contains only invisible characters. Type it again.'],
  ['Summary', 'a whole page', 'x'.repeat(10_000), long],
  [
    'Details',
    'a megabyte',
    'x'.repeat(1_048_576),
    'characters over the limit. Shorten the text, or attach it as a file.',
  ],
  [
    'Summary',
    'turned around',
    'invoice\u202egpj.exe',
    'This text contains hidden direction characters. Type it instead of pasting it.',
  ],
  ['Summary', 'half a character', 'smile \ud83d', `This text contains an invalid character. ${line}`],
  ['Details', 'half a character', '\ude00 smile', `This text contains an invalid character. ${line}`],
  ['Email', 'malformed', 'ken@', 'Enter one email address, such as ken@example.com, or leave this blank.'],
  [
    'Email',
    'two of them',
    'a@b.example, c@d.example',
    'Enter one email address, such as ken@example.com, or leave this blank.',
  ],
];

test('an invalid value is explained beside its field, and no ticket is created', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const before = await ticketCount(page);
  const site = { name: 'Site', type: 'choice', choices: [{ id: 'east', name: 'East' }], isRequired: true, order: 0 };
  await directly(page, 'record.put', [{ kind: 'field', id: 'site', fields: site }]);
  const form = await openForm(page);
  // The keyboard goes to the first field that is wrong, as the eye meets them.
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByRole('alert')).toHaveCount(4);
  await expect(form.getByLabel('Requester', { exact: true })).toBeFocused();
  // A list that is wrong is framed as a field to type in is.
  const frame = await form.getByLabel('Summary').evaluate((field) => getComputedStyle(field).borderColor);
  await expect(form.getByLabel('Site')).toHaveCSS('border-color', frame);
  await form.getByLabel('Site').selectOption('East');
  await expect(form.getByLabel('Site')).not.toHaveCSS('border-color', frame);
  const good = { Requester: 'Ken Wheeler', Email: '', Summary: 'A summary', Details: 'Some details.' };
  for (const [label, text] of Object.entries(good)) await form.getByLabel(label, { exact: true }).fill(text);
  for (const [label, name, text, sentence] of bad) {
    const field = form.getByLabel(label, { exact: true });
    await put(field, text);
    await form.getByRole('button', { name: 'Create' }).click();
    const problem = form.getByRole('alert').filter({ hasText: sentence });
    await expect(problem, `${label}, ${name}`).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAttribute('aria-describedby', new RegExp((await problem.getAttribute('id')) ?? '-'));
    await put(field, good[label as keyof typeof good]);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
  expect(await ticketCount(page)).toBe(before);
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: 'A summary' })).toBeVisible();
});

test('an archived help topic is refused by name, in the form and past it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
  await form.getByLabel('Help topic').selectOption('Other');
  await form.getByLabel('Summary').fill('A summary');
  await form.getByLabel('Details').fill('Some details.');
  expect((await direct(page, 'run', 'record.retire', { kind: 'topic', id: 'topic-other' })).ok).toBe(true);
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByRole('alert')).toHaveText('The help topic “Other” is archived. Choose another one.');
  await expect(form.getByLabel('Help topic').locator('option')).not.toContainText(['Other']);
  const ticket = {
    requester: { name: 'Ken', email: '', phone: '', place: '' },
    source: 'phone',
    summary: 'A',
    details: 'B',
  };
  const past = await direct(page, 'run', 'ticket.open', { ...ticket, topicId: 'topic-other' });
  expect(past).toMatchObject({ ok: false, error: { code: 'refused', reason: 'topic.retired' } });
  await form.getByLabel('Help topic').selectOption('General Inquiry');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: 'A summary' })).toBeVisible();
});

test('Create pressed twenty times makes one ticket, by mouse as by keyboard', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const before = await ticketCount(page);
  const presses = {
    mouse: (form: Locator) =>
      form.getByRole('button', { name: 'Create' }).evaluate((button) => {
        for (let press = 0; press < 20; press++) (button as HTMLButtonElement).click();
      }),
    keyboard: (form: Locator) =>
      form.getByLabel('Summary').evaluate((field, mac) => {
        const keys = { key: 'Enter', ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true };
        for (let press = 0; press < 20; press++) field.dispatchEvent(new KeyboardEvent('keydown', keys));
      }, isMac),
  };
  for (const [index, [name, press]] of Object.entries(presses).entries()) {
    const form = await openForm(page);
    await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
    await form.getByLabel('Summary').fill(`Pressed by ${name}`);
    await form.getByLabel('Details').fill('Twenty times.');
    await press(form);
    await expect(page.getByRole('heading', { name: `Pressed by ${name}` })).toBeVisible();
    await expect(form).toHaveCount(0);
    expect(await ticketCount(page)).toBe(before + index + 1);
  }
  // Each form is a new one: the second ticket was not taken for the first, and nothing waits as a draft.
  await lock(page);
  await expect(page.getByRole('button', { name: 'Jane Doe' })).not.toContainText('draft');
});

test('a half-filled form survives closing, locking and a power cut, for its own agent alone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('ControlOrMeta+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester', { exact: true }).fill('Kwame B');
  await form.getByLabel('Help topic').selectOption('Password Reset');
  await form.getByLabel('Summary').fill('Cannot open the');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  async function expectKept(on: Page): Promise<void> {
    await on.keyboard.press('ControlOrMeta+n');
    const kept = on.getByRole('dialog', { name: 'New ticket' });
    await expect(kept.getByLabel('Summary')).toHaveValue('Cannot open the');
    await expect(kept.getByLabel('Requester', { exact: true })).toHaveValue('Kwame B');
    await expect(chosen(kept, 'Help topic')).toHaveText('Password Reset');
    await expect(kept.getByText('draft saved')).toBeVisible();
    await expect(kept.getByRole('status')).toContainText('Your unfinished ticket for Kwame B');
  }

  await expectKept(page);
  await page.keyboard.press('ControlOrMeta+l');
  await signInAs(page, 'John Doe');
  const empty = await openForm(page);
  await expect(empty.getByLabel('Requester', { exact: true })).toBeFocused();
  await expect(empty.getByText('Your unfinished ticket')).toHaveCount(0);
  await expect(empty.getByLabel('Summary')).toHaveValue('');
  await page.keyboard.press('Escape');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expectKept(page);
  await desk.kill();

  const again = await desk.start();
  await expect(again.getByRole('button', { name: 'Jane Doe' })).toContainText('1 unsent draft');
  await signInAs(again, 'Jane Doe');
  await expectKept(again);
  const restored = again.getByRole('dialog', { name: 'New ticket' });
  await restored.getByRole('button', { name: 'Discard draft' }).click();
  const asked = again.getByRole('dialog', { name: 'Discard this draft?' });
  await asked.getByRole('button', { name: 'Discard draft' }).click();
  await expect(again.getByText('Draft discarded.')).toBeVisible();
  await expect(restored.getByLabel('Summary')).toHaveValue('');
  await expect(chosen(restored, 'Help topic')).toHaveText('General Inquiry');
  await expect(restored.getByLabel('Requester', { exact: true })).toBeFocused();
  await expect(restored.getByText('Your unfinished ticket')).toHaveCount(0);
  await again.keyboard.press('Escape');
  await lock(again);
  await expect(again.getByRole('button', { name: 'Jane Doe' })).not.toContainText('draft');
});

test.describe('on a slow disk', () => {
  test('a form reopened at once holds the text that was still being saved', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await page.route('**/bridge/call', async (route) => {
      if (route.request().postData()?.includes('draft.save')) await new Promise((after) => setTimeout(after, 600));
      await route.continue();
    });
    const form = await openForm(page);
    await form.getByLabel('Requester', { exact: true }).fill('Kwame B');
    await page.waitForTimeout(500); // Longer than a pause, so that these words are on their way when the next ones come.
    await form.getByLabel('Summary').fill('Cannot open the');
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+n');
    await expect(form.getByLabel('Requester', { exact: true })).toHaveValue('Kwame B');
    await expect(form.getByLabel('Summary')).toHaveValue('Cannot open the');
  });

  test('text typed before the draft has loaded is joined with it', async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    const form = await openForm(page);
    await form.getByLabel('Summary').fill('Cannot open the');
    await expect(form.getByText('draft saved')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.route('**/bridge/call', async (route) => {
      if (route.request().postData()?.includes('draft.open')) await new Promise((after) => setTimeout(after, 900));
      await route.continue();
    });
    await page.keyboard.press('ControlOrMeta+n');
    await form.getByLabel('Details').fill('The door of the server room');
    await expect(form.getByLabel('Summary')).toHaveValue('Cannot open the');
    await expect(form.getByLabel('Details')).toHaveValue('The door of the server room');
    await expect(form.getByText('draft saved')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+n');
    await expect(form.getByLabel('Summary')).toHaveValue('Cannot open the');
    await expect(form.getByLabel('Details')).toHaveValue('The door of the server room');
  });
});

test('a name alone is already a draft', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  await form.getByLabel('Requester', { exact: true }).fill('Kwame');
  await expect(form.getByText('draft saved')).toBeVisible();
  await page.getByRole('option', { name: 'Kwame Boateng' }).click();
  await expect(form.getByLabel('Location')).toHaveValue('Driver, van 7');
  await page.keyboard.press('Escape');
  const kept = await openForm(page);
  await expect(kept.getByLabel('Location')).toHaveValue('Driver, van 7');
  await expect(kept.getByLabel('Requester', { exact: true })).toHaveAccessibleDescription(
    'Existing requester. Changes update their contact details.',
  );
  await kept.getByRole('button', { name: 'Start over' }).click();
  await page
    .getByRole('dialog', { name: 'Discard this draft?' })
    .getByRole('button', { name: 'Discard draft' })
    .click();
  await expect(kept.getByLabel('Requester', { exact: true })).toHaveValue('');
  await expect(kept.getByLabel('Requester', { exact: true })).toBeFocused();
  await expect(kept.getByRole('button', { name: 'Start over' })).toHaveCount(0);
  await kept.getByRole('button', { name: 'Create' }).click();
  await expect(kept.getByLabel('Requester', { exact: true })).toBeFocused();
});

test('Escape closes the list of people first, then the form, and the keyboard is back where it was', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('button', { name: 'New ticket' }).focus();
  await page.keyboard.press('ControlOrMeta+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await expect(form.getByLabel('Requester', { exact: true })).toBeFocused();
  await page.keyboard.type('ka');
  await expect(page.getByRole('option', { name: 'Karen Karen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: 'Karen Karen' })).toHaveCount(0);
  await expect(form).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'New ticket' })).toBeFocused();
});

test('discarding and starting over ask first if text would be lost, and only then', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const form = await openForm(page);
  await form.getByLabel('Summary').fill('Half a ticket');
  await form.getByRole('button', { name: 'Discard draft' }).click();
  const asked = page.getByRole('dialog', { name: 'Discard this draft?' });
  await expect(asked).toContainText('Half a ticket');
  await page.keyboard.press('Escape');
  await expect(asked).toHaveCount(0);
  await expect(form.getByLabel('Summary')).toHaveValue('Half a ticket');
  await page.keyboard.press('Escape');

  await openForm(page);
  await form.getByRole('button', { name: 'Start over' }).click();
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.getByLabel('Summary')).toHaveValue('Half a ticket');
  await form.getByLabel('Summary').fill(' ');
  await expect(form.getByText('draft saved')).toHaveCount(0);
  await form.getByRole('button', { name: 'Start over' }).click();
  await expect(form.getByRole('button', { name: 'Start over' })).toHaveCount(0);
  await expect(asked).toHaveCount(0);
  await expect(form.getByLabel('Requester', { exact: true })).toBeFocused();
});

for (const from of ['a row', 'its button'] as const) {
  test(`after Create the keyboard is on the row of the new ticket, begun from ${from}`, async ({ desk }) => {
    const page = await startAs(desk, 'Jane Doe');
    await expect(page.getByRole('option').first()).toBeFocused();
    if (from === 'a row') await page.keyboard.press('ControlOrMeta+n');
    else await openForm(page);
    const form = page.getByRole('dialog', { name: 'New ticket' });
    await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
    await form.getByLabel('Summary').fill('The newest of all');
    await form.getByLabel('Details').fill('It is.');
    // Near the row that had the keyboard, so that this one stays in sight.
    await form.getByLabel('Priority', { exact: true }).selectOption('Emergency');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The newest of all');
    await expect(page.getByRole('option', { name: 'The newest of all' })).toBeFocused();
  });
}

test('where the ticket has the window for itself, the keyboard is on its heading after Create', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', { viewport: { width: 620, height: 700 } });
  await page.keyboard.press('ControlOrMeta+n');
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
  await form.getByLabel('Summary').fill('The newest of all');
  await form.getByLabel('Details').fill('It is.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The newest of all' })).toBeFocused();
});
