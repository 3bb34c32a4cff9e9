import type { Page } from '@playwright/test';
import { startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';
import { countWork } from './support/work-counter.ts';

/*
 * How much the window does for what people do most: counts, because times depend on the computer. What is counted is
 * described in the work counter.
 */

const next = (page: Page) => () => page.keyboard.press('j');

/** Opens the second ticket of the queue, so that the next one is opened from another. */
async function startInQueue(page: Page): Promise<void> {
  await page.getByRole('option').first().click();
  await page.keyboard.press('j');
  await expect(page.getByRole('article').first()).toBeVisible();
}

test('going to the next ticket renders little more than that ticket', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  await startInQueue(page);
  const opened = await work.of(next(page));
  expect(opened.rows).toHaveLength(2);
  expect(opened.renders).toBeLessThanOrEqual(340);
  expect(opened.questions.filter((name) => name === 'queue.position')).toEqual([]);
  expect(opened.requests.filter((path) => path.includes('icon'))).toEqual([]);
  expect(opened.questions.filter((name) => name === 'window.shows').length).toBeLessThanOrEqual(1);
});

test('a key in the composer renders nothing but its letter, and the toolbar only with the formatting at the caret', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const work = await countWork(page);
  await startInQueue(page);
  await page.keyboard.press('n');
  await page.keyboard.type('x');
  // The draft is saved once in this time: that is shown, and costs a few renders.
  const { renders } = await work.of(() => page.keyboard.type('a sentence with forty letters or more in it'));
  expect(renders).toBeLessThanOrEqual(80);
  const bold = () => page.getByRole('button', { name: 'Bold', exact: true }).filter({ visible: true });
  await page.keyboard.press('ControlOrMeta+b');
  await expect(bold()).toHaveAttribute('aria-pressed', 'true');
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
  expect(new Set(questions)).toEqual(new Set(['desk.status']));
  expect(renders).toBe(0);
});
