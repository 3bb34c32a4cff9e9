import type { Page } from '@playwright/test';
import { focusFaults } from '../e2e/support/focus.ts';
import { makeLinked, walkLinked } from '../e2e/support/linked-screens.ts';
import { calm, enlarged, inPseudoWords, large, looking, reading, small } from '../e2e/support/looking.ts';
import {
  halfReply,
  makeUnanswered,
  type Visit,
  walkAround,
  walkBeginning,
  walkEnded,
  walkGone,
  walkQueues,
  walkSearch,
  walkSetUp,
  walkTicket,
  walkTrouble,
  walkUnanswered,
} from '../e2e/support/screens.ts';
import { openTicket, pins, signInAs, startAs, startSample } from '../e2e/support/steps.ts';
import { deskWords } from '../e2e/support/translated.ts';
import { walkBulk } from '../e2e/support/walk-bulk.ts';
import { walkSetUpStates } from '../e2e/support/walk-set-up-states.ts';
import { inEnglish, inPseudo } from '../e2e/support/wording.ts';
import { expect, test } from './support/ui-test.ts';

test('before there is a desk, and when it fails, each screen is legible, whole and at rest', async ({ desk }) => {
  const faults: string[] = [];
  const page = await desk.start(calm);
  await walkBeginning(page, inEnglish, looking(page, faults));
  await desk.stop();
  await desk.disk().removeFolder(`${desk.folder}/journal`);
  const unopened = await desk.start(calm);
  await walkTrouble(unopened, inEnglish, looking(unopened, faults));
  expect(faults).toEqual([]);
});

