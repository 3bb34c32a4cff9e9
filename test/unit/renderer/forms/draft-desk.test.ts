import { expect, test } from 'vitest';
import { createDraftDesk } from '../../../../renderer/forms/draft-desk.ts';
import type { DraftSlot } from '../../../../shared/bridge/draft.ts';
import { done, failed, type Result } from '../../../../shared/bridge/result.ts';

const reply: DraftSlot = { tab: 'reply', ticketId: 'one' };
const note: DraftSlot = { tab: 'note', ticketId: 'one' };

/** A desk that holds a draft in each slot, which says whose it is, or that refuses everything. */
function deskThat(refuses?: Result<never>) {
  const heard: string[] = [];
  const opened = (slot: DraftSlot) => ({
    draft: { draftId: 'draft-0001', key: 'key-0001', text: slot.tab, files: [], basedOn: 1 },
    elsewhere: [],
  });
  const call = async (name: string, input: { readonly slot?: DraftSlot; readonly slots?: readonly DraftSlot[] }) => {
    heard.push(name);
    if (refuses) return refuses;
    return done(input.slot ? opened(input.slot) : (input.slots ?? []).map(opened));
  };
  return { heard, desk: createDraftDesk({ ask: call, call } as never) };
}

test('drafts that are opened in one turn are one request, and each gets its own', async () => {
  const { heard, desk } = deskThat();
  const found = await Promise.all([desk.open(reply), desk.open(note)]);
  expect(heard).toEqual(['draft.openAll']);
  expect(found).toMatchObject([{ value: { words: 'reply' } }, { value: { words: 'note' } }]);
  expect(await desk.open(note)).toMatchObject({ value: { words: 'note' } });
  expect(heard).toEqual(['draft.openAll', 'draft.open']);
});

test('a refusal reaches each of them', async () => {
  const refusal = failed('locked', 'desk.locked');
  const { desk } = deskThat(refusal);
  expect(await Promise.all([desk.open(reply), desk.open(note)])).toEqual([refusal, refusal]);
});
