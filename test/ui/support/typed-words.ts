import type { Page } from '@playwright/test';
import type { ThreadPage } from '../../../shared/bridge/contract/tickets.ts';
import type { ListedDraft, WaitingDraft } from '../../../shared/bridge/draft.ts';
import type { createRandom } from '../../../shared/lib/random.ts';
import { direct } from '../../e2e/support/steps.ts';

/** Where a word was typed, or found: a ticket and a tab. */
export type Place = `${string} ${'reply' | 'note'}`;

const longestDelayMs = 80;

/** Delays requests and answers at random. */
export async function delayAtRandom(page: Page, random: ReturnType<typeof createRandom>): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, random.between(0, longestDelayMs)));
  await page.route('**/bridge/call', async (route) => {
    await pause();
    const response = await route.fetch();
    await pause();
    await route.fulfill({ response });
  });
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

/** The words that are not, or not only, in the place they were typed into. */
export async function misplaced(page: Page, typed: ReadonlyMap<string, Place>): Promise<readonly string[]> {
  const ticketIds = [...typed.values()].map((place) => place.split(' ')[0] ?? '');
  const found = await foundWords(page, new Set(ticketIds));
  return [...typed]
    .filter(([word, place]) => found.get(word)?.join() !== place)
    .map(([word, place]) => `${word} of ${place} is in ${found.get(word)?.join() ?? 'no place'}`);
}
