import type { Sent } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { also, changed, holdsContents, isUnsaved, next, saveEffect, stepTo } from './draft-requests.ts';
import { learnSent } from './draft-sending.ts';
import type { DraftSession, Step } from './draft-types.ts';
import type { DraftWords } from './draft-words.ts';

export function saved<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  keptUnder: string | null,
  sent: Sent | null,
): Step<Words> {
  const { request } = before;
  if (request?.do !== 'save') return stepTo(before);
  const session: DraftSession<Words> = {
    ...before,
    request: null,
    saved: keptUnder === null ? null : request.saved,
    savedRevision: request.revision,
    saveProblem: undefined,
  };
  const learned = sent ? learnSent(kind, session, request.key, sent, keptUnder) : stepTo(session);
  return also(learned, (now) => next(kind, now));
}

/** A failed save or removal is retried after the next change, or when the desk is reachable again. */
export function requestFailed<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  error: DeskError,
): Step<Words> {
  const { request } = before;
  // The save may have succeeded and only its answer been lost.
  const held = before.saved ?? (request?.do === 'save' ? request.saved : null);
  const session = { ...before, request: null, saved: held, isDiscarding: false };
  return next(kind, { ...session, saveProblem: isUnsaved(session) ? error : undefined });
}

export function dropped<Words>(kind: DraftWords<Words>, before: DraftSession<Words>, nextKey: string): Step<Words> {
  const { request, isDiscarding } = before;
  if (request?.do !== 'drop') return stepTo(before);
  const session: DraftSession<Words> = {
    ...before,
    request: null,
    saved: null,
    savedRevision: request.revision,
    saveProblem: undefined,
  };
  return isDiscarding ? emptied(kind, session, nextKey) : next(kind, session);
}

function emptied<Words>(kind: DraftWords<Words>, session: DraftSession<Words>, key: string): Step<Words> {
  const revision = session.revision + 1;
  const empty: DraftSession<Words> = {
    ...session,
    words: kind.empty,
    files: [],
    key,
    basedOn: undefined,
    revision,
    savedRevision: revision,
    isDue: false,
    isDiscarding: false,
    sendProblem: undefined,
    attempts: [],
    lostKey: undefined,
    continues: undefined,
  };
  return stepTo(empty, { do: 'show', words: kind.empty, isNew: true }, { do: 'keep-files', files: [] });
}

/** The page is being unloaded: requests the save of unsaved changes at once, without waiting for other requests. */
export function leave<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  const { request, revision, draftId } = session;
  const isHandedOver =
    request !== null && request.do !== 'send' && request.do !== 'open' && request.revision === revision;
  if (!session.isOpened || !isUnsaved(session) || isHandedOver) return stepTo(session);
  if (holdsContents(kind, session)) return stepTo(session, saveEffect(kind, session, false));
  return session.saved ? stepTo(session, { do: 'drop', draftId, isAwaited: false }) : stepTo(session);
}

/** The desk is reachable again: retries what failed. */
export function connected<Words>(kind: DraftWords<Words>, session: DraftSession<Words>): Step<Words> {
  const { lostKey } = session;
  const isDue = session.isDue || !session.isOpened || isUnsaved(session);
  const tried = next(kind, { ...session, isDue });
  return lostKey === undefined ? tried : also(tried, (now) => stepTo(now, { do: 'ask-key', key: lostKey }));
}

/** Another window has taken over what was saved. Text that it does not have stays here as a new draft. */
export function taken<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  draftId: string,
  key: string,
): Step<Words> {
  // A send under way is not interrupted; its result decides what becomes of the draft.
  if (before.sending?.step === 'sent') return stepTo(before);
  const { saved: moved, words } = before;
  const newer = moved && isUnsaved(before) ? kind.newerThan(moved.words, words) : moved ? undefined : words;
  const ids = new Set(moved?.files.map(({ fileId }) => fileId));
  const files = before.files.filter(({ fileId }) => !ids.has(fileId));
  const request = before.request?.do === 'open' ? before.request : null;
  const left: DraftSession<Words> = {
    ...before,
    draftId,
    key,
    words: newer ?? kind.empty,
    files,
    basedOn: undefined,
    request,
    saved: null,
    sending: null,
    isDiscarding: false,
    attempts: [],
    lostKey: undefined,
    continues: undefined,
    wasMoved: moved !== null,
  };
  const stopped = before.sending ? stepTo(left, { do: 'tell-not-sent', error: undefined }) : stepTo(left);
  const shown = also(stopped, (now) =>
    stepTo(now, { do: 'show', words: now.words, isNew: true }, { do: 'keep-files', files }),
  );
  return also(shown, (now) => changed(kind, now));
}
