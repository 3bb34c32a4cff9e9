import type { Deskside } from '../../shared/bridge/contract.ts';
import {
  type DraftContent,
  type DraftSaved,
  type DraftSlot,
  longestDraft,
  type OpenedDraft,
  type OpenedSlot,
  type Sent,
} from '../../shared/bridge/draft.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { FoundDraft } from './draft-types.ts';

/** The desk’s operations that a draft session uses. */
export interface DraftDesk {
  readonly open: (slot: DraftSlot) => Promise<Result<FoundDraft | null>>;
  readonly save: (slot: DraftSlot, draftId: string, content: DraftContent) => Promise<Result<DraftSaved>>;
  readonly drop: (slot: DraftSlot, draftId: string) => Promise<Result<object>>;
  /** This window no longer edits the draft, so another one may. */
  readonly close: (slot: DraftSlot, draftId: string) => Promise<Result<object>>;
  readonly keySent: (key: string) => Promise<Result<Sent | null>>;
}

export function foundDraft({ text, sent = null, ...rest }: OpenedDraft): FoundDraft {
  return { ...rest, words: text, sent };
}

export function createDraftDesk({ ask, call }: Pick<Deskside, 'ask' | 'call'>): DraftDesk {
  let waiting: { readonly slot: DraftSlot; readonly answer: (result: Result<OpenedSlot>) => void }[] = [];

  /** The drafts that are opened in the same turn, such as those of a ticket’s tabs, are one request. */
  async function openWaiting(): Promise<void> {
    const all = waiting;
    waiting = [];
    const [only, ...others] = all;
    if (only && others.length === 0) return only.answer(await call('draft.open', { slot: only.slot }));
    const opened = await call('draft.openAll', { slots: all.map(({ slot }) => slot) });
    for (const [index, { answer }] of all.entries()) {
      const value = opened.ok ? opened.value[index] : undefined;
      answer(value ? done(value) : opened.ok ? failed('not-found', 'draft.gone') : opened);
    }
  }

  function openSlot(slot: DraftSlot): Promise<Result<OpenedSlot>> {
    return new Promise((answer) => {
      waiting.push({ slot, answer });
      if (waiting.length === 1) queueMicrotask(() => void openWaiting());
    });
  }

  return {
    open: async (slot) => {
      const opened = await openSlot(slot);
      if (!opened.ok) return opened;
      const { draft } = opened.value;
      return done(draft && foundDraft(draft));
    },
    save: (slot, draftId, content) => {
      // A draft far over the limit is not sent to the desk.
      if (content.text.length > longestDraft) return Promise.resolve(failed('invalid-input', 'draft.too-long'));
      return call('draft.save', { slot, draftId, content });
    },
    drop: (slot, draftId) => call('draft.drop', { slot, draftId }),
    close: (slot, draftId) => call('draft.close', { slot, draftId }),
    keySent: (key) => ask('key.sent', { key }),
  };
}
