import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DraftContent, DraftSlot } from '../../shared/bridge/draft.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside } from '../bridge/deskside.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

export interface Draft {
  /** Undefined until the disk was asked; null when nothing waits there. */
  readonly kept: DraftContent | null | undefined;
  readonly state: DraftState;
  /** Puts words away, soon. Typing on only moves the moment. */
  readonly save: (content: DraftContent) => void;
  /** Puts away at once what is not put away yet. */
  readonly flush: () => Promise<void>;
  readonly drop: () => Promise<void>;
  /** Forgets what was about to be saved: it has been sent. */
  readonly forget: () => void;
}

const pauseMs = 400;

/** Words that nobody has sent yet, kept on the disk for one agent and one place while they are typed. */
export function useDraft(tab: DraftSlot['tab'], ticketId = ''): Draft {
  const { onLocking } = useDesk();
  const [kept, setKept] = useState<DraftContent | null>();
  const [state, setState] = useState<DraftState>('none');
  const pending = useRef<DraftContent>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const slot = useMemo<DraftSlot>(() => (tab === 'intake' ? { tab } : { tab, ticketId }), [tab, ticketId]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const content = pending.current;
    if (!content) return;
    pending.current = undefined;
    const result = await deskside.call('draft.save', { slot, content });
    // Newer words may be waiting by now; then theirs is the state that counts.
    if (!pending.current) setState(result.ok ? 'saved' : 'failed');
    if (!result.ok) pending.current ??= content;
  }, [slot]);

  const save = useCallback(
    (content: DraftContent) => {
      pending.current = content;
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [flush],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    setState('none');
  }, []);

  const drop = useCallback(async () => {
    forget();
    await deskside.call('draft.drop', { slot });
  }, [forget, slot]);

  useEffect(() => {
    let isCurrent = true;
    void deskside.ask('draft.get', { slot }).then((result) => {
      if (!isCurrent) return;
      setKept(result.ok ? result.value : null);
      setState(result.ok && result.value ? 'saved' : 'none');
    });
    return () => {
      isCurrent = false;
    };
  }, [slot]);

  useEffect(() => onLocking(flush), [onLocking, flush]);

  useEffect(() => {
    const put = () => void flush();
    window.addEventListener('pagehide', put);
    window.addEventListener('blur', put);
    return () => {
      window.removeEventListener('pagehide', put);
      window.removeEventListener('blur', put);
      put();
    };
  }, [flush]);

  return { kept, state, save, flush, drop, forget };
}