test('each screen around the tickets is legible, whole and at rest', async ({ desk }) => {
  const faults: string[] = [];
  const page = await startSample(desk, calm);
  await walkAround(page, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test('a ticket, and all that opens from it, is legible, whole and at rest', async ({ desk }) => {
  test.slow(); // Some twenty screens, in two schemes and two sizes.
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe', calm);
  await walkTicket(page, inEnglish, looking(page, faults));
  await makeUnanswered(page);
  await walkUnanswered(page, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test('what a ticket says of others, of its two targets, and of its deletion is legible, whole and at rest', async ({
  desk,
}) => {
  test.slow();
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe', calm);
  await makeLinked(page);
  await walkLinked(page, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test('the set-up of the desk is legible, whole and at rest', async ({ desk }) => {
  test.slow(); // Some twenty screens, in two schemes and two sizes.
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe', calm);
  await walkQueues(page, inEnglish, looking(page, faults));
  await walkSetUp(page, inEnglish, looking(page, faults));
  await page.setViewportSize(large);
  await walkSetUpStates(page, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test('selected tickets, what is done with them, and what came of it are legible, whole and at rest', async ({
  desk,
}) => {
  test.slow(); // Eight screens, in five sizes.
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe', calm);
  await walkBulk(page, inEnglish, looking(page, faults));
  const look = looking(page, faults, enlarged);
  await page.setViewportSize(large);
  await walkBulk(page, inEnglish, async (screen) => {
    await look(screen);
    await page.setViewportSize(large);
  });
  expect(faults).toEqual([]);
});

test('the search, and all that opens from it, is legible, whole and at rest', async ({ desk }) => {
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe', calm);
  await walkSearch(page, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test.describe('pages that are made larger', () => {
  /** Looks at a screen in several sizes; what is pressed next is found in a large window. */
  function enlarging(page: Page, faults: string[]): Visit {
    const look = looking(page, faults, enlarged);
    return async (screen) => {
      await look(screen);
      await page.setViewportSize(large);
    };
  }

  test('stay legible and whole, up to twice their size', async ({ desk }) => {
    test.slow();
    const faults: string[] = [];
    const page = await startSample(desk, calm);
    const visit = enlarging(page, faults);
    await walkAround(page, inEnglish, visit);
    await walkTicket(page, inEnglish, visit);
    await walkSearch(page, inEnglish, visit);
    expect(faults).toEqual([]);
  });

  test('so do those of the set-up, and the newer parts of a ticket', async ({ desk }) => {
    test.slow();
    const faults: string[] = [];
    const page = await startAs(desk, 'Jane Doe', calm);
    const visit = enlarging(page, faults);
    await makeLinked(page);
    await walkSetUp(page, inEnglish, visit);
    await walkSetUpStates(page, inEnglish, visit);
    await walkLinked(page, inEnglish, visit);
    expect(faults).toEqual([]);
  });
});

test('wherever Tab leads, one sees where the keyboard is', async ({ desk }) => {
  const page = await startSample(desk);
  const found: Record<string, Awaited<ReturnType<typeof focusFaults>>> = {};
  found['sign-in'] = await focusFaults(page);
  await signInAs(page, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeVisible();
  await expect(page.getByLabel('Priority')).toBeEnabled();
  for (const size of [large, small]) {
    await page.setViewportSize(size);
    found[`ticket, ${size.width} wide`] = await focusFaults(page);
    await page.getByRole('button', { name: 'New ticket' }).click();
    found[`intake, ${size.width} wide`] = await focusFaults(page);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('status:open due:never printer');
  await expect(page.getByText('isn’t a time')).toBeVisible();
  found.search = await focusFaults(page);
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  found.agents = await focusFaults(page);
  const few = Object.entries(found).filter(([, { stops }]) => stops < 3);
  expect(few.map(([screen]) => screen)).toEqual([]);
  expect(Object.entries(found).flatMap(([screen, { faults }]) => faults.map((fault) => `${screen}: ${fault}`))).toEqual(
    [],
  );
});

test('every text of the window is one that can be translated, and longer ones have room', async ({ desk }) => {
  const faults: string[] = [];
  const page = await startSample(desk);
  await signInAs(page, 'Jane Doe');
  await makeUnanswered(page);
  const words = new Set([...(await deskWords(page)), halfReply]);
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.goto(inPseudoWords(page));
  await expect(page.getByText(inPseudo('signIn.who'))).toBeVisible();
  await page.setViewportSize(large);
  const visit = reading(page, words, faults);
  await walkAround(page, inPseudo, visit);
  await walkTicket(page, inPseudo, visit);
  await walkUnanswered(page, inPseudo, visit);
  expect(faults).toEqual([]);
});

test('every text of the set-up, and of what a ticket says of others, can be translated, and longer ones have room', async ({
  desk,
}) => {
  test.slow();
  const faults: string[] = [];
  const page = await startAs(desk, 'Jane Doe');
  await makeLinked(page);
  const words = await deskWords(page);
  await page.goto(inPseudoWords(page));
  await page.setViewportSize(large);
  const visit = reading(page, words, faults);
  await walkSetUp(page, inPseudo, visit);
  await walkSetUpStates(page, inPseudo, visit);
  await walkLinked(page, inPseudo, visit);
  expect(faults).toEqual([]);
});

test('the first screens can be translated too', async ({ desk }) => {
  const faults: string[] = [];
  const page = await desk.start();
  // The link redirects once; navigating before that would be interrupted.
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  await page.goto(inPseudoWords(page));
  const words = new Set([desk.folder, 'Harbour Desk', 'Ada Park', 'Support', ...Object.keys(pins)]);
  await walkBeginning(page, inPseudo, reading(page, words, faults));
  expect(faults).toEqual([]);
});

test.describe('a window that a browser still shows after its desk has ended', () => {
  test('is legible, whole and at rest', async ({ desk }) => {
    const faults: string[] = [];
    const first = await desk.start(calm);
    await expect(first.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
    await walkGone(first, desk, inEnglish, looking(first, faults));
    const page = await startAs(desk, 'Jane Doe', calm);
    await makeUnanswered(page);
    await walkEnded(page, desk, inEnglish, looking(page, faults));
    expect(faults).toEqual([]);
  });

  test('can be translated, and longer texts fit', async ({ desk }) => {
    const faults: string[] = [];
    const page = await startAs(desk, 'Jane Doe');
    await makeUnanswered(page);
    const words = await deskWords(page);
    await page.goto(inPseudoWords(page));
    await expect(page.getByRole('button', { name: inPseudo('command.desk.lock') })).toBeVisible();
    await page.getByRole('link', { name: inPseudo('nav.open') }).click();
    await walkEnded(page, desk, inPseudo, reading(page, words, faults));
    expect(faults).toEqual([]);
  });
});
