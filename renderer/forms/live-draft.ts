import type { DoneFor } from '../../shared/bridge/done.ts';
import type { DraftSlot, Sent } from '../../shared/bridge/draft.ts';
import type { DeskError, Result } from '../../shared/bridge/result.ts';
import { assertNever } from '../../shared/lib/assert-never.ts';
import type { DraftDesk } from './draft-desk.ts';
import { holdsContents, isUnsaved } from './draft-requests.ts';
import { newSession, step } from './draft-session.ts';
import type { Contents, DraftEffect, DraftEvent, DraftSession } from './draft-types.ts';
import { type DraftView, viewOf } from './draft-view.ts';
import type { DraftWords } from './draft-words.ts';
import type { FileUploads } from './file-uploads.ts';
import { createSaveTimer, type Timers } from './save-timer.ts';

/** The content to send, and its key. */
export interface Outgoing<Words> extends Contents<Words> {
  readonly key: string;
  readonly basedOn: number;
  readonly options: unknown;
}

/** The form’s part of a draft. After the form is closed, its last version still handles results. */
export interface DraftForm<Words> {
  readonly kind: DraftWords<Words>;
  readonly post: (outgoing: Outgoing<Words>) => Promise<Result<DoneFor>>;
  /** The content was sent. `giveBack` restores it after an undo. */
  readonly onSent: (done: DoneFor, sent: Contents<Words> & { readonly options: unknown }, giveBack: () => void) => void;
  /** The content was sent earlier, but the answer was lost. */
  readonly onKnown: (sent: Sent) => void;
  /** The same, if nothing newer is left in a form that is still shown. */
  readonly onAllKnown?: (sent: Sent) => void;
  readonly onNotSent?: () => void;
  /** Shows content that was not typed here. `isNew` clears the undo history. */
  readonly show?: (words: Words, isNew: boolean) => void;
}

export interface LiveDraftPorts<Words> {
  readonly desk: DraftDesk;
  readonly timers: Timers;
  readonly newKey: () => string;
  readonly uploads: FileUploads;
  /** The desk did not answer. */
  readonly onUnavailable: () => void;
  /** Returns content to the draft that is current in this slot then. */
  readonly giveBack: (contents: Contents<Words>, form: DraftForm<Words>) => void;
}

/** A draft session that performs its effects. It outlives its form until nothing is left to do. */
export interface LiveDraft<Words> {
  readonly slot: DraftSlot;
  readonly uploads: FileUploads;
  readonly session: () => DraftSession<Words>;
  /** What a form shows of it besides its text. */
  readonly view: () => DraftView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: (event: DraftEvent<Words>) => void;
  /** A form shows this draft; the returned function ends that. */
  readonly attach: (form: DraftForm<Words>) => () => void;
  /** Saves unsaved changes at once; returns whether that failed. */
  readonly flush: () => Promise<boolean>;
  /** Undefined if nothing was sent: a send is already under way, or the author must look at the draft first. */
  readonly send: (options: unknown) => Promise<Result<DoneFor> | undefined>;
  /** Removes the draft and empties the form; returns the error if that failed. */
  readonly discard: () => Promise<DeskError | undefined>;
  readonly giveBack: (contents: Contents<Words>) => void;
  /** Gives it back to the draft that has this place by then: this one may be over. */
  readonly giveBackLater: (contents: Contents<Words>) => void;
  readonly holdsContents: () => boolean;
  /** Lets other windows open the draft. */
  readonly release: () => void;
  /** Whether no form shows it and nothing is left to do. */
  readonly isOver: () => boolean;
}

/** The delay before asking again about the result of a key. */
const askAgainMs = 2_000;

