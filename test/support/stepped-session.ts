import { newSession, step } from '../../renderer/forms/draft-session.ts';
import type { DraftEffect, DraftEvent, DraftSession, FoundDraft } from '../../renderer/forms/draft-types.ts';
import { textWords } from '../../renderer/forms/text-words.ts';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Sent } from '../../shared/bridge/draft.ts';

export type TextEvent = DraftEvent<string>;
export type TextEffect = DraftEffect<string>;

export interface SteppedSession {
  readonly now: () => DraftSession<string>;
  /** What these events ask for, in their order. */
  readonly does: (...events: readonly TextEvent[]) => readonly TextEffect[];
}

/** A session of plain text that a test drives event by event. */
export function steppedSession(): SteppedSession {
  let session = newSession('', 'draft-1', 'key-1');
  return {
    now: () => session,
    does: (...events) =>
      events.flatMap((event) => {
        const taken = step(textWords, session, event);
        session = taken.session;
        return taken.effects;
      }),
  };
}

/** One whose draft the desk has answered. */
export function openedSession(draft: Partial<FoundDraft> | null = null): SteppedSession {
  const stepped = steppedSession();
  stepped.does({ type: 'start' }, { type: 'opened', draft: draft && foundDraft(draft) });
  return stepped;
}

export function foundDraft(parts: Partial<FoundDraft>): FoundDraft {
  return { draftId: 'draft-0', key: 'key-0', words: '', files: [], basedOn: 1, sent: null, ...parts };
}

export const typed = (words: string): TextEvent => ({ type: 'typed', words });
export const send: TextEvent = { type: 'send', options: null };
export const flush: TextEvent = { type: 'flush' };
export const saved: TextEvent = { type: 'saved', keptUnder: 'key-1', sent: null };
export const filesArrived: TextEvent = { type: 'files-arrived', missing: null };
export const unavailable = { code: 'unavailable', reason: 'program.gone' } as const;
export const diskFull = { code: 'not-saved', reason: 'disk-full' } as const;

export const doneOnce: DoneFor = { commit: 'c1', ticketIds: ['t1'], stays: [], lost: [], mayUndo: true };
export const sent: TextEvent = { type: 'sent', done: doneOnce, nextKey: 'key-2' };

export function sentText(text: string): Sent {
  return {
    nextKey: 'key-after',
    done: doneOnce,
    op: 'conversation.post',
    recordId: null,
    number: '1001',
    text,
    summary: '',
    intake: {},
    files: [],
  };
}

/** The names of what is asked for. */
export const names = (effects: readonly TextEffect[]): readonly string[] => effects.map((effect) => effect.do);

export function only<Name extends TextEffect['do']>(effects: readonly TextEffect[], name: Name) {
  const found = effects.filter((effect): effect is Extract<TextEffect, { do: Name }> => effect.do === name);
  if (found.length !== 1) throw new Error(`Expected one ${name} among: ${names(effects).join(', ')}`);
  return found[0] as Extract<TextEffect, { do: Name }>;
}
