import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Sent } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { also, changed, holdsContents, isUnsaved, next, stepTo } from './draft-requests.ts';
import type { Contents, DraftSession, Step } from './draft-types.ts';
import type { DraftWords } from './draft-words.ts';

/** Starts a send, unless one is under way. */
export function send<Words>(kind: DraftWords<Words>, session: DraftSession<Words>, options: unknown): Step<Words> {
  if (session.sending) return stepTo(session);
  const { words, files, isOpened } = session;
  const sending = { words, files, options, step: isOpened ? 'files' : 'opening' } as const;
  const begun: DraftSession<Words> = { ...session, sending, sendProblem: undefined };
  if (isOpened) return stepTo(begun, { do: 'await-files' });
  return next(kind, { ...begun, isDue: begun.isDue || begun.request === null });
}

/** A missing file cancels the send, because text sent without it would look complete. */
export function filesArrived<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  missing: DeskError | null,
): Step<Words> {
  const { sending } = session;
  if (sending?.step !== 'files') return stepTo(session);
  if (missing) return failSending(session, missing);
  return next(kind, { ...session, sending: { ...sending, step: 'turn' } });
}

export function failSending<Words>(session: DraftSession<Words>, error: DeskError): Step<Words> {
  return stepTo({ ...session, sending: null, sendProblem: error }, { do: 'tell-not-sent', error });
}

/** Text typed and files attached during the send stay as a new draft under its own key. */
export function sent<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  done: DoneFor,
  nextKey: string,
): Step<Words> {
  const { sending, request } = session;
  if (!sending || request?.do !== 'send') return stepTo(session);
  const newer = kind.newerThan(sending.words, session.words) ?? kind.empty;
  // The desk removes the sent draft, but not if it holds text that was deleted before the send.
  const saved = request.saved ? null : session.saved;
  const begun = beginAnew(kind, { ...session, request: null, sending: null, saved }, newer, sending, nextKey);
  const { words, files, options } = sending;
  const told = also(begun, (now) => stepTo(now, { do: 'tell-sent', done, contents: { words, files }, options }));
  return also(told, (now) => next(kind, { ...now, continues: undefined, lostKey: undefined, isDue: true }));
}

/** Starts a new draft under a new key with what is newer than the sent text, without the sent files. */
function beginAnew<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  words: Words,
  gone: Pick<Contents<Words>, 'files'>,
  key: string,
): Step<Words> {
  const ids = new Set(gone.files.map(({ fileId }) => fileId));
  const left = session.files.filter(({ fileId }) => !ids.has(fileId));
  const files = kind.filesOf(words, left);
  const anew = { ...session, words, files, key, basedOn: undefined, attempts: [], sendProblem: undefined };
  return also(stepTo(anew, { do: 'show', words, isNew: true }, { do: 'keep-files', files }), (now) =>
    changed(kind, now),
  );
}

export function notSent<Words>(kind: DraftWords<Words>, before: DraftSession<Words>, error: DeskError): Step<Words> {
  // This text may have been sent, or another window has sent other text under this key.
  const isUnknown = error.code === 'unavailable' || error.reason === 'key.reused';
  const attempts = isUnknown ? before.attempts : before.attempts.slice(0, -1);
  const lostKey = isUnknown ? before.key : before.lostKey;
  const session = { ...before, request: null, attempts, lostKey, isDue: isUnsaved(before) };
  const failed = also(failSending(session, error), (now) => next(kind, now));
  return isUnknown ? also(failed, (now) => stepTo(now, { do: 'ask-key', key: now.key })) : failed;
}

/** The desk knows the result of a key. If nothing was sent under it, the text may be sent again. */
export function keyKnown<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  key: string,
  found: Sent | null,
): Step<Words> {
  const session = before.lostKey === key ? { ...before, lostKey: undefined } : before;
  if (found) return learnSent(kind, session, key, found, null);
  return stepTo(key === session.key && !session.sending ? { ...session, attempts: [] } : session);
}

/** The text was sent, but the answer was lost. What is newer stays, and the author is informed. */
export function learnSent<Words>(
  kind: DraftWords<Words>,
  before: DraftSession<Words>,
  key: string,
  found: Sent,
  keptUnder: string | null,
): Step<Words> {
  // A send under way gets its own answer; a different key means that a new draft has already begun.
  if (before.sending || key !== before.key) return stepTo(before);
  const [only, ...others] = before.attempts;
  // After several attempts it is unknown which text was sent.
  const isKnown = only !== undefined && others.length === 0;
  const newer = isKnown ? kind.newerThan(only, before.words) : kind.newerThanSent(found, before.words);
  const files = before.files.filter(({ hash }) => hash !== undefined && found.files.includes(hash));
  const session = { ...before, lostKey: undefined };
  const anew = beginAnew(kind, session, newer ?? kind.empty, { files }, keptUnder ?? found.nextKey);
  const told = also(anew, (now) => stepTo(now, { do: 'tell-known', sent: found }));
  return also(told, (now) => {
    const continues = holdsContents(kind, now) ? found : undefined;
    return next(kind, { ...now, continues });
  });
}
