import type { DraftFile } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { also, changed, holdsContents, isUnsaved, next, stepTo } from './draft-requests.ts';
import { failSending, learnSent } from './draft-sending.ts';
import type { Contents, DraftSession, FoundDraft, Step } from './draft-types.ts';
import type { DraftWords } from './draft-words.ts';

/** The draft was loaded; null if there is none. Text typed before is appended to it. */
export function opened<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  draft: FoundDraft | null,
): Step<Words> {
  const session: DraftSession<Words> = { ...before, request: null, isOpened: true };
  if (!draft) return also(takeReturned(kind, session), (now) => beginSending(kind, now));
  const joined = also(join(kind, session, draft), (now) => takeReturned(kind, now));
  const held = also(joined, holdBack);
  const { key, sent } = draft;
  const told = sent ? also(held, (now) => learnSent(kind, now, key, sent, key)) : held;
  return also(told, (now) => next(kind, now));
}

function join<Words>(kind: DraftWords<Words>, session: DraftSession<Words>, draft: FoundDraft): Step<Words> {
  const { draftId, key, basedOn } = draft;
  const saved: Contents<Words> = { words: kind.read(draft.words), files: draft.files };
  const isTyped = !kind.isEmpty(session.words);
  const arrived = newFiles(draft.files, session.files);
  const files = [...draft.files, ...arrived];
  const words = isTyped ? kind.merge(saved.words, session.words) : saved.words;
  const found = { ...session, draftId, key, basedOn, saved, words, files, savedRevision: session.revision };
  const isChanged = isTyped || arrived.length > 0;
  return also(isChanged ? changed(kind, found) : stepTo(found), (now) =>
    stepTo(now, { do: 'show', words, isNew: false }, { do: 'keep-files', files }),
  );
}

function newFiles(known: readonly DraftFile[], files: readonly DraftFile[]): readonly DraftFile[] {
  const ids = new Set(known.map(({ fileId }) => fileId));
  return files.filter(({ fileId }) => !ids.has(fileId));
}

/** This window edits another one’s draft from now on, with text typed here appended. */
export function took<Words>(kind: DraftWords<Words>, before: DraftSession<Words>, draft: FoundDraft): Step<Words> {
  const joined = join(kind, { ...before, wasMoved: false }, draft);
  return also(joined, (now) => next(kind, now));
}

/** Cancels a send that was requested before the draft was loaded, because the author has not seen the draft. */
function holdBack<Words>(session: DraftSession<Words>): Step<Words> {
  if (!session.sending) return stepTo(session);
  return stepTo({ ...session, sending: null }, { do: 'tell-not-sent', error: undefined });
}

function beginSending<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  const { sending } = session;
  if (sending?.step !== 'opening') return next(kind, session);
  return also(stepTo({ ...session, sending: { ...sending, step: 'files' } }, { do: 'await-files' }), (now) =>
    next(kind, now),
  );
}

/** Text stays unsaved; opening is retried before the next save. */
export function openFailed<Words>(before: DraftSession<Words>, error: DeskError): Step<Words> {
  const saveProblem = isUnsaved(before) ? error : undefined;
  const session = { ...before, request: null, saveProblem };
  return before.sending ? failSending(session, error) : stepTo(session);
}

export function typed<Words>(kind: DraftWords<Words>, session: DraftSession<Words>, words: Words): Step<Words> {
  return changed(kind, { ...session, words, sendProblem: undefined, wasMoved: false });
}

export function filesChanged<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  files: readonly DraftFile[],
): Step<Words> {
  return files === session.files ? stepTo(session) : changed(kind, { ...session, files });
}

/** While there is no text, reading changes nothing that is saved. */
export function read<Words>(kind: DraftWords<Words>, session: DraftSession<Words>, count: number): Step<Words> {
  if (!holdsContents(kind, session)) return stepTo(session);
  return changed(kind, { ...session, basedOn: count });
}

/** Restores the content of an undone send, unless there is newer content. */
export function returned<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  contents: Contents<Words>,
  key: string,
): Step<Words> {
  const waiting = { ...session, returned: { ...contents, key } };
  return takeReturned(kind, waiting);
}

/** Before the draft is opened, and while it is being discarded, what was given back waits. */
export function takeReturned<Words>(kind: DraftWords<Words>, before: DraftSession<Words>): Step<Words> {
  if (!before.returned || !before.isOpened || before.isDiscarding) return stepTo(before);
  const { words, files, key } = before.returned;
  const session = { ...before, returned: undefined };
  if (session.sending || holdsContents(kind, session)) return stepTo(session);
  const all = [...files, ...newFiles(files, session.files)];
  const back = { ...session, words, files: all, key, basedOn: undefined, attempts: [], isDue: true };
  return also(
    also(changed(kind, back), (now) =>
      stepTo(now, { do: 'show', words, isNew: false }, { do: 'keep-files', files: all }),
    ),
    (now) => next(kind, now),
  );
}
