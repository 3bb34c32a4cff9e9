import type { Page } from '@playwright/test';
import {
  anotherAs,
  direct,
  directly,
  lock,
  makeTicket,
  openTicket,
  rowsOf,
  showTicket,
  signInAs,
  startAs,
  ticketIdOf,
  toast,
} from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Requester and due date' });
const note = (page: Page) => panel(page).getByRole('region', { name: 'About this requester · internal' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Note about Nadia Newcomer', exact: true });
const field = (page: Page) => dialog(page).getByLabel('Note', { exact: true });

const requester = { personId: null, name: 'Nadia Newcomer', email: 'nadia@example.com', phone: '', place: '' };
const words = 'Prefers calls after 4 pm.\nHas admin rights on PC-113.';

async function edit(page: Page, typed: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: /^(Add note about requester|Edit note)$/ })
    .click();
  await expect(field(page)).toBeEditable();
  await field(page).fill(typed);
}

async function requesterIdOf(page: Page): Promise<string> {
  const { value } = await direct(page, 'ask', 'ticket.details', { ticketId: ticketIdOf(page) });
  return (value as { requester: { id: string } }).requester.id;
}

/** Changes the note of the ticket in view as somebody else would. */
async function noteDirectly(page: Page, text: string, basedOn = ''): Promise<void> {
  const ids = { ticketId: ticketIdOf(page), personId: await requesterIdOf(page) };
  await directly(page, 'requester.note', [{ ...ids, note: text, basedOn }]);
}

async function continueDraft(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Drafts', exact: true }).click();
  await page.getByRole('list', { name: 'Unsent drafts' }).getByRole('button').first().click();
}

async function startWithTickets(desk: Parameters<typeof startAs>[0]): Promise<Page> {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'First', { requester });
  await makeTicket(page, 'Second', { requester });
  return page;
}

