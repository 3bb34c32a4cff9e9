import type { Page } from '@playwright/test';
import { graveFaults } from './support/axe.ts';
import { expect, test } from './support/desk-test.ts';
import { focusFaults } from './support/focus.ts';
import { layoutFaults, sidewaysFaults } from './support/look.ts';
import { movingParts } from './support/motion.ts';
import {
  makeUnanswered,
  type Visit,
  walkAround,
  walkBeginning,
  walkEnd,
  walkTicket,
  walkTrouble,
} from './support/screens.ts';
import { closeWindows, openTicket, signInAs, startAs, startSample } from './support/steps.ts';
import { deskWords, untranslated } from './support/translated.ts';
import { inEnglish, inPseudo } from './support/wording.ts';

test.afterEach(closeWindows);

const small = { width: 960, height: 600 };
const large = { width: 1440, height: 900 };
const looks = [
  { colorScheme: 'dark', size: small },
  { colorScheme: 'light', size: large },
] as const;

/** Looks at a screen at both sizes and in both schemes, and notes what is wrong: one walk finds all there is. */
function looking(page: Page, faults: string[]): Visit {
  return async (screen) => {
    for (const { colorScheme, size } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const found = [...(await layoutFaults(page)), ...(await graveFaults(page)), ...(await movingParts(page))];
      faults.push(...found.map((fault) => `${screen}, ${colorScheme}, ${size.width} wide: ${fault}`));
    }
  };
}

/** Who asks for less motion gets none; and colours that still change would be judged half-way. */
const calm = { reducedMotion: 'reduce' } as const;

test('before there is a desk, and when it fails, each screen is legible, whole and at rest', async ({ desk }) => {
  const faults: string[] = [];
  const page = await desk.start(calm);
  await walkBeginning(page, inEnglish, looking(page, faults));
  await desk.stop();
  await walkTrouble(desk, inEnglish, calm, (other) => looking(other, faults));
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
  await walkEnd(page, desk, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
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
  await page.getByRole('link', { name: 'Agents' }).click();
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
  const words = await deskWords(page);
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.goto(`${new URL(page.url()).origin}/?pseudo`);
  await expect(page.getByText(inPseudo('signIn.who'))).toBeVisible();
  await page.setViewportSize(large);
  const visit: Visit = async (screen) => {
    faults.push(...(await untranslated(page, words)).map((text) => `${screen}: “${text}” is not translated`));
    await page.setViewportSize(small);
    faults.push(...(await sidewaysFaults(page)).map((fault) => `${screen}: ${fault}`));
    await page.setViewportSize(large);
  };
  await walkAround(page, inPseudo, visit);
  await walkTicket(page, inPseudo, visit);
  await walkEnd(page, desk, inPseudo, visit);
  expect(faults).toEqual([]);
});

test('the first screens can be translated too', async ({ desk }) => {
  const faults: string[] = [];
  const page = await desk.start();
  await page.goto(`${new URL(page.url()).origin}/?pseudo`);
  const words = new Set([desk.folder, 'Harbour Desk', 'Ada Park', 'Support']);
  await walkBeginning(page, inPseudo, async (screen) => {
    faults.push(...(await untranslated(page, words)).map((text) => `${screen}: “${text}” is not translated`));
    await page.setViewportSize(small);
    faults.push(...(await sidewaysFaults(page)).map((fault) => `${screen}: ${fault}`));
    await page.setViewportSize(large);
  });
  expect(faults).toEqual([]);
});
