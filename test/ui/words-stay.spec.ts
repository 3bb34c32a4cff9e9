import type { Page } from '@playwright/test';
import { createRandom } from '../../shared/lib/random.ts';
import { makeTicket, startAs } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { delayAtRandom, misplaced, type Place } from './support/typed-words.ts';
import { expect, test } from './support/ui-test.ts';

const actions = 50;
const stories = ['Story A', 'Story B', 'Story C', 'Story D'] as const;

/** The place of the text field that has the focus; undefined if none has. */
function focusedPlace(page: Page, wanted: 'reply' | 'note'): Promise<Place | undefined> {
  return page.evaluate((wantedTab) => {
    const field = document.activeElement;
    if (!(field instanceof HTMLElement) || field.role !== 'textbox') return undefined;
    const ticketId = location.hash.split('/')[2] ?? '';
    const label = field.getAttribute('aria-label') ?? '';
    const tab = label.startsWith('Reply') ? 'reply' : label.startsWith('Internal note') ? 'note' : wantedTab;
    return `${ticketId} ${tab}` as const;
  }, wanted);
}

for (let run = 0; run < runs(1).numRuns; run += 1) {
  test(`each word ends in the draft or entry of the ticket and tab it was typed into (seed ${seed + run})`, async ({
    desk,
  }) => {
    const random = createRandom(seed + run);
    const page = await startAs(desk, 'Jane Doe');
    for (const name of stories) await makeTicket(page, name);
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await delayAtRandom(page, random);
    const typed = new Map<string, Place>();
    let wanted: 'reply' | 'note' = 'reply';
    let number = 100;

    async function typeWord(): Promise<void> {
      const place = await focusedPlace(page, wanted);
      if (!place) return;
      number += 1;
      typed.set(`w${number}x`, place);
      await page.keyboard.type(`w${number}x `);
    }

    for (let step = 0; step < actions; step += 1) {
      const action = random.between(0, 9);
      if (action <= 2) {
        await page.keyboard.press('Escape');
        await page.keyboard.press(random.between(0, 1) === 0 ? 'j' : 'k');
      } else if (action === 3) {
        await page.getByRole('option', { name: random.pick(stories) }).click();
      } else if (action <= 6) {
        // In a text field, these letters would be text.
        if (!(await focusedPlace(page, wanted))) {
          wanted = random.between(0, 1) === 0 ? 'reply' : 'note';
          await page.keyboard.press(wanted === 'reply' ? 'r' : 'n');
        }
        await typeWord();
      } else if (action === 7) {
        await typeWord();
      } else if (action === 8) {
        if (await focusedPlace(page, wanted)) await page.keyboard.press('ControlOrMeta+Enter');
        if (random.between(0, 1) === 0) await typeWord();
      } else if (random.between(0, 1) === 0) {
        await new Promise((resolve) => setTimeout(resolve, random.between(0, 500)));
      } else {
        await page.keyboard.press('Escape');
      }
    }

    expect(typed.size).toBeGreaterThan(5);
    await expect.poll(() => misplaced(page, typed)).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
