import type { Page } from '@playwright/test';
import { startOutside } from '../e2e/support/hostile-outside.ts';
import { postDirectly, takeInDirectly } from '../e2e/support/hostile-steps.ts';
import { direct, lock, makeTicket, row, showTicket, startAs, toast, undo, writeReply } from '../e2e/support/steps.ts';
import { aimedAt, hostileBodies } from '../support/hostile-bodies.ts';
import { expect, test } from './support/ui-test.ts';

/** The system's window for printing is nothing that a test could close: what would open it is counted instead. */
function countPrints(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.assign(window, { prints: 0 });
    window.print = () => void Object.assign(window, { prints: (window as never as { prints: number }).prints + 1 });
  });
}

function prints(page: Page): Promise<number> {
  return page.evaluate(() => (window as never as { prints: number }).prints);
}

const sheet = (page: Page) => page.locator('[data-sheet]');

/** The printed text, as a reader sees it. */
async function paper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: null });
  return seen;
}

async function say(page: Page, ticketId: string, visibility: 'public' | 'internal', body: string, basedOn: number) {
  const input = { ticketId, visibility, body, attachments: [], basedOn };
  expect(await direct(page, 'run', 'conversation.post', input)).toMatchObject({ ok: true });
}

/** A ticket with replies, notes, and changes of each kind. */
async function startWithStory(hosted: Parameters<typeof startAs>[0], view?: Parameters<typeof startAs>[2]) {
  const page = await startAs(hosted, 'Jane Doe', view);
  await countPrints(page);
  const ticketId = await makeTicket(page, 'The printer in room 8 prints stripes');
  await say(page, ticketId, 'public', 'We will bring a new drum tomorrow.', 1);
  await say(page, ticketId, 'internal', 'The spare drum is in the cellar, behind the safe.', 2);
  await page.getByLabel('Priority').selectOption('Emergency');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');
  return page;
}

const note = 'behind the safe';

test('Ctrl+P prints the ticket and its whole thread for the requester: no notes, no affairs of the desk', async ({
  hosted,
}) => {
  const page = await startWithStory(hosted);
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => prints(page)).toBe(1);
  const words = await paper(page);
  for (const said of [
    /#\d{4} The printer in room 8 prints stripes/,
    /opened \w{3}, \w{3} \d+, \d{4}, \d+:\d\d [AP]M by phone/,
    /Printed .* by Jane Doe/,
    /Requester\s+Ken Wheeler/,
    /Status\s+Resolved/,
    /Priority\s+Emergency/,
    /Assignee\s+Jane Doe/,
    'It will not start.',
    'We will bring a new drum tomorrow.',
    /Jane Doe resolved the ticket/,
  ])
    expect(words).toMatch(said);
  expect(words).not.toContain(note);
  expect(words).not.toContain('nternal');
  expect(words).not.toMatch(/set Priority|claimed the ticket/);
});

test('with internal notes, they and all changes are printed too, and the paper says so', async ({ hosted }) => {
  const page = await startWithStory(hosted);
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect.poll(() => prints(page)).toBe(1);
  const words = await paper(page);
  expect(words).toContain('With internal notes (for agents only)');
  expect(words).toContain(note);
  expect(words).toMatch(/Jane Doe\s+Internal note\s+only agents see this/);
  expect(words).toMatch(/Jane Doe changed Priority from Normal to Emergency/);
  expect(words).toContain('claimed the ticket');

  hosted.command(page, { do: 'ticket.print' });
  await expect.poll(() => prints(page)).toBe(2);
  expect(await paper(page), 'the next print does not remember it').not.toContain(note);
  hosted.command(page, { do: 'ticket.print-with-notes' });
  await expect.poll(() => prints(page)).toBe(3);
  expect(await paper(page)).toContain(note);
});

test('an undone reply is printed for agents only', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await countPrints(page);
  await makeTicket(page, 'Said too much');
  await writeReply(page, 'The password is swordfish.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await undo(page, 'Reply saved');
  hosted.command(page, { do: 'ticket.print' });
  await expect.poll(() => prints(page)).toBe(1);
  expect(await paper(page)).not.toContain('swordfish');
  hosted.command(page, { do: 'ticket.print-with-notes' });
  await expect.poll(() => prints(page)).toBe(2);
  expect(await paper(page)).toMatch(/Retracted.*swordfish/s);
});

