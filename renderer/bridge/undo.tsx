import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { BulkDone } from '../../shared/bridge/contract/bulk.ts';
import type { DoneFor } from '../../shared/bridge/done.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { deskside, newKey } from './deskside.ts';
import { useLostTickets } from './lost-tickets.tsx';
import { useFollowSaving } from './saving.tsx';
import { createUndoList, outcomeText, refusalText, type Undoable } from './undo-list.ts';
import { useRun } from './use-run.ts';

/** How many actions Ctrl+Z can undo. Older ones should be looked at first. */
const mostActions = 20;

interface Undo {
  /** Shows a toast with Undo for an operation; `undone` is called when the person uses it. `aside` stands below. */
  readonly offer: (done: DoneFor, said: string, undone?: () => void, aside?: string) => void;
  /** The same for a bulk action. */
  readonly offerBatch: (done: BulkDone, said: string) => void;
  /** Undoes the newest action that can be undone, or shows that there is none. */
  readonly undoNewest: () => void;
}

const UndoContext = createContext<Undo | undefined>(undefined);

/** Remembers the signed-in agent’s actions in this window. Must be inside the toast provider. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const run = useRun();
  const follow = useFollowSaving();
  const text = useText();
  const { add, close } = useToasts();
  const [list] = useState(() => createUndoList(mostActions));
  const { lose, giveUp } = useLostTickets();
  const isUnderWay = useRef(false);
  const offers = useRef<typeof offerAction>(undefined);

  const undo = useCallback(
    async (commit: string): Promise<void> => {
      const action = list.find(commit);
      if (!action || isUnderWay.current) return;
      isUnderWay.current = true;
      close(action.toastId);
      const result = action.isBatch
        ? await follow(undoBatch(commit, action.key))
        : await run('commit.undo', { commit }, action.key);
      isUnderWay.current = false;
      if (!result.ok) {
        // Only a failed save can be retried; any other error would be refused again.
        if (result.error.code !== 'not-saved' && result.error.code !== 'unavailable') {
          list.drop(commit);
          giveUp(commit);
        }
        add({ title: refusalText(text, action), description: errorText(text, result.error), priority: 'high' });
        return;
      }
      list.drop(commit);
      if ('isNothingUndone' in result.value && result.value.isNothingUndone) {
        giveUp(commit);
        add({ title: refusalText(text, action), description: text('bulk.nothingUndone'), priority: 'high' });
        return;
      }
      action.undone?.();
      const outcome = outcomeText(text, action, result.value.stays);
      // An undo can also remove access to a ticket; only then must it be possible to undo the undo.
      if (result.value.lost.length > 0 && 'commit' in result.value)
        offers.current?.(result.value, outcome, { title: action.title, isUndo: !action.isUndo });
      else add({ title: outcome });
    },
    [add, close, follow, giveUp, list, run, text],
  );

  const offerAction = useCallback(
    (
      { commit, lost, mayUndo }: DoneFor,
      title: string,
      action: Omit<Undoable, 'commit' | 'key' | 'toastId'>,
      description?: string,
    ) => {
      const undoIt = () => void undo(commit);
      const offered = mayUndo ? { actionProps: { children: text('common.undo'), onClick: undoIt } } : {};
      const toastId = add({ title, ...(description !== undefined && { description }), ...offered });
      // An action that cannot be undone blocks earlier ones: Ctrl+Z explains why, then continues with the next one.
      list.add({ commit, ...action, key: newKey(), toastId });
      lose(lost, { commit, message: title, undo: mayUndo ? undoIt : undefined });
    },
    [add, list, lose, text, undo],
  );
  offers.current = offerAction;
  const offer = useCallback<Undo['offer']>(
    (done, said, undone, aside) => offerAction(done, said, { title: said, undone }, aside),
    [offerAction],
  );

  const offerBatch = useCallback<Undo['offerBatch']>(
    ({ batch, lost, mayUndo }, said) => {
      const done = { commit: batch, ticketIds: [], stays: [], lost, mayUndo };
      offerAction(done, said, { title: said, isBatch: true });
    },
    [offerAction],
  );

  const value = useMemo<Undo>(
    () => ({
      offer,
      offerBatch,
      undoNewest: () => {
        const newest = list.newest();
        if (newest) void undo(newest.commit);
        // One toast, however often the keys are pressed.
        else add({ id: 'nothing-to-undo', title: text('toast.nothingToUndo') });
      },
    }),
    [add, list, offer, offerBatch, text, undo],
  );
  return <UndoContext value={value}>{children}</UndoContext>;
}

export function useUndo(): Undo {
  const value = useContext(UndoContext);
  if (!value) throw new Error('useUndo works inside UndoProvider');
  return value;
}

/** Undoes each commit of a bulk action; its results say what was kept. */
async function undoBatch(batch: string, key: string): Promise<Result<BatchUndone>> {
  const result = await deskside.call('bulk.undo', { batch }, key);
  if (!result.ok) return result;
  const { changed, refused, unchanged, partly, lost } = result.value;
  const stays = refused + unchanged + partly > 0 ? ['batch'] : [];
  return done({ stays, lost, isNothingUndone: changed === 0 });
}

interface BatchUndone extends Pick<DoneFor, 'stays' | 'lost'> {
  readonly isNothingUndone: boolean;
}