test('T72, T75: a note is on every ticket of its requester, and is changed, undone, and listed with its author', async ({
  desk,
}) => {
  const page = await startWithTickets(desk);
  await edit(page, words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Note about Nadia Newcomer saved.')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await expect(note(page)).toHaveText(`About this requester Internal${words}`);
  const first = (await rowsOf(page, 'open')).find(({ summary }) => summary === 'First');
  await showTicket(page, first?.id ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First');
  await expect(note(page)).toHaveText(`About this requester Internal${words}`);

  await edit(page, 'Left the company.');
  await expect(dialog(page).getByRole('region', { name: 'History' })).toContainText('Jane Doe');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalLeft the company.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note(page)).toHaveText(`About this requester Internal${words}`);
  await edit(page, '');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(toast(page, 'Note about Nadia Newcomer cleared.')).toBeVisible();
  await expect(note(page)).toHaveCount(0);
  await expect(panel(page).getByRole('button', { name: 'Add note about requester' })).toBeVisible();
});

test('T72: a note that is too long, or that is not changed, says so and stays as it was', async ({ desk }) => {
  const page = await startWithTickets(desk);
  await edit(page, 'a'.repeat(2_001));
  await expect(field(page)).toHaveAccessibleDescription(/^1 character over the limit of 2,000\. Shorten the note\./);
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(field(page)).toBeFocused();
  await field(page).fill('Short');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalShort');
  await edit(page, 'Short');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing to save: the note is the same.');
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Edit note' }).click();
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing to save: the note is the same.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Drafts', exact: true })).toHaveCount(0);
});

test('T72: what is typed while the note is saved replaces one’s own note, and no newer one of somebody else', async ({
  desk,
}) => {
  const page = await startWithTickets(desk);
  await edit(page, 'One');
  const saving = await holdBack(page, 'requester.note');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await field(page).fill('One and two');
  saving.goOn();
  await expect(dialog(page)).toContainText('The note was already saved.');
  await expect(note(page)).toHaveText('About this requester InternalOne');
  await expect(dialog(page)).not.toContainText('It now says');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(note(page)).toHaveText('About this requester InternalOne and two');
});

test('T72: a note that somebody else has changed meanwhile is shown before it is replaced', async ({ desk }) => {
  const page = await startWithTickets(desk);
  await edit(page, 'What Jane knows');
  await noteDirectly(page, 'What John knows');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Someone changed this note while you were editing.');
  await expect(dialog(page)).toContainText('It now says:What John knows');
  await expect(field(page)).toHaveValue('What Jane knows');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalWhat Jane knows');
});

test('W49: an unsaved note is a draft, which survives locking and is continued', async ({ desk }) => {
  const page = await startWithTickets(desk);
  await edit(page, 'Half a no');
  await expect(dialog(page).getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await page.getByRole('link', { name: 'Drafts', exact: true }).click();
  const listed = page.getByRole('list', { name: 'Unsent drafts' }).getByRole('listitem');
  await expect(listed).toHaveText(/^Note about requester#\d+ SecondHalf a no/);
  await listed.getByRole('button').first().click();
  await expect(field(page)).toHaveValue('Half a no');
  await field(page).fill('A whole note');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalA whole note');
  await expect(page.getByRole('link', { name: 'Drafts', exact: true })).toHaveCount(0);
});

test('W49, T72: a continued draft shows the note that was saved meanwhile before it replaces it', async ({ desk }) => {
  const page = await startWithTickets(desk);
  await noteDirectly(page, 'First');
  await expect(note(page)).toHaveText('About this requester InternalFirst');
  await edit(page, 'First, and more');
  await expect(dialog(page).getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await noteDirectly(page, 'Second', 'First');
  await continueDraft(page);
  await expect(field(page)).toHaveValue('First, and more');
  await expect(dialog(page)).toContainText('It now says:Second');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Someone changed this note while you were editing.');
  await expect(note(page)).toHaveText('About this requester InternalSecond');
  await noteDirectly(page, 'Third', 'Second');
  await expect(dialog(page)).toContainText('It now says:Third');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('Someone changed this note while you were editing.');
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalFirst, and more');
});

test('W49, T72: a draft about a former requester says whom it is about, and is moved only on purpose', async ({
  desk,
}) => {
  const page = await startWithTickets(desk);
  const ticketId = ticketIdOf(page);
  const toKen = { ...requester, name: 'Ken Keller', email: 'ken.keller@example.com' };
  const ofKen = page.getByRole('dialog', { name: 'Note about Ken Keller', exact: true });
  await edit(page, 'Never on Mondays');
  await directly(page, 'requester.change', [{ ticketId, requester: toKen }]);
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await expect(dialog(page).getByRole('alert').first()).toContainText('so it wasn’t saved.');
  await expect(field(page)).toHaveValue('Never on Mondays');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toContainText('Ken Keller');
  await noteDirectly(page, 'Ken’s own');
  await continueDraft(page);
  await expect(dialog(page)).toContainText('This was written about Nadia Newcomer.');
  await expect(field(page)).toHaveValue('Never on Mondays');
  await expect(note(page)).toHaveText('About this requester InternalKen’s own');
  await dialog(page).getByRole('button', { name: 'Use for Ken Keller' }).click();
  await expect(ofKen).toContainText('It now says:Ken’s own');
  await expect(ofKen.getByLabel('Note', { exact: true })).toBeFocused();
  await ofKen.getByRole('button', { name: 'Save note' }).click();
  await expect(ofKen.getByRole('alert')).toContainText('Someone changed this note while you were editing.');
  await ofKen.getByRole('button', { name: 'Save note' }).click();
  await expect(note(page)).toHaveText('About this requester InternalNever on Mondays');
});

test('T72: agents who may not edit the ticket read the note, and are not offered to change it', async ({ desk }) => {
  const page = await startWithTickets(desk);
  const ticketId = ticketIdOf(page);
  await noteDirectly(page, words);
  await directly(page, 'record.put', [{ kind: 'agent', id: 'john-doe', fields: { roleId: 'role-view-only' } }]);
  const john = await anotherAs(desk, 'John Doe');
  await showTicket(john, ticketId);
  await expect(note(john)).toHaveText(`About this requester Internal${words}`);
  await expect(panel(john).getByRole('button', { name: 'Edit note' })).toHaveCount(0);
  const refused = await direct(john, 'run', 'requester.note', {
    ticketId,
    personId: await requesterIdOf(john),
    note: 'Mine',
    basedOn: words,
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('T73: only a printout with internal notes has it, and search does not find it', async ({ desk }) => {
  const page = await startWithTickets(desk);
  await noteDirectly(page, words);
  await expect(note(page)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  const sheet = page.locator('[data-sheet]');
  await page.keyboard.press('ControlOrMeta+p');
  await expect(sheet).toContainText('Nadia Newcomer');
  await expect(sheet).not.toContainText('PC-113');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(sheet).toContainText('Internal note about Nadia Newcomer');
  await expect(sheet).toContainText('Has admin rights on PC-113.');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  const found = await direct(page, 'ask', 'search.page', {
    text: '"admin rights"',
    sort: 'newest',
    offset: 0,
    limit: 5,
  });
  expect(found.value).toMatchObject({ hits: [] });
  const people = await direct(page, 'ask', 'people.find', { text: 'Nadia' });
  expect(JSON.stringify(people.value)).not.toContain('PC-113');
});

test('T74: all notes of a requester with several records are printed', async ({ desk }) => {
  const page = await startWithTickets(desk);
  const again = { ...requester, name: 'N. Newcomer' };
  await directly(page, 'record.put', [
    { kind: 'person', id: 'nadia-again', fields: { name: 'N. Newcomer', email: again.email, phone: '', place: '' } },
  ]);
  await makeTicket(page, 'Third', { requester: { ...again, personId: 'nadia-again' } });
  await noteDirectly(page, 'Works from home.');
  await openTicket(page, 'Open', 'First');
  await noteDirectly(page, words);
  await expect(note(page)).toContainText('Works from home.');
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await page.keyboard.press('ControlOrMeta+Shift+p');
  const sheet = page.locator('[data-sheet]');
  await expect(sheet).toContainText('Has admin rights on PC-113.');
  await expect(sheet).toContainText('Works from home.');
});

test('T60: contact details are changed beside the ticket, and in a narrow window from the requester’s dialog', async ({
  desk,
}) => {
  const page = await startWithTickets(desk);
  const form = page.getByRole('dialog', { name: 'Edit contact details of Nadia Newcomer' });
  await panel(page).getByRole('button', { name: 'Edit contact details' }).click();
  await form.getByLabel('Location').fill('2nd floor, room 8');
  await form.getByRole('button', { name: 'Save contact details' }).click();
  await expect(panel(page)).toContainText('Location2nd floor, room 8');
  await page.setViewportSize({ width: 960, height: 600 });
  await page.getByRole('button', { name: 'Nadia Newcomer' }).click();
  const details = page.getByRole('dialog', { name: 'Requester and due date' });
  await details.getByRole('button', { name: 'Edit contact details' }).click();
  await form.getByLabel('Phone').fill('ext. 214');
  await form.getByRole('button', { name: 'Save contact details' }).click();
  await expect(details).toContainText('Phoneext. 214');
  await details.getByRole('button', { name: 'Add note about requester' }).click();
  await expect(details).toHaveCount(0);
  await field(page).fill(words);
  await dialog(page).getByRole('button', { name: 'Save note' }).click();
  await page.getByRole('button', { name: 'Nadia Newcomer' }).click();
  await expect(details.getByRole('region', { name: 'About this requester · internal' })).toHaveText(
    `About this requester Internal${words}`,
  );
});

test('T120: a ticket is followed from the requester’s dialog of a narrow window, which stays open', async ({
  desk,
}) => {
  const page = await startWithTickets(desk);
  await page.setViewportSize({ width: 960, height: 600 });
  await page.getByRole('button', { name: 'Nadia Newcomer' }).click();
  const details = page.getByRole('dialog', { name: 'Requester and due date' });
  await details.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(details.getByRole('region', { name: 'Followers' })).toContainText('Jane Doe');
  await details.getByRole('button', { name: 'Unfollow', exact: true }).click();
  await expect(details.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
});