test('a long thread is printed from its first word on, over several pages of A4 and of Letter', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await countPrints(page);
  const ticketId = await takeInDirectly(page, 'A long story');
  const postings = Array.from({ length: 80 }, (_, index) => ({
    html: `<p>Part ${index} of it. ${'It goes on. '.repeat(30)}</p><p>It ends.</p>`,
  }));
  await postDirectly(page, ticketId, postings);
  await showTicket(page, ticketId);
  await expect(page.getByRole('button', { name: /Show \d+ earlier entries/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => prints(page)).toBe(1);
  const words = await paper(page);
  expect(words).toContain('How it began.');
  expect(words.match(/Part \d+ of it/g)).toHaveLength(80);
  const [a4, letter] = [await page.pdf({ format: 'A4' }), await page.pdf({ format: 'Letter' })];
  for (const pdf of [a4, letter]) expect(pagesOf(pdf)).toBeGreaterThan(5);
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('paper is white with dark text, also in dark mode, and shows nothing else of the window', async ({ hosted }) => {
  const page = await startWithStory(hosted, { colorScheme: 'dark' });
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => prints(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const shown = [...document.body.children].filter((element) => element.checkVisibility());
    const written = [...document.querySelectorAll('[data-sheet] *')].map((element) => getComputedStyle(element).color);
    return {
      shown: shown.map((element) => element.hasAttribute('data-sheet')),
      scheme: getComputedStyle(document.documentElement).colorScheme,
      // Every ink has a sum of its three parts; white would have 765.
      lightest: Math.max(
        ...written.map((ink) => [...ink.matchAll(/\d+/g)].reduce((sum, [part]) => sum + Number(part), 0)),
      ),
    };
  });
  expect(seen.shown).toEqual([true]);
  expect(seen.scheme).toBe('light');
  expect(seen.lightest).toBeLessThan(330);
  for (const gone of ['navigation', 'option', 'tab', 'button', 'status', 'textbox'] as const) {
    await expect(page.getByRole(gone)).toHaveCount(0);
  }
  await expect(sheet(page).locator('iframe, img, a, script, link')).toHaveCount(0);
});

test('hostile bodies are printed as text, and request nothing outside', async ({ hosted }) => {
  const outside = await startOutside();
  const page = await startAs(hosted, 'Jane Doe');
  await countPrints(page);
  const ticketId = await takeInDirectly(page, 'A ticket full of traps');
  await postDirectly(
    page,
    ticketId,
    hostileBodies.map(({ html }) => ({ html: aimedAt(html, outside.url) })),
  );
  await showTicket(page, ticketId);
  await expect(page.getByRole('region', { name: 'Thread' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => prints(page)).toBe(1);
  expect(pagesOf(await page.pdf())).toBeGreaterThan(0);
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own))).toEqual([]);
  expect(outside.requests).toEqual([]);
  expect(outside.connections()).toBe(0);
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
  await outside.close();
});

test('a browser’s own menu prints what is loaded of the ticket, and no notes either', async ({ hosted }) => {
  const page = await startWithStory(hosted);
  await page.evaluate(() => {
    // Registered after ours, so that it sees what is being printed.
    window.addEventListener('beforeprint', () =>
      Object.assign(window, { printed: document.querySelector('[data-sheet]')?.textContent }),
    );
  });
  await page.pdf();
  const printed = await page.evaluate(() => (window as never as { printed?: string }).printed);
  expect(printed).toContain('We will bring a new drum tomorrow.');
  expect(printed).not.toContain(note);
  await expect(sheet(page), 'it is gone when the print is done').toHaveCount(0);
});

test('a print is called after its ticket, and the window keeps its own name', async ({ hosted }) => {
  const page = await startWithStory(hosted);
  const before = await page.title();
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page).toHaveTitle(/^#\d{4} The printer in room 8 prints stripes$/);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet(page)).toHaveCount(0);
  await expect(page).toHaveTitle(before);
});

test('where no ticket is open, nothing is printed and a toast says why', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  await countPrints(page);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(toast(page, 'No ticket is open.')).toBeVisible();
  await expect(sheet(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'This computer' }).click();
  hosted.command(page, { do: 'ticket.print-with-notes' });
  await expect(toast(page, 'No ticket is open.')).toBeVisible();
  expect(await prints(page)).toBe(0);
});

test('under a dialog nothing is printed, and on a locked desk neither', async ({ hosted }) => {
  const page = await startWithStory(hosted);
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+p');
  hosted.command(page, { do: 'ticket.print' });
  await page.waitForTimeout(300); // Nothing is to be seen of a command that is dropped.
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(row(page, 'The printer in room 8')).toHaveCount(0);
  await lock(page);
  hosted.command(page, { do: 'ticket.print' });
  expect(await prints(page)).toBe(0);
  await expect(sheet(page)).toHaveCount(0);
});
