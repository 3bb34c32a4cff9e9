import type { Contents, DraftEffect, DraftSession, Request, Step } from './draft-types.ts';
import type { DraftWords } from './draft-words.ts';

export function stepTo<Words>(session: DraftSession<Words>, ...effects: readonly DraftEffect<Words>[]): Step<Words> {
  return { session, effects };
}

/** Runs a second step on the result of the first, and joins their effects. */
export function also<Words>(step: Step<Words>, more: (session: DraftSession<Words>) => Step<Words>): Step<Words> {
  const second = more(step.session);
  return { session: second.session, effects: [...step.effects, ...second.effects] };
}

export function isUnsaved({ revision, savedRevision }: DraftSession<unknown>): boolean {
  return revision !== savedRevision;
}

/** The text with the files that belong to it. */
export function contentsOf<Words>(kind: DraftWords<Words>, { words, files }: Contents<Words>): Contents<Words> {
  return { words, files: kind.filesOf(words, files) };
}

/** Whether there is anything to save or send. */
export function holdsContents<Words>(kind: DraftWords<Words>, session: Contents<Words>): boolean {
  return !kind.isEmpty(session.words) || kind.filesOf(session.words, session.files).length > 0;
}

/** Whether the desk holds any of this draft, or a save is under way. */
function isKept({ saved, request }: DraftSession<unknown>): boolean {
  return saved !== null || request?.do === 'save';
}

/** Schedules or cancels a save after a change. */
export function changed<Words>(kind: DraftWords<Words>, before: DraftSession<Words>): Step<Words> {
  const session = { ...before, revision: before.revision + 1 };
  if (holdsContents(kind, session)) {
    const begun = { ...session, basedOn: session.basedOn ?? session.entryCount };
    // While a send is under way, its result decides what remains to be saved.
    return begun.sending?.step === 'sent' ? stepTo(begun) : stepTo(begun, { do: 'save-soon' });
  }
  const emptied = { ...session, basedOn: undefined, continues: undefined };
  if (isKept(emptied))
    return also(stepTo(emptied, { do: 'cancel-save' }), (now) => next(kind, { ...now, isDue: true }));
  return stepTo({ ...emptied, savedRevision: emptied.revision, saveProblem: undefined }, { do: 'cancel-save' });
}

/** Starts the next request if none is under way. The requests of one draft never run in parallel. */
export function next<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  if (session.request !== null) return stepTo(session);
  if (!session.isOpened) {
    if (!session.isDue) return stepTo(session);
    return stepTo({ ...session, isDue: false, request: { do: 'open' } }, { do: 'open' });
  }
  if (session.isDiscarding) return startDrop(session);
  if (session.sending?.step === 'turn') return startSend(kind, session);
  if (!session.isDue) return stepTo(session);
  if (!isUnsaved(session)) return stepTo({ ...session, isDue: false });
  if (holdsContents(kind, session)) return startSave(kind, session);
  if (session.saved !== null) return startDrop(session);
  return stepTo({ ...session, isDue: false, savedRevision: session.revision, saveProblem: undefined });
}

function startSave<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  const { revision, key } = session;
  const request: Request<Words> = { do: 'save', revision, key, saved: contentsOf(kind, session) };
  return stepTo({ ...session, isDue: false, request }, { do: 'cancel-save' }, saveEffect(kind, session, true));
}

export function saveEffect<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  isAwaited: boolean,
): DraftEffect<Words> {
  const { draftId, key, basedOn, entryCount } = session;
  const contents = contentsOf(kind, session);
  return { do: 'save', draftId, key, basedOn: basedOn ?? entryCount, contents, isAwaited };
}

function startDrop<Words>(session: DraftSession<Words>): Step<Words> {
  const { revision, draftId } = session;
  const dropping: DraftSession<Words> = { ...session, isDue: false, request: { do: 'drop', revision } };
  return stepTo(dropping, { do: 'cancel-save' }, { do: 'drop', draftId, isAwaited: true });
}

/** An unsaved change is sent instead of saved: a later save would restore the draft after it was sent. */
function startSend<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  const { sending, key, basedOn, entryCount, attempts } = session;
  if (!sending) return stepTo(session);
  // Includes files that have arrived since the send was requested, but not text typed since.
  const contents = contentsOf(kind, { words: sending.words, files: session.files });
  const saved = !isUnsaved(session) && sending.words === session.words;
  const sent: DraftSession<Words> = {
    ...session,
    isDue: false,
    request: { do: 'send', saved },
    sending: { ...sending, ...contents, step: 'sent' },
    attempts: [...attempts, sending.words],
  };
  const send = { do: 'send', key, basedOn: basedOn ?? entryCount, contents, options: sending.options } as const;
  return stepTo(sent, { do: 'cancel-save' }, send);
}