export function createLiveDraft<Words>(
  slot: DraftSlot,
  first: DraftForm<Words>,
  ports: LiveDraftPorts<Words>,
): LiveDraft<Words> {
  const { desk, newKey, uploads, timers } = ports;
  const saving = createSaveTimer(timers, () => tell({ type: 'flush' }));
  const listeners = new Set<() => void>();
  let form = first;
  let attached = 0;
  let session = newSession(first.kind.empty, newKey(), newKey());
  let answerSend: (result: Result<DoneFor> | undefined) => void = () => undefined;
  let answerDiscard: (error: DeskError | undefined) => void = () => undefined;
  uploads.onFiles((files) => tell({ type: 'files', files }));

  /** Whether the desk may know that this window has the draft. */
  let isHeld = false;

  const events: DraftEvent<Words>[] = [];
  let isTelling = false;

  /** Events from effects are queued until all effects of the current event are performed. */
  function tell(event: DraftEvent<Words>): void {
    events.push(event);
    if (isTelling) return;
    isTelling = true;
    for (let next = events.shift(); next; next = events.shift()) {
      if (next.type === 'took' || (next.type === 'opened' && next.draft)) isHeld = true;
      const taken = step(form.kind, session, next);
      session = taken.session;
      for (const effect of taken.effects) perform(effect);
    }
    isTelling = false;
    for (const listener of [...listeners]) listener();
  }

  function perform(effect: DraftEffect<Words>): void {
    switch (effect.do) {
      case 'open':
        answer(desk.open(slot), (draft) => tell({ type: 'opened', draft }), 'open-failed');
        break;
      case 'save-soon':
        saving.soon();
        break;
      case 'cancel-save':
        saving.cancel();
        break;
      case 'save':
        save(effect);
        break;
      case 'drop':
        drop(effect);
        break;
      case 'await-files':
        void uploads.arrived().then((missing) => tell({ type: 'files-arrived', missing }));
        break;
      case 'send':
        answer(
          form.post({ ...effect, ...effect.contents }),
          (done) => tell({ type: 'sent', done, nextKey: newKey() }),
          'not-sent',
        );
        break;
      case 'ask-key':
        askKey(effect.key);
        break;
      case 'show':
        if (attached > 0) form.show?.(effect.words, effect.isNew);
        break;
      case 'keep-files':
        uploads.reset(effect.files);
        break;
      case 'tell-sent':
      case 'tell-known':
      case 'tell-not-sent':
        inform(effect);
        break;
      default:
        assertNever(effect);
    }
  }

  function inform(effect: Extract<DraftEffect<Words>, { do: `tell-${string}` }>): void {
    switch (effect.do) {
      case 'tell-sent': {
        const { done, contents, options } = effect;
        form.onSent(done, { ...contents, options }, () => ports.giveBack(contents, form));
        answerSend({ ok: true, value: done });
        break;
      }
      case 'tell-known':
        form.onKnown(effect.sent);
        if (attached > 0 && !holdsContents(form.kind, session)) form.onAllKnown?.(effect.sent);
        break;
      case 'tell-not-sent':
        if (effect.error) form.onNotSent?.();
        answerSend(effect.error && { ok: false, error: effect.error });
        break;
      default:
        assertNever(effect);
    }
  }

  function answer<Value>(
    asked: Promise<Result<Value>>,
    onDone: (value: Value) => void,
    failedType: 'open-failed' | 'save-failed' | 'drop-failed' | 'not-sent',
  ): void {
    void asked.then((result) => {
      if (result.ok) {
        onDone(result.value);
        return;
      }
      if (result.error.reason === 'draft.taken') tell({ type: 'taken', draftId: newKey(), key: newKey() });
      else tell({ type: failedType, error: result.error });
      if (failedType === 'drop-failed') answerDiscard(result.error);
      if (result.error.code === 'unavailable') ports.onUnavailable();
    });
  }

  function save({ draftId, contents, key, basedOn, isAwaited }: Extract<DraftEffect<Words>, { do: 'save' }>): void {
    const content = { key, basedOn, text: form.kind.write(contents.words), files: [...contents.files] };
    isHeld = true;
    const saved = desk.save(slot, draftId, content);
    if (isAwaited) answer(saved, (value) => tell({ type: 'saved', ...value }), 'save-failed');
  }

  function drop({ draftId, isAwaited }: Extract<DraftEffect<Words>, { do: 'drop' }>): void {
    const dropped = desk.drop(slot, draftId);
    if (!isAwaited) return;
    const removed = () => {
      tell({ type: 'dropped', nextKey: newKey() });
      answerDiscard(undefined);
    };
    answer(dropped, removed, 'drop-failed');
  }

  function askKey(key: string): void {
    void desk.keySent(key).then((answered) => {
      if (answered.ok) tell({ type: 'key-known', key, sent: answered.value });
      if (answered.ok || answered.error.code !== 'unavailable') return;
      ports.onUnavailable();
      timers.after(askAgainMs, () => {
        if (session.lostKey === key) askKey(key);
      });
    });
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  const isSettled = () => session.request === null && !session.isDue;

  function settled(): Promise<void> {
    if (isSettled()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = subscribe(() => {
        if (!isSettled()) return;
        stop();
        resolve();
      });
    });
  }

  const isMissing = () => isUnsaved(session) && holdsContents(form.kind, session);

  return {
    slot,
    uploads,
    session: () => session,
    view: () => viewOf(session, holdsContents(form.kind, session), form.kind.filesOf(session.words, session.files)),
    subscribe,
    tell,
    attach: (next) => {
      form = next;
      attached += 1;
      return () => {
        attached -= 1;
        if (attached === 0) tell({ type: 'flush' });
      };
    },
    flush: async () => {
      tell({ type: 'flush' });
      await settled();
      return isMissing();
    },
    send: (options) => {
      if (session.sending) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        answerSend = resolve;
        tell({ type: 'send', options });
      });
    },
    discard: () =>
      new Promise((resolve) => {
        answerDiscard = resolve;
        tell({ type: 'discard' });
      }),
    giveBack: (contents) => tell({ type: 'returned', contents, key: newKey() }),
    giveBackLater: (contents) => ports.giveBack(contents, form),
    holdsContents: () => holdsContents(form.kind, session),
    release: () => {
      if (isHeld) void desk.close(slot, session.draftId);
    },
    isOver: () =>
      attached === 0 && isSettled() && !isUnsaved(session) && !session.sending && uploads.shown().moving.length === 0,
  };
}
