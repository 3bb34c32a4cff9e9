import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type DraftContent,
  type DraftId,
  type DraftSaved,
  type DraftSlot,
  longestDraft,
  type OpenedDraft,
  type Sent,
  type WaitingDraft,
} from '../../shared/bridge/draft.ts';
import { type DeskError, done, failed, type Result } from '../../shared/bridge/result.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside, newKey } from '../bridge/deskside.ts';
import { createReturns } from './returns.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** What is to be put away; long words are written down only when they are, not with every letter. */
type Unsaved = DraftContent | (() => DraftContent);

/** What went out under a key, and under which the newer words are kept now, if there are any. */
export interface WentOut {
  readonly key: string;
  readonly sent: Sent;
  readonly keptUnder: string | null;
}

export interface Draft {
  /** Undefined until the disk was asked; null when nothing waits there. */
  readonly kept: WaitingDraft | null | undefined;
  readonly state: DraftState;
  /** Why the words could not be put away, until they can. */
  readonly problem: DeskError | undefined;
  /** Puts words away, soon. Typing on only moves the moment. */
  readonly save: (content: Unsaved) => void;
  /** The words are gone: what waits on the disk goes too, in its turn. Answers why it could not. */
  readonly drop: () => Promise<DeskError | undefined>;
  /** Puts away at once what is not put away yet; whether there is something that could not be. */
  readonly flush: () => Promise<boolean>;
  /** Forgets what was about to be saved: it has been sent. */
  readonly forget: () => void;
  /**
   * Sends what is put away. Whoever asks for the draft meanwhile waits for how that ends, and finds only what is left
   * to be put away then.
   */
  readonly whileSending: <T>(send: () => Promise<T>) => Promise<T>;
  /**
   * Gives back words that were sent from here and taken back: to the form that is open in this place now, or else as
   * its draft, where none is there yet. It works also when the form that sent them is closed.
   */
  readonly giveBack: (content: DraftContent) => void;
}

const pauseMs = 400;

/** Whoever never pauses loses no more than this to a power cut. */
const longestMs = 1_000;

/** What each place is still putting away, also when the form that wrote it is closed. */
const turns = new Map<string, Promise<unknown>>();

/** What the disk could not be given, by agent and place: it is there again when its form is. */
const unkept = new Map<string, DraftContent>();

/** The draft that this page wrote last, by agent and place. */
const held = new Map<string, DraftId>();

const returns = createReturns<DraftContent>();

/** One after the other: a save that is overtaken by its own end would leave words behind that nobody wants. */
function inTurn<T>(place: string, task: () => Promise<T>): Promise<T> {
  const turn = (turns.get(place) ?? Promise.resolve()).then(task, task);
  turns.set(place, turn);
  const leave = () => void (turns.get(place) === turn && turns.delete(place));
  turn.then(leave, leave);
  return turn;
}

/** What is far too long even for a draft is not handed over at all. */
async function keep(slot: DraftSlot, draftId: DraftId, content: DraftContent | null): Promise<Result<DraftSaved>> {
  if (!content) {
    const dropped = await deskside.call('draft.drop', { slot, draftId });
    return dropped.ok ? done({ keptUnder: null, sent: null }) : dropped;
  }
  if (content.text.length <= longestDraft) return deskside.call('draft.save', { slot, draftId, content });
  return failed('invalid-input', 'draft.too-long');
}

/** A draft of its own, which the next form in this place finds. */
async function keepReturned(slot: DraftSlot, shelf: string, content: DraftContent): Promise<void> {
  const draftId = newKey();
  const result = await keep(slot, draftId, content);
  if (result.ok) await deskside.call('draft.close', { slot, draftId });
  else if (!unkept.has(shelf)) unkept.set(shelf, content);
}

/**
 * Words that nobody has sent yet, kept on the disk for one agent and one place while they are typed. `onSent` hears what
 * of them went out without this window having heard of it. `onReturned` gets words that were sent from this place and
 * taken back.
 */
