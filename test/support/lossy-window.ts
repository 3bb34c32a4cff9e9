import { newerText } from '../../renderer/forms/newer-text.ts';
import type { DraftSlot, OpenedDraft, Sent } from '../../shared/bridge/draft.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import type { TestWindow } from './memory-bridge.ts';

/** What becomes of a request: it comes through, its answer gets lost, or it never reaches the desk. */
export type Fate = 'whole' | 'unanswered' | 'unheard';

/** The form for a requester’s message over a connection that loses answers, without the rest of the window. */
export interface LossyWindow {
  readonly text: () => string;
  /** The draft that it writes. */
  readonly draftId: () => string;
  readonly type: (words: string) => void;
  readonly save: (fate: Fate) => Promise<void>;
  /** Sends the text; `meanwhile` is typed before the answer arrives. */
  readonly send: (fate: Fate, meanwhile: string) => Promise<void>;
  /** The desk can be asked again: what became of the words whose answer got lost? */
  readonly contact: (fate: Fate) => Promise<void>;
  /** Saves what is written, then moves the newest draft of another window here. */
  readonly takeOver: (fate: Fate) => Promise<void>;
  /** Answers a request to save before another window takes the draft over. */
  readonly flush: () => Promise<void>;
  /** Closes the form: its text is saved and free for other windows. */
  readonly close: () => Promise<void>;
  /** The page is loaded anew: only what the desk keeps is there. */
  readonly reload: () => Promise<void>;
  /** The desk was restarted; unsaved text is still in the page. */
  readonly reconnect: (desk: TestWindow) => Promise<void>;
  /** Text that this window has confirmed as saved or sent. */
  readonly promised: ReadonlySet<string>;
}

export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

export function openLossyWindow(first: TestWindow, ticketId: string, newKey: () => string): LossyWindow {
  const slot: DraftSlot = { tab: 'message', ticketId };
  const promised = new Set<string>();
  let desk = first;
  let draftId = newKey();
  let text = '';
  let key = newKey();
  let isUnsaved = false;
  let lost: string | undefined;

  async function over<Value>(fate: Fate, ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (fate !== 'unheard') {
      const answer = await ask();
      if (fate === 'whole') return answer;
    }
    return failed('unavailable', 'program.gone');
  }

  function promise(words: string): void {
    for (const word of wordsIn(words)) promised.add(word);
  }

  async function learn(used: string, sent: Sent, keptUnder: string | null): Promise<void> {
    if (used !== key) return;
    promise(sent.text);
    key = keptUnder ?? sent.nextKey;
    text = newerText(sent.text, text);
    isUnsaved = text !== '';
    if (text === '' && keptUnder !== null) await desk.call('draft.drop', { slot, draftId });
  }

  async function save(fate: Fate): Promise<void> {
    if (text === '') return;
    const [used, saving] = [key, text];
    const saved = await over(fate, () =>
      desk.call('draft.save', { slot, draftId, content: { key: used, text: saving, files: [], basedOn: 0 } }),
    );
    isUnsaved = !saved.ok;
    if (!saved.ok) {
      if (saved.error.reason === 'draft.taken') begin();
      return;
    }
    if (saved.value.keptUnder !== null) promise(saving);
    if (saved.value.sent) await learn(used, saved.value.sent, saved.value.keptUnder);
  }

  /** What was written is another window’s now. */
  function begin(): void {
    text = '';
    key = newKey();
    draftId = newKey();
    isUnsaved = false;
    lost = undefined;
  }

  async function contact(fate: Fate): Promise<void> {
    const asked = lost;
    if (asked === undefined) return;
    const answer = await over(fate, () => desk.ask('key.sent', { key: asked }));
    if (!answer.ok) return;
    lost = undefined;
    if (answer.value) await learn(asked, answer.value, null);
  }

  async function show(draft: OpenedDraft | null): Promise<void> {
    text = draft?.text ?? '';
    key = draft?.key ?? newKey();
    draftId = draft?.draftId ?? newKey();
    isUnsaved = false;
    lost = undefined;
    if (draft?.sent) await learn(key, draft.sent, key);
  }

  async function takeOver(fate: Fate): Promise<void> {
    await save('whole');
    if (isUnsaved || lost !== undefined) return;
    const standing = await desk.ask('draft.standing', { slot, draftId });
    const other = standing.ok ? standing.value.elsewhere[0] : undefined;
    if (!other) return;
    const taken = await over(fate, () => desk.call('draft.take', { slot, draftId: other.draftId }));
    if (taken.ok) await show(taken.value);
  }

  async function close(): Promise<void> {
    await save('whole');
    if (isUnsaved) return;
    await desk.call('draft.close', { slot, draftId });
    begin();
  }

  async function open(): Promise<void> {
    const found = await desk.call('draft.open', { slot });
    if (!found.ok) throw new Error(found.error.reason);
    await show(found.value.draft);
  }

  return {
    promised,
    text: () => text,
    draftId: () => draftId,
    type: (words) => {
      text = text === '' ? words : `${text} ${words}`;
      isUnsaved = true;
    },
    save,
    send: async (fate, meanwhile) => {
      if (text === '') return;
      await save(fate === 'unheard' ? 'unheard' : 'whole');
      const [used, details] = [key, text];
      if (details === '') return;
      const answer = await over(fate, () =>
        desk.run('conversation.record', { ticketId, details, source: 'phone', attachments: [] }, used),
      );
      if (meanwhile !== '') text = `${text} ${meanwhile}`;
      if (answer.ok) {
        promise(details);
        key = newKey();
        text = text.slice(details.length).trimStart();
        isUnsaved = text !== '';
      } else if (answer.error.code === 'unavailable' || answer.error.reason === 'key.reused') lost = used;
      else throw new Error(answer.error.reason);
    },
    contact,
    takeOver,
    flush: () => save('whole'),
    close,
    reload: open,
    reconnect: async (next) => {
      desk = next;
      if (!isUnsaved) await open();
    },
  };
}
