import type { Page } from '@playwright/test';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { direct, rowsOf, showTicket, startAs, startWithClosed, ticketIdOf, toast } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { holdBack } from './support/hold-back.ts';
import { misplaced, type Place } from './support/typed-words.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const closedTickets = 150;
const rounds = 12;

/** The first ticket of a long queue is shown, and End was pressed: the last row is not loaded. */
async function atUnloadedEnd(desk: UiDesk) {
  const page = await startWithClosed(desk, closedTickets);
  await page.getByRole('link', { name: 'Closed', exact: true }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
  const first = ticketIdOf(page);
  const rows = await rowsOf(page, 'closed', 100);
  const last = rows.at(-1);
  const total = 100 + rows.length;
  const { goOn } = await holdBack(page, 'queue.page');
  await page.keyboard.press('End');
  await expect(page.getByRole('option').first()).not.toBeInViewport();
  return { page, first, last: { id: last?.id ?? '', summary: last?.summary ?? '' }, total, goOn };
}

for (const [key, tab, box] of [
  ['n', 'Internal note', 'Internal note'],
  ['r', 'Reply', 'Reply to'],
  ['Enter', 'Reply', 'Reply to'],
] as const) {
  test(`${key} pressed before the row at the end is loaded begins the text of its ticket`, async ({ desk }) => {
    const { page, last, goOn } = await atUnloadedEnd(desk);
    await page.keyboard.press(key);
    await page.keyboard.type('jkrn, and ');
    goOn();
    await expect(heading(page)).toHaveText(last.summary);
    expect(ticketIdOf(page)).toBe(last.id);
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    const words = page.getByRole('textbox', { name: box });
    await expect(words).toBeFocused();
    await page.keyboard.type('more');
    await expect(words).toHaveText('jkrn, and more');
  });
}

test('a text begun while the awaited ticket is being shown keeps the focus', async ({ desk }) => {
  const { page, last, goOn } = await atUnloadedEnd(desk);
  const address = await page.evaluateHandle(() => {
    let goThere: (() => void) | undefined;
    const { pushState, replaceState } = history;
    const late =
      (name: 'pushState' | 'replaceState'): typeof pushState =>
      (...there) => {
        goThere = () => {
          Object.assign(history, { pushState, replaceState });
          history[name](...there);
          window.dispatchEvent(new HashChangeEvent('hashchange'));
        };
      };
    Object.assign(history, { pushState: late('pushState'), replaceState: late('replaceState') });
    return { isAsked: () => goThere !== undefined, follow: () => goThere?.() };
  });
  goOn();
  await expect.poll(() => address.evaluate(({ isAsked }) => isAsked())).toBe(true);
  await page.keyboard.press('r');
  await page.keyboard.type('one ');
  await address.evaluate(({ follow }) => follow());
  await expect(heading(page)).toHaveText(last.summary);
  await page.keyboard.type('two');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('one two');
});

test('Escape leaves a text that was begun before its ticket is loaded', async ({ desk }) => {
  const { page, last, goOn } = await atUnloadedEnd(desk);
  await page.keyboard.press('n');
  await page.keyboard.type('one');
  await page.keyboard.press('Escape');
  await page.keyboard.type('x');
  goOn();
  await expect(heading(page)).toHaveText(last.summary);
  await expect(page.locator('[data-ticket][aria-selected="true"]')).toBeFocused();
  await page.getByRole('tab', { name: 'Internal note' }).click();
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('one');
});

test('an action chosen in the menu before that row is loaded is done on its ticket', async ({ hosted }) => {
  const { page, first, last, goOn } = await atUnloadedEnd(hosted);
  hosted.command(page, { do: 'ticket.reopen' });
  await expect.poll(() => hosted.shown(page).met).toEqual(expect.not.arrayContaining(['is-open']));
  goOn();
  await expect(heading(page)).toHaveText(last.summary);
  await expect(toast(page, 'reopened')).toBeVisible();
  await expect.poll(async () => (await rowsOf(page, 'open')).map(({ id }) => id)).toContain(last.id);
  expect((await rowsOf(page, 'open')).map(({ id }) => id)).not.toContain(first);
});

test('text written before that row is loaded becomes its draft when another ticket is shown', async ({ desk }) => {
  const { page, first, last, goOn } = await atUnloadedEnd(desk);
  await page.keyboard.press('n');
  await page.keyboard.type('for the last one');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  goOn();
  const drafts = async () => {
    const { value } = await direct(page, 'ask', 'draft.list', {});
    return (value as ListedDraft[]).map(({ slot }) => slot);
  };
  await expect.poll(drafts).toContainEqual(expect.objectContaining({ ticketId: last.id, tab: 'note' }));
  expect(await drafts()).not.toContainEqual(expect.objectContaining({ ticketId: first }));
});

test.describe('while the desk is out of reach', () => {
  test.use({ mayComplain: true });

  test('text for a row of a queue that cannot be loaded stays until the desk answers again', async ({ desk }) => {
    const page = await startWithClosed(desk, closedTickets);
    await page.getByRole('link', { name: 'Closed', exact: true }).click();
    await page.getByRole('option').first().click();
    const last = (await rowsOf(page, 'closed', 100)).at(-1);
    await page.route('**/bridge/call', (route) =>
      route.request().postData()?.includes('"queue.page"') ? route.abort() : route.continue(),
    );
    await page.keyboard.press('End');
    await page.keyboard.press('n');
    await page.keyboard.type('kept');
    await expect(page.getByText('This queue couldn’t be read')).toBeVisible();
    await page.unrouteAll();
    await expect(heading(page)).toHaveText(last?.summary ?? '');
    await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('kept');
  });
});

test('in a narrow window, the ticket of a row that is not loaded takes the place of the queue', async ({ desk }) => {
  const page = await startWithClosed(desk, closedTickets);
  await page.setViewportSize({ width: 700, height: 600 });
  await page.evaluate(() => location.assign('#/closed'));
  const last = (await rowsOf(page, 'closed', 100)).at(-1);
  await page.getByRole('option').first().focus();
  const { goOn } = await holdBack(page, 'queue.page');
  await page.keyboard.press('End');
  await page.keyboard.press('n');
  await page.keyboard.type('narrow');
  goOn();
  await expect(heading(page)).toHaveText(last?.summary ?? '');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('narrow');
});

test('going back to another ticket takes the focus out of the composer', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const [one, other] = await rowsOf(page, 'open');
  for (const ticket of [one, other]) {
    await showTicket(page, ticket?.id ?? '');
    await expect(heading(page)).toHaveText(ticket?.summary ?? '');
  }
  await page.keyboard.press('r');
  await page.keyboard.type('for the other one ');
  await page.goBack();
  await expect(heading(page)).toHaveText(one?.summary ?? '');
  await expect(page.locator('[data-ticket][aria-selected="true"]')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('');
  await page.goForward();
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toHaveText('for the other one ');
});

test('a letter pressed before the frame after Escape is drawn begins a text and keeps the focus in it', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const [one] = await rowsOf(page, 'open');
  await showTicket(page, one?.id ?? '');
  await expect(heading(page)).toHaveText(one?.summary ?? '');
  await heading(page).focus();
  const frames = await page.evaluateHandle(() => {
    const drawn = window.requestAnimationFrame.bind(window);
    const cancelled = window.cancelAnimationFrame.bind(window);
    const held = new Map<number, FrameRequestCallback>();
    window.requestAnimationFrame = (callback) => held.set(-held.size - 1, callback) && -held.size;
    window.cancelAnimationFrame = (id) => (held.delete(id) ? undefined : cancelled(id));
    return {
      draw: () => {
        window.requestAnimationFrame = drawn;
        for (const callback of held.values()) drawn(callback);
      },
    };
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.type('one ');
  await frames.evaluate(({ draw }) => draw());
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.keyboard.type('two');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveText('one two');
});

for (let run = 0; run < runs(1).numRuns; run += 1) {
  test(`no word lands in a ticket but the one that was selected when its key was pressed (seed ${seed + run})`, async ({
    desk,
  }) => {
    const random = createRandom(seed + run);
    desk.delays(80);
    const page = await startWithClosed(desk, 450);
    await page.getByRole('link', { name: 'Closed', exact: true }).click();
    await page.getByRole('option').first().click();
    const ids: string[] = [];
    for (;;) {
      const rows = await rowsOf(page, 'closed', ids.length);
      ids.push(...rows.map(({ id }) => id));
      if (rows.length < 200) break;
    }
    const typed = new Map<string, Place>();
    let at = 0;
    const end = ids.length - 1;
    const moves = {
      j: () => Math.min(at + 1, end),
      k: () => Math.max(at - 1, 0),
      Home: () => 0,
      End: () => end,
    } as const;
    for (let round = 0; round < rounds; round += 1) {
      for (let step = random.between(1, 5); step > 0; step -= 1) {
        const key = random.pick(['j', 'k', 'j', 'k', 'Home', 'End'] as const);
        await page.keyboard.press(key);
        at = moves[key]();
      }
      const [key, tab] = random.pick([
        ['n', 'note'],
        ['r', 'reply'],
      ] as const);
      await page.keyboard.press(key);
      const word = `w${100 + round}x`;
      await page.keyboard.type(`${word} `);
      typed.set(word, `${ids[at]} ${tab}`);
      if (random.between(0, 2) === 0) await new Promise((resolve) => setTimeout(resolve, random.between(0, 200)));
      await page.keyboard.press('Escape');
    }
    await expect.poll(() => misplaced(page, typed)).toEqual([]);
  });
}
