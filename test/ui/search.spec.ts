import type { Page } from '@playwright/test';
import { anotherAs, direct, directly, lock, makeTicket, signInAs, startAs, toast, undo } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search tickets' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Search results' }).getByRole('option');
const count = (page: Page) => page.getByRole('region', { name: 'Search', exact: true }).getByRole('status').last();
const chips = (page: Page) => page.getByRole('list', { name: 'Parts of the search' }).getByRole('listitem');
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The whole text of the search, as its address has it. */
const asked = (page: Page) => decodeURIComponent(new URL(page.url()).hash.split('/')[2] ?? '');

test('a slash opens the search, which finds tickets while typing, and Escape goes back step by step', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('LABEL print');
  await expect(count(page)).toHaveText('1 result');
  await expect(results(page)).toHaveAccessibleName(
    /^Amara Okafor .+ Label printer at the loading bay .+ Open High John Doe, Level II Support #1024$/,
  );
  await expect(results(page).locator('mark')).toHaveText(['Label', 'print', 'label', 'label', 'print', 'label']);
  await expect(page).toHaveTitle(/^Search – /);

  await page.keyboard.press('ArrowDown');
  await expect(results(page)).toBeFocused();
  await expect(heading(page)).toHaveText(/^Label printer/);
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(results(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Closed', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('fields and their values are suggested, and become chips that can be changed and removed', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('st');
  await expect(suggestions(page)).toHaveText([/^status:/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('status:');
  await page.keyboard.type('op');
  await expect(suggestions(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['status:Open']);
  await page.keyboard.type('topic:"Password Reset" -scanner printer');
  await expect(chips(page)).toHaveText(['status:Open', 'topic:"Password Reset"', '-scanner']);
  await expect(field(page)).toHaveValue('printer');
  await expect.poll(() => asked(page)).toBe('status:Open topic:"Password Reset" -scanner printer');

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Edit topic:"Password Reset"' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chips(page)).toHaveText(['status:Open', '-scanner']);
  await page.getByRole('button', { name: 'Remove -scanner' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expect(chips(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('status:Open printer');
  await expect(results(page)).toHaveCount(1);
});

test('the whole search can be selected, copied and replaced as one text', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('status:open due:today printer');
  await expect(chips(page)).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(field(page)).toHaveValue('status:open due:today printer');
  const copied = await desk.copied(page, () => page.keyboard.press('ControlOrMeta+c'));
  expect(copied).toBe('status:open due:today printer');
  await page.keyboard.type('#1024');
  await expect(results(page)).toHaveCount(1);
  await expect.poll(() => asked(page)).toBe('#1024');
});

test('what is not understood is named with its place, and the rest is searched for', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('printer mood:bad ');
  await expect(page.getByText('There’s no field “mood”. It was left out of the search.')).toBeVisible();
  await expect(results(page).first()).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.type('status:op');
  // What is being typed may become right.
  await expect(suggestions(page)).not.toHaveCount(0);
  await expect(page.getByText('isn’t a value of')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.type(' ');
  await expect(page.getByText('“op” isn’t a value of “status”. It was left out of the search.')).toBeVisible();
  await page.getByRole('button', { name: /^Edit: There’s no field “mood”/ }).click();
  await expect(field(page)).toHaveValue('mood:bad');
  await expect(field(page)).toBeFocused();
});

test('a number opens its ticket with Enter, and other searches go to their first result', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('printer 1001');
  await page.keyboard.press('Enter');
  await expect(page.getByText('#1001').first()).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('printer');
  // Pressed before the results are there.
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toBeFocused();
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');
});

test('searches are remembered when they are used, and can be repeated and forgotten', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const recent = page.getByRole('region', { name: 'Recent searches' });
  await page.keyboard.press('/');
  for (const text of ['printer', 'status:open badge', 'label']) {
    await page.keyboard.type(text);
    await expect.poll(() => asked(page)).toBe(text);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+f');
  }
  await page.keyboard.type('only typed');
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(recent.getByRole('listitem')).toHaveText(['label', 'status:open badge', 'printer']);
  await recent.getByRole('button', { name: 'Remove “label” from recent searches' }).click();
  await expect(recent.getByRole('listitem')).toHaveText(['status:open badge', 'printer']);
  await recent.getByRole('button', { name: 'printer', exact: true }).click();
  await expect(field(page)).toHaveValue('printer');
  await expect(results(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await recent.getByRole('button', { name: 'Clear all' }).click();
  await expect(recent).toBeHidden();
});

test('nothing found offers to leave out each part', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('status:closed "label printer" zzz');
  await expect(page.getByText('No tickets found')).toBeVisible();
  await expect(count(page)).toHaveText('No results');
  await page.getByRole('button', { name: 'Search without zzz' }).click();
  await expect(field(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Search without status:closed' }).click();
  await expect(results(page)).toHaveCount(1);
});

test('F3 goes through the matches of a ticket, which are marked in its summary and its entries', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('printer #1024');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('4 matches in this ticket')).toBeVisible();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String));
  await expect.poll(marked).toEqual(['printer', 'printer', 'printer', 'printer']);
  await page.keyboard.press('F3');
  await expect(page.getByText('1 of 4 matches in this ticket')).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Shift+F3');
  await expect(page.getByText('4 of 4 matches in this ticket')).toBeVisible();
  const entry = page.getByRole('region', { name: 'Thread' }).getByRole('listitem').filter({ hasText: 'random values' });
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
  await page.getByRole('button', { name: 'Next match in ticket' }).click();
  await expect(page.getByText('1 of 4 matches in this ticket')).toBeVisible();
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect.poll(marked).toEqual([]);
});

test('a search is saved as a queue of one’s own, which can be undone', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('status:open printer');
  await page.getByRole('button', { name: 'Save as queue' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as queue' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Status: any open status', 'Summary contains “printer”']);
  await expect(dialog.getByText('A queue looks for words in summaries only')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription('This field is required.');
  await page.keyboard.type('Printers');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Queue “Printers” saved.')).toBeVisible();
  const link = page.getByRole('link', { name: 'Printers', exact: true });
  await expect(link).toHaveAccessibleDescription('1 ticket');
  await undo(page, 'Queue “Printers” saved.');
  await expect(link).toBeHidden();
});

test('the address keeps the search, so that Back, reloading and another window lead to it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('printer status:open');
  await expect(results(page)).toHaveCount(1);
  await results(page).click();
  await expect(heading(page)).toHaveText(/^Label printer/);
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  await page.goBack();
  await expect(results(page)).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await expect(chips(page)).toHaveText(['printer', 'status:open']);
  await expect(results(page)).toHaveAttribute('aria-selected', 'true');
  await expect(heading(page)).toHaveText(/^Label printer/);
  const other = await anotherAs(desk, 'John Doe');
  await other.evaluate((hash) => location.assign(hash), new URL(page.url()).hash);
  await expect(results(other)).toHaveCount(1);
  await expect(field(other)).toHaveValue('');
});

test('a search stays while the desk is locked, and is not shown to another agent', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('"label printer" ');
  await expect(results(page)).toHaveCount(1);
  await lock(page);
  await expect(page).not.toHaveTitle(/Search/);
  await signInAs(page, 'Jane Doe');
  await expect(results(page)).toHaveCount(1);
  await lock(page);
  await signInAs(page, 'John Doe');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(field(page)).toHaveValue('');
  await expect(chips(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#\/search$/);
});

test('results follow changes of tickets, and keep the focus', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.keyboard.press('/');
  await page.keyboard.type('status:open "label printer"');
  await expect(results(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(results(page)).toBeFocused();
  const requester = { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' };
  const ticket = {
    requester,
    source: 'phone',
    topicId: 'topic-general',
    summary: 'Another label printer',
    details: 'Hm.',
  };
  await directly(page, 'ticket.open', [ticket]);
  await expect(results(page)).toHaveCount(2);
  await expect(results(page).last()).toBeFocused();
  await expect(count(page)).toHaveText('2 results');
});

test('a search that was overtaken is never shown, and earlier results stay until those of the next are there', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Scanner beside the window');
  await page.keyboard.press('/');
  await page.keyboard.type('"label printer" ');
  await expect(count(page)).toHaveText('1 result');
  const { release } = await holdAnswers(page, 'scanner');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('scanner');
  await expect.poll(() => asked(page)).toBe('scanner');
  await expect(page.getByText('Searching…')).toBeVisible();
  await expect(results(page)).toHaveText(/Label printer/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('badge');
  await expect(results(page).first()).toContainText(/badge/i);
  await release();
  await expect(results(page).first()).toContainText(/badge/i);
  expect((await direct(page, 'ask', 'search.recent', {})).value).toEqual([]);
});

/** Holds back the answers to searches for a text until they are released. */
async function holdAnswers(page: Page, text: string): Promise<{ readonly release: () => Promise<void> }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held: Promise<unknown>[] = [];
  await page.route('**/*', async (route) => {
    const isHeld = route.request().postData()?.includes(`"text":"${text}"`) ?? false;
    if (isHeld) {
      const done = released.then(() => route.continue());
      held.push(done);
      await done;
    } else await route.fallback();
  });
  return {
    release: async () => {
      release();
      await Promise.all(held);
      await page.unroute('**/*');
    },
  };
}
