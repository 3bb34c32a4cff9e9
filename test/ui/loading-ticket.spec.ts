import type { Page } from '@playwright/test';
import { openTicket, row, rowsOf, startAs, toast } from '../e2e/support/steps.ts';
import { holdBack } from './support/hold-back.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Two neighbors in the queue; the first one is open. The answers about the second one are held back. */
async function whileNextLoads(desk: UiDesk, held: string) {
  const page = await startAs(desk, 'Jane Doe');
  const rows = await rowsOf(page, 'open');
  const [first = '', second = ''] = rows.map(({ summary }) => summary);
  // Before the first one is shown: then its neighbor is asked for ahead.
  const { goOn } = await holdBack(page, held, rows[0]?.id);
  await openTicket(page, 'Open', first);
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
  await row(page, first).focus();
  await page.keyboard.press('j');
  await expect(row(page, second)).toBeFocused();
  return { page, first, second, goOn };
}

for (const held of ['ticket.page']) {
  test.describe(`a key pressed before the answer to ${held} is meant for the ticket that loads`, () => {
    for (const [key, tab, box] of [
      ['n', 'Internal note', 'Internal note'],
      ['r', 'Reply', 'Reply to'],
      ['Enter', 'Reply', 'Reply to'],
    ] as const) {
      test(`${key} begins its text, and the letters after it are text`, async ({ desk }) => {
        const { page, second, goOn } = await whileNextLoads(desk, held);
        await page.keyboard.press(key);
        await page.keyboard.type('jkrn, and ');
        goOn();
        await expect(heading(page)).toHaveText(second);
        await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
        const words = page.getByRole('textbox', { name: box });
        await expect(words).toBeFocused();
        await page.keyboard.type('more');
        await expect(words).toHaveText('jkrn, and more');
      });
    }

    test('Ctrl+P prints it once it is there', async ({ desk }) => {
      const { page, first, second, goOn } = await whileNextLoads(desk, held);
      await page.evaluate(() => {
        const printed: string[] = [];
        Object.assign(window, { printed });
        window.print = () => void printed.push(document.querySelector('[data-sheet]')?.textContent ?? '');
      });
      const printed = () => page.evaluate(() => (window as never as { printed: string[] }).printed);
      await page.keyboard.press('ControlOrMeta+p');
      goOn();
      await expect.poll(printed).toHaveLength(1);
      expect((await printed())[0]).toContain(second);
      expect((await printed())[0]).not.toContain(first);
    });

    test('the menu has its commands, which are those of any ticket', async ({ hosted }) => {
      const { page, second, goOn } = await whileNextLoads(hosted, held);
      const met = () => hosted.shown(page).met;
      await expect.poll(met).toContain('ticket');
      hosted.command(page, { do: 'ticket.note' });
      await expect(page.getByRole('textbox', { name: 'Write' })).toBeFocused();
      expect(met()).toContain('ticket');
      goOn();
      await expect(heading(page)).toHaveText(second);
      await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
    });
  });
}

for (const [action, press] of [
  ['Resolve', (page: Page) => page.getByRole('button', { name: 'Resolve', exact: true }).click()],
  [
    'Close',
    async (page: Page) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Close' }).click();
    },
  ],
] as const) {
  for (const [summary, isAnswered] of [
    ['Laptop asks for the BitLocker recovery key', true],
    ['Card reader at the canteen till is offline', false],
  ] as const) {
    const outcome = isAnswered ? 'is done' : 'asks first';
    test(`${action} pressed before the statuses are loaded ${outcome} once they are`, async ({ desk }) => {
      const page = await startAs(desk, 'Jane Doe');
      const answers = await holdBack(page, 'desk.choices');
      await page.reload();
      await row(page, summary).click();
      await press(page);
      await expect(page.getByRole('menu')).toHaveCount(0);
      answers.goOn();
      if (isAnswered) await expect(toast(page, action === 'Resolve' ? 'resolved.' : 'closed.')).toBeVisible();
      else await expect(page.getByRole('dialog', { name: `${action} without a reply?` })).toBeVisible();
    });
  }
}

test('Resolve pressed right after a reply asks for no confirmation, even before the reply is shown', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await row(page, 'Card reader at the canteen till is offline').click();
  await page.keyboard.press('r');
  await page.keyboard.type('It works again.');
  const sent = await holdBack(page, 'conversation.post');
  const shown = await holdBack(page, 'ticket.page');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Resolve without a reply?' })).toHaveCount(0);
  sent.goOn();
  await expect(toast(page, 'resolved.')).toBeVisible();
  shown.goOn();
});
