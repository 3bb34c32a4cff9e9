import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { CallInput } from '../../shared/bridge/contract/areas.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { useDesk } from './desk-provider.tsx';
import { deskside, newKey } from './deskside.ts';
import { useFollowSaving } from './saving.tsx';
import { useUndo } from './undo.tsx';

export type AskedBulk = CallInput<'bulk.run'>;

/** A bulk action that ended early; under the same key it continues where it was. */
interface Unfinished {
  readonly asked: AskedBulk;
  readonly said: string;
  readonly onRefused: () => void;
  readonly key: string;
  /** No answer came, so that it may have ended or not; counted, so that asking again comes to an end. */
  readonly lost: number;
}

/** A lost answer is asked for so often. */
const mostAsked = 3;

interface Bulk {
  /** Runs an operation on many tickets; `said` is what it does. `onRefused` is called if nothing is done, now or later. */
  readonly start: (asked: AskedBulk, said: string, onRefused: () => void) => void;
  /** Continues the last one that this window could not save, which has this key; undefined if that is another one. */
  readonly retryOf: (key: string) => (() => void) | undefined;
}

const BulkContext = createContext<Bulk | undefined>(undefined);

/** Starts bulk actions, and offers their undo. Must be inside the undo provider. */
export function BulkProvider({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const follow = useFollowSaving();
  const { connection } = useDesk();
  const { add } = useToasts();
  const { offerBatch } = useUndo();
  const [unfinished, setUnfinished] = useState<Unfinished>();

  const perform = useCallback(
    async (begun: Unfinished): Promise<void> => {
      const { asked, said, key, lost, onRefused } = begun;
      const result = await follow(deskside.call('bulk.run', asked, key));
      if (!result.ok) {
        const { code } = result.error;
        const isOver = code !== 'unavailable' && code !== 'not-saved';
        setUnfinished(isOver ? undefined : { ...begun, lost: code === 'unavailable' ? lost + 1 : 0 });
        if (isOver) onRefused();
        add({ title: errorText(text, result.error), priority: 'high' });
        return;
      }
      setUnfinished(undefined);
      const { changed, total } = result.value;
      const title = text(changed === total ? 'bulk.said' : 'bulk.said.part', { what: said, count: changed, total });
      // There is nothing to undo, so that Ctrl+Z undoes what was done before.
      if (changed === 0) add({ title });
      else offerBatch(result.value, title);
    },
    [add, follow, offerBatch, text],
  );

  // The answer is lost: under its key the desk does nothing twice, and answers again.
  useEffect(() => {
    if (!unfinished || connection !== 'connected' || unfinished.lost === 0 || unfinished.lost > mostAsked) return;
    setUnfinished(undefined);
    void perform(unfinished);
  }, [connection, perform, unfinished]);

  const value = useMemo<Bulk>(
    () => ({
      start: (asked, said, onRefused) => void perform({ asked, said, onRefused, key: newKey(), lost: 0 }),
      retryOf: (key) => (unfinished?.key === key ? () => void perform({ ...unfinished, lost: 0 }) : undefined),
    }),
    [perform, unfinished],
  );
  return <BulkContext value={value}>{children}</BulkContext>;
}

export function useBulk(): Bulk {
  const value = useContext(BulkContext);
  if (!value) throw new Error('useBulk works inside BulkProvider');
  return value;
}
