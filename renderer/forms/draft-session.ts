import { also, isUnsaved, next, stepTo } from './draft-requests.ts';
import { connected, dropped, leave, requestFailed, saved, taken } from './draft-saving.ts';
import { filesArrived, keyKnown, notSent, send, sent } from './draft-sending.ts';
import type { DraftEvent, DraftSession, Step } from './draft-types.ts';
import type { DraftWords } from './draft-words.ts';
import { filesChanged, opened, openFailed, read, returned, takeReturned, took, typed } from './draft-writing.ts';

export function newSession<Words>(empty: Words, draftId: string, key: string): DraftSession<Words> {
  return {
    draftId,
    key,
    words: empty,
    files: [],
    basedOn: undefined,
    entryCount: 0,
    isOpened: false,
    request: null,
    revision: 0,
    savedRevision: 0,
    saved: null,
    isDue: false,
    isDiscarding: false,
    saveProblem: undefined,
    sending: null,
    sendProblem: undefined,
    attempts: [],
    lostKey: undefined,
    continues: undefined,
    wasMoved: false,
    returned: undefined,
  };
}

/** The new session after an event, with the effects to perform. */
export function step<Words>(
  kind: DraftWords<Words>,
  session: DraftSession<Words>,
  event: DraftEvent<Words>,
): Step<Words> {
  switch (event.type) {
    case 'start':
      return session.isOpened ? stepTo(session) : next(kind, { ...session, isDue: true });
    case 'opened':
      return opened(kind, session, event.draft);
    case 'open-failed':
      return openFailed(session, event.error);
    case 'typed':
      return typed(kind, session, event.words);
    case 'files':
      return filesChanged(kind, session, event.files);
    case 'entries':
      return stepTo({ ...session, entryCount: event.count });
    case 'read':
      return read(kind, session, event.count);
    case 'problem-read':
      return stepTo({ ...session, sendProblem: undefined });
    case 'flush':
      return isUnsaved(session) ? next(kind, { ...session, isDue: true }) : stepTo(session);
    case 'leave':
      return leave(kind, session);
    case 'saved':
      return saved(kind, session, event.keptUnder, event.sent);
    case 'save-failed':
    case 'drop-failed':
      return also(requestFailed(kind, session, event.error), (now) => takeReturned(kind, now));
    case 'dropped':
      return also(dropped(kind, session, event.nextKey), (now) => takeReturned(kind, now));
    case 'send':
      return send(kind, session, event.options);
    case 'files-arrived':
      return filesArrived(kind, session, event.missing);
    case 'sent':
      return sent(kind, session, event.done, event.nextKey);
    case 'not-sent':
      return notSent(kind, session, event.error);
    case 'key-known':
      return keyKnown(kind, session, event.key, event.sent);
    case 'connected':
      return connected(kind, session);
    case 'took':
      return took(kind, session, event.draft);
    case 'taken':
      return taken(kind, session, event.draftId, event.key);
    case 'returned':
      return returned(kind, session, event.contents, event.key);
    case 'discard':
      return next(kind, { ...session, isDiscarding: true });
  }
}