export function useDraft(
  tab: DraftSlot['tab'],
  ticketId: string,
  onSent: (went: WentOut) => void,
  onReturned?: (content: DraftContent) => void,
): Draft {
  const { onLocking, connection, status, askStatus } = useDesk();
  const owner = status?.phase === 'open' ? status.me.agentId : '';
  const [kept, setKept] = useState<WaitingDraft | null>();
  const [state, setState] = useState<DraftState>('none');
  const [problem, setProblem] = useState<DeskError>();
  /** What the disk does not know yet: newer words, or (null) that there are none any more. */
  const pending = useRef<Unsaved | null>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waitsSinceMs = useRef<number>(undefined);
  const slot = useMemo<DraftSlot>(() => (tab === 'intake' ? { tab } : { tab, ticketId }), [tab, ticketId]);
  const place = `${tab} ${ticketId}`;
  const shelf = `${owner} ${place}`;

  const hearSent = useRef(onSent);
  hearSent.current = onSent;
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  const putAway = useCallback(async (): Promise<DeskError | undefined> => {
    const waiting = pending.current;
    if (waiting === undefined) return undefined;
    const content = typeof waiting === 'function' ? waiting() : waiting;
    pending.current = undefined;
    waitsSinceMs.current = undefined;
    const draftId = held.get(shelf) ?? newKey();
    held.set(shelf, draftId);
    const result = await keep(slot, draftId, content);
    // What is written after another window took the draft over is a draft of its own.
    if (!result.ok && result.error.reason === 'draft.taken') held.delete(shelf);
    setProblem(result.ok ? undefined : result.error);
    // Newer words may be waiting by now; then theirs is the state that counts.
    if (pending.current === undefined) setState(result.ok ? (result.value.keptUnder ? 'saved' : 'none') : 'failed');
    if (!result.ok && pending.current === undefined) pending.current = content;
    if (result.ok || !content) unkept.delete(shelf);
    else unkept.set(shelf, content);
    // A form that has closed leaves it to the next one, which finds what was sent beside the draft.
    if (isThere.current && result.ok && result.value.sent)
      hearSent.current({ ...result.value, sent: result.value.sent, key: content?.key ?? '' });
    // Whoever writes hears at once that nothing is kept any more, not only at the next look.
    if (!result.ok && result.error.code === 'unavailable') void askStatus();
    return result.ok ? undefined : result.error;
  }, [slot, shelf, askStatus]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    await inTurn(place, putAway);
    return pending.current !== undefined && pending.current !== null;
  }, [place, putAway]);

  const save = useCallback(
    (content: Unsaved) => {
      pending.current = content;
      setState('saving');
      clearTimeout(timer.current);
      const nowMs = performance.now();
      waitsSinceMs.current ??= nowMs;
      timer.current = setTimeout(() => void flush(), Math.min(pauseMs, waitsSinceMs.current + longestMs - nowMs));
    },
    [flush],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    waitsSinceMs.current = undefined;
    setState('none');
    setProblem(undefined);
  }, []);

  const whileSending = useCallback(
    <T>(send: () => Promise<T>) =>
      inTurn(place, async () => {
        const result = await send();
        clearTimeout(timer.current);
        await putAway();
        return result;
      }),
    [place, putAway],
  );

  const drop = useCallback(async () => {
    clearTimeout(timer.current);
    pending.current = null;
    setState('none');
    return inTurn(place, putAway);
  }, [place, putAway]);

  const giveBack = useCallback(
    (content: DraftContent) => {
      if (!returns.give(shelf, content)) void inTurn(place, () => keepReturned(slot, shelf, content));
    },
    [place, shelf, slot],
  );

  const hearReturned = useRef(onReturned);
  hearReturned.current = onReturned;
  const takesReturned = onReturned !== undefined;
  useEffect(
    () => (takesReturned ? returns.open(shelf, (content) => hearReturned.current?.(content)) : undefined),
    [takesReturned, shelf],
  );

  useEffect(() => {
    let isCurrent = true;
    // Asked at once, it would answer with what the form before this one has newer words for.
    void inTurn(place, async () => {
      const holding = held.get(shelf);
      const result = await deskside.call('draft.open', { slot, ...(holding === undefined ? {} : { held: holding }) });
      if (!isCurrent) return;
      const found = result.ok ? result.value.draft : null;
      const left = unkept.get(shelf);
      if (left) pending.current ??= left;
      else if (found) held.set(shelf, found.draftId);
      setKept(left ?? (found && contentOf(found)));
      setState(left ? 'failed' : found ? 'saved' : 'none');
    });
    return () => {
      isCurrent = false;
    };
  }, [place, shelf, slot]);

  useEffect(() => {
    // What an earlier form could not put away may have been sent meanwhile.
    if (kept && pending.current !== undefined) void flush();
  }, [kept, flush]);

  useEffect(() => onLocking(flush), [onLocking, flush]);

  useEffect(() => {
    if (connection === 'connected' && pending.current !== undefined) void flush();
  }, [connection, flush]);

  useEffect(() => {
    const put = () => void flush();
    // A page that is going away has time to ask, not to wait for its turn.
    const leave = () => void putAway();
    window.addEventListener('pagehide', leave);
    window.addEventListener('blur', put);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('blur', put);
      put();
    };
  }, [flush, putAway]);

  // After the last save, so that another window may open the draft.
  useEffect(
    () => () =>
      void inTurn(place, async () => {
        const draftId = held.get(shelf);
        if (draftId !== undefined && !unkept.has(shelf)) await deskside.call('draft.close', { slot, draftId });
      }),
    [place, shelf, slot],
  );

  return { kept, state, problem, save, flush, drop, forget, whileSending, giveBack };
}

function contentOf({ draftId: _, ...content }: OpenedDraft): WaitingDraft {
  return content;
}
