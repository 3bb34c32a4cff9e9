import type { Page } from '@playwright/test';
import type { ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import type { ListedDraft, WaitingDraft } from '../../shared/bridge/draft.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { direct, makeTicket, startAs } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { expect, test } from './support/ui-test.ts';

/** Where a word was typed, or found: a ticket and a tab. */
type Place = `${string} ${'reply' | 'note'}`;

const longestDelayMs = 80;
const actions = 50;
const stories = ['Story A', 'Story B', 'Story C', 'Story D'] as const;

/** Delays requests and answers at random. */
async function delayAtRandom(page: Page, random: ReturnType<typeof createRandom>): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, random.between(0, longestDelayMs)));
  await page.route('**/bridge/call', async (route) => {
    await pause();
    const response = await route.fetch();
    await pause();
    await route.fulfill({ response });
  });
}

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

/** Every word with each place where it is found, in drafts and in entries. */
async function foundWords(page: Page, ticketIds: ReadonlySet<string>): Promise<Map<string, Place[]>> {
  const found = new Map<string, Place[]>();
  const note = (text: string, place: Place) => {
    for (const [word] of text.matchAll(/w\d{3}x/g)) found.set(word, [...(found.get(word) ?? []), place]);
  };
  for (const { slot, draftId } of (await direct(page, 'ask', 'draft.list', {})).value as ListedDraft[]) {
    if (slot.tab !== 'reply' && slot.tab !== 'note') continue;
    const { value } = await direct(page, 'ask', 'draft.get', { slot, draftId });
    note((value as WaitingDraft | null)?.text ?? '', `${slot.ticketId} ${slot.tab}`);
  }
  for (const ticketId of ticketIds) {
    const { value } = await direct(page, 'ask', 'thread.page', { ticketId, limit: 200 });
    for (const item of (value as ThreadPage).items) {
      if (item.kind !== 'entry' || item.entryKind === 'message') continue;
      note(JSON.stringify(item.body), `${ticketId} ${item.entryKind}`);
    }
  }
  return found;
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
    await expect
      .poll(async () => {
        const found = await foundWords(page, new Set([...typed.values()].map((place) => place.split(' ')[0] ?? '')));
        return [...typed]
          .filter(([word, place]) => found.get(word)?.join() !== place)
          .map(([word, place]) => `${word} of ${place} is in ${found.get(word)?.join() ?? 'no place'}`);
      })
      .toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
