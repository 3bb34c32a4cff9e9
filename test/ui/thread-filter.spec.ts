import type { Page } from '@playwright/test';
import { graveFaults } from '../e2e/support/axe.ts';
import {
  direct,
  lock,
  makeTicket,
  signInAs,
  startAs,
  ticketIdOf,
  writeNote,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const thread = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true });
const entries = (page: Page) => thread(page).getByRole('article');
const filter = (page: Page) => page.getByRole('combobox', { name: 'Shown in the thread' });
const strip = (page: Page) => page.getByRole('region', { name: 'Shown in the thread' });

/** A ticket with a message, a note, a reply, and a change. */
async function startWithThread(desk: Parameters<typeof startAs>[0]): Promise<Page> {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await writeNote(page, 'Ask the vendor about the hum.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entries(page)).toHaveCount(2);
  await writeReply(page, 'We are on it.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entries(page)).toHaveCount(3);
  return page;
}

test('V130: the thread shows what was chosen, says what it hides, and remembers it for its agent', async ({ desk }) => {
  const page = await startWithThread(desk);
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(filter(page)).toBeFocused();
  await filter(page).selectOption('Internal notes');
  await expect(entries(page)).toHaveCount(1);
  await expect(entries(page)).toContainText('Ask the vendor');
  await expect(strip(page)).toContainText(/Internal notes\s*2 entries and \d+ changes? hidden/);
  expect(await graveFaults(page)).toEqual([]);
  await filter(page).selectOption('Messages and replies');
  await expect(entries(page)).toHaveCount(2);
  await page.reload();
  await expect(entries(page)).toHaveCount(2);
  await lock(page);
  await signInAs(page, 'John Doe');
  await page.getByRole('option').first().click();
  await expect(filter(page)).toHaveValue('all');
  await expect(strip(page)).toHaveCount(0);
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await expect(entries(page)).toHaveCount(2);
  await strip(page).getByRole('button', { name: 'Show all' }).click();
  await expect(entries(page)).toHaveCount(3);
  await expect(strip(page)).toHaveCount(0);
});

test('V130: nothing of the chosen kind is said so, and what arrives unseen can be shown', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'The scanner hums');
  await filter(page).selectOption('Internal notes');
  await expect(thread(page)).toContainText('Nothing of this kind here');
  await writeNote(page, 'Half a ');
  await direct(page, 'run', 'conversation.record', {
    ticketId: ticketIdOf(page),
    details: 'It stopped by itself.',
    source: 'phone',
  });
  await expect(strip(page)).toContainText('2 entries');
});

test('V130: a search finds its words in what the filter hides', async ({ desk }) => {
  const page = await startWithThread(desk);
  await filter(page).selectOption('Changes');
  await expect(entries(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('vendor');
  await page.getByRole('option', { name: /The scanner hums/ }).click();
  await expect(entries(page)).toHaveCount(1);
  await page.keyboard.press('F3');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await expect(page.locator('[data-found="true"]')).toContainText('Ask the vendor');
});

test('V131: quoted text is folded, and unfolds with a key and for a match', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'The scanner hums');
  await direct(page, 'run', 'conversation.post', {
    ...{ ticketId, visibility: 'internal', basedOn: 1 },
    body: '<p>It works now.</p><p>On Monday Ken wrote:</p><blockquote><p>The zeppelin lamp is dark.</p></blockquote>',
  });
  const note = entries(page).filter({ hasText: 'It works now.' });
  const quoted = note.getByText('The zeppelin lamp is dark.');
  await expect(note).toBeVisible();
  await expect(quoted).toBeHidden();
  const fold = note.locator('summary');
  await expect(fold).toHaveText('Show quoted text', { useInnerText: true });
  await fold.press('Enter');
  await expect(quoted).toBeVisible();
  await expect(fold).toHaveText('Hide quoted text', { useInnerText: true });
  await fold.press('Enter');
  await expect(quoted).toBeHidden();
  expect(await graveFaults(page)).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('zeppelin');
  await page.getByRole('option', { name: /The scanner hums/ }).click();
  await expect(quoted).toBeVisible();
});
