import type { Page } from '@playwright/test';
import { direct, rowsOf, startAs } from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test } from './support/ui-test.ts';
import { countWork } from './support/work-counter.ts';

/*
 * How much the window does for what people do most: counts, because times depend on the computer. The work counter says
 * what is counted. These are budgets: something that needs more of them has to save it elsewhere.
 */

function isPageOf(body: string, ticketId: string): boolean {
  return body.includes('"ticket.page"') && body.includes(`"${ticketId}"`);
}

/** Opens the second ticket of the queue, so that the next one is opened from another. Nothing of them is unread. */
async function startInQueue(page: Page): Promise<void> {
  const { value } = await direct(page, 'ask', 'inbox.unread', {});
  const { tickets } = value as { readonly tickets: readonly { readonly ids: readonly string[] }[] };
  await direct(page, 'call', 'inbox.read', { ids: tickets.flatMap(({ ids }) => ids) });
  await page.getByRole('option').first().click();
  await page.keyboard.press('j');
  await expect(page.getByRole('article').first()).toBeVisible();
}

test('opening the next ticket takes 150 renders and two questions, one of them about the ticket after it, and one question if both were asked for', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const rows = await rowsOf(page, 'open');
  const work = await countWork(page);
  await startInQueue(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.postData() ?? ''));
  const opened = await work.of(() => page.keyboard.press('j'));
  const again = await work.of(() => page.keyboard.press('k'));
  expect(opened.questions).toEqual(['draft.openAll', 'ticket.page']);
  expect(asked.some((body) => isPageOf(body, rows[3]?.id ?? ''))).toBe(true);
  expect(again.questions).toEqual(['draft.openAll']);
  for (const { renders, rows, requests } of [opened, again]) {
    expect(renders).toBeLessThanOrEqual(150);
    expect(rows, 'the row that is left and the one that is reached').toHaveLength(2);
    expect(requests.filter((path) => path.includes('icon'))).toEqual([]);
  }
});

test('the next ticket is shown without waiting for its answer', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const [first, second, third] = await rowsOf(page, 'open');
  const asksAhead = (id = '') => page.waitForResponse((answer) => isPageOf(answer.request().postData() ?? '', id));
  const secondIsHere = asksAhead(second?.id);
  await page.getByRole('option').first().click();
  await secondIsHere;
  const thirdIsHere = asksAhead(third?.id);
  await page.keyboard.press('j');
  await thirdIsHere;
  await holdBack(page, 'ticket.page');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(third?.summary ?? '');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first?.summary ?? '');
});

test('sending takes 200 renders, and renders no row but that of the ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  await startInQueue(page);
  const ticketId = new URL(page.url()).hash.split('/')[2] ?? '';
  await page.keyboard.press('n');
  await page.keyboard.type('A note');
  const sent = await work.of(() => page.keyboard.press('ControlOrMeta+Enter'));
  expect(sent.renders).toBeLessThanOrEqual(200);
  expect(sent.rows.filter((id) => id !== ticketId)).toEqual([]);
  expect(sent.questions.slice(0, 1)).toEqual(['run conversation.post']);
});

test('a change of a ticket that is not shown is one question', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  await startInQueue(page);
  const other = (await rowsOf(page, 'open')).at(-1)?.id ?? '';
  const changed = await work.of(() =>
    direct(page, 'run', 'field.set', { ticketId: other, field: 'priority', value: 'priority-high' }),
  );
  expect(changed.questions).toEqual(['run field.set', 'queue.overview']);
});

test('a key in the composer renders its letter, and the toolbar only with the formatting at the caret', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  await startInQueue(page);
  await page.keyboard.press('n');
  await page.keyboard.type('x');
  const { renders, questions } = await work.of(() => page.keyboard.type('a sentence with forty letters or more in it'));
  // The draft is saved in this time, which is shown: on a slow computer more often than twice.
  const saves = questions.filter((name) => name.startsWith('draft.')).length;
  expect(renders).toBeLessThanOrEqual(60 + 3 * Math.max(0, saves - 2));
  await page.keyboard.press('ControlOrMeta+b');
  const bold = page.getByRole('button', { name: 'Bold', exact: true }).filter({ visible: true });
  await expect(bold).toHaveAttribute('aria-pressed', 'true');
});

test('while nothing happens, the window renders nothing', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.clock.install();
  const work = await countWork(page, { hasIntervals: true });
  await startInQueue(page);
  // Two checks of the connection, and less than the clock of the window takes to go on.
  const { renders, questions } = await work.of(async () => {
    desk.passTime(9_000);
    await page.clock.fastForward(9_000);
  });
  expect(questions.length).toBeGreaterThan(0);
  // Where the agent is, is written within two seconds.
  expect(new Set(questions.filter((name) => name !== 'trail.visit'))).toEqual(new Set(['desk.status']));
  expect(renders).toBe(0);
});
