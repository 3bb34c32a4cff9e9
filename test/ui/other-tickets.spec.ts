import type { Locator, Page } from '@playwright/test';
import {
  direct,
  directly,
  makeTicket,
  rowsOf,
  showTicket,
  signInAs,
  startAs,
  ticketIdOf,
} from '../e2e/support/steps.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Requester and due date' });
const others = (within: Page | Locator) => within.getByRole('region', { name: 'Other tickets' });

const someone = (name: string, email: string) => ({ personId: null, name, email, phone: '', place: '' });
const newcomer = someone('Nadia Newcomer', 'nadia@example.com');

/** Opens tickets for a requester past the form, and shows the last of them. */
async function startWith(desk: UiDesk, summaries: readonly string[], requester: object = newcomer): Promise<Page> {
  const page = await startAs(desk, 'Jane Doe');
  for (const summary of summaries) await makeTicket(page, summary, { requester });
  return page;
}

test('V150: the requester’s other tickets open by click and by Enter, and Back returns', async ({ desk }) => {
  const page = await startWith(desk, ['First', 'Second', 'Third']);
  const rows = others(panel(page)).getByRole('button');
  await expect(rows).toHaveText([/^OpenSecond#\d+$/, /^OpenFirst#\d+$/]);
  await rows.first().click();
  await expect(heading(page)).toHaveText('Second');
  await expect(rows).toHaveText([/Third/, /First/]);
  await rows.last().focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('First');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Second');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Third');
});

test('V150, V151: a ticket without others says so, and shows each that comes, changes, or goes', async ({ desk }) => {
  const page = await startWith(desk, ['The only one']);
  await expect(others(panel(page))).toHaveText(/No other tickets$/);
  const ticket = { requester: someone('N. Newcomer', 'NADIA@example.com'), source: 'phone', topicId: 'topic-general' };
  const opened = await direct(page, 'run', 'ticket.open', { ...ticket, summary: 'Another one', details: 'It fails.' });
  const [ticketId = ''] = (opened.value as { ticketIds: string[] }).ticketIds;
  await expect(others(panel(page)).getByRole('button')).toHaveText(/^OpenAnother one/);
  await directly(page, 'field.set', [{ ticketId, field: 'summary', value: 'Renamed' }]);
  await expect(others(panel(page)).getByRole('button')).toHaveText(/^OpenRenamed/);
  await directly(page, 'status.set', [{ ticketId, statusId: 'status-closed' }]);
  await expect(others(panel(page)).getByRole('button')).toHaveText(/^ClosedRenamed/);
  await directly(page, 'ticket.delete', [{ ticketId }]);
  await expect(others(panel(page))).toHaveText(/No other tickets$/);
});

test('V150, Y23: all of them are one search, which names its requester', async ({ desk }) => {
  const page = await startWith(
    desk,
    ['1', '2', '3', '4', '5', '6', '7'].map((each) => `Case ${each}`),
  );
  await expect(others(panel(page)).getByRole('button')).toHaveCount(5);
  await others(panel(page)).getByRole('link', { name: 'Show all 7 tickets' }).click();
  const chips = page.getByRole('list', { name: 'Parts of the search' }).getByRole('listitem');
  const found = page.getByRole('listbox', { name: 'Search results' }).getByRole('option');
  await expect(chips).toHaveText('requester:nadia@example.com');
  await expect(found).toHaveCount(7);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page)).toHaveText('Case 7');

  // Without an address, a requester is named by an id, which says nothing to a reader.
  const summaries = ['1', '2', '3', '4', '5', '6', '7'].map((each) => `Other case ${each}`);
  for (const summary of summaries) await makeTicket(page, summary, { requester: someone('Nadia Newcomb', '') });
  await makeTicket(page, 'Of a namesake', { requester: someone('Nadia Newcomb-Long', '') });
  await page.keyboard.press('Alt+ArrowLeft');
  await others(panel(page)).getByRole('link', { name: 'Show all 7 tickets' }).click();
  await expect(chips).toHaveText('requester:Nadia Newcomb');
  await expect(found).toHaveCount(7);
  await page.getByRole('button', { name: 'Save as queue' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText('Requester: Nadia Newcomb');
});

test('V150: in a narrow window they are in the dialog of the requester, which another ticket closes', async ({
  desk,
}) => {
  const page = await startWith(desk, ['First', 'Second']);
  const rows = await rowsOf(page, 'open');
  const idOf = (summary: string) => rows.find((each) => each.summary === summary)?.id ?? '';
  await directly(page, 'link.add', [{ ticketId: idOf('Second'), otherId: idOf('First'), kind: 'related' }]);
  await page.setViewportSize({ width: 960, height: 600 });
  const dialog = page.getByRole('dialog', { name: 'Requester and due date' });
  await page.getByRole('button', { name: 'Nadia Newcomer' }).click();
  await others(dialog).getByRole('button').click();
  await expect(heading(page)).toHaveText('First');
  await expect(dialog).toHaveCount(0);
  await showTicket(page, idOf('Second'));
  await page.getByRole('button', { name: 'Nadia Newcomer' }).click();
  await dialog.getByRole('region', { name: 'Linked tickets' }).getByRole('button').first().click();
  await expect(heading(page)).toHaveText('First');
  await expect(dialog).toHaveCount(0);
});

test('V150: while closed tickets are loaded, the list says that it is not complete', async ({ desk }) => {
  const page = await startWith(desk, ['First', 'Second', 'Third']);
  const ticketId = ticketIdOf(page);
  await others(panel(page)).getByRole('button').last().click();
  await expect(heading(page)).toHaveText('First');
  await directly(page, 'status.set', [{ ticketId: ticketIdOf(page), statusId: 'status-closed' }]);
  await showTicket(page, ticketId);
  await expect(heading(page)).toHaveText('Third');
  await desk.stop();
  const goOn = desk.holdsClosedTickets();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await expect(others(panel(again)).getByRole('button')).toHaveText(/^OpenSecond/);
  await expect(others(panel(again))).toContainText('Loading…');
  goOn();
  await expect(others(panel(again)).getByRole('button')).toHaveText([/^OpenSecond/, /^ClosedFirst/]);
  await expect(others(panel(again))).not.toContainText('Loading…');
});

test('V150, T74: if they can’t be read, the list and the notes say so, and reads them again on demand', async ({
  desk,
}) => {
  const page = await startWith(desk, ['First', 'Second']);
  const refused = { ok: false, error: { code: 'unavailable', reason: 'desk.closed', message: 'No.', details: {} } };
  await page.route('**/bridge/call', (route) =>
    route.request().postData()?.includes('"ticket.others"') ? route.fulfill({ json: refused }) : route.continue(),
  );
  const first = (await rowsOf(page, 'open')).find(({ summary }) => summary === 'First');
  await directly(page, 'field.set', [{ ticketId: first?.id ?? '', field: 'summary', value: 'Renamed' }]);
  await expect(others(panel(page))).toContainText('The other tickets couldn’t be read.');
  await expect(panel(page)).toContainText('Other notes about this requester may be missing.');
  await page.unroute('**/bridge/call');
  await others(panel(page)).getByRole('button', { name: 'Retry' }).click();
  await expect(others(panel(page)).getByRole('button', { name: 'Retry' })).toHaveCount(0);
  await expect(others(panel(page)).getByRole('button')).toHaveText(/^OpenRenamed/);
});
