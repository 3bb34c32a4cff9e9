import { Toast } from '@base-ui/react/toast';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { newKey } from './deskside.ts';
import { useLostTickets } from './lost-tickets.tsx';
import { createUndoList, outcomeText, refusalText, type Undoable } from './undo-list.ts';
import { useRun } from './use-run.ts';

/** How far back Ctrl+Z reaches. What is older is better looked at than undone blindly. */
const mostActions = 20;

interface Undo {
  /** Shows a toast that offers to undo the operation; `undone` is called when the person does. */
  readonly offer: (done: DoneFor, said: string, undone?: () => void) => void;
  /** Undoes the newest action that still stands, or says that there is none. */
  readonly undoNewest: () => void;
}

const UndoContext = createContext<Undo | undefined>(undefined);

/** Remembers what the agent who is signed in did in this window. Lives inside the provider of toasts. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const run = useRun();
  const text = useText();
  const { add, close } = Toast.useToastManager();
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
      const result = await run('commit.undo', { commit }, action.key);
      isUnderWay.current = false;
      if (!result.ok) {
        // Only what the disk did not take may be tried again; the rest would be refused each time.
        if (result.error.code !== 'not-saved' && result.error.code !== 'unavailable') {
          list.drop(commit);
          giveUp(commit);
        }
        add({ title: refusalText(text, action), description: errorText(text, result.error), priority: 'high' });
        return;
      }
      list.drop(commit);
      action.undone?.();
      const outcome = outcomeText(text, action, result.value.stays.length > 0);
      // A ticket may go out of sight by an undo as well; only then it has to be undone in turn.
      if (result.value.lost.length > 0)
        offers.current?.(result.value, outcome, { title: action.title, isUndo: !action.isUndo });
      else add({ title: outcome });
    },
    [add, close, giveUp, list, run, text],
  );

  const offerAction = useCallback(
    ({ commit, lost, mayUndo }: DoneFor, title: string, action: Omit<Undoable, 'commit' | 'key' | 'toastId'>) => {
      const undoIt = () => void undo(commit);
      const offered = mayUndo ? { actionProps: { children: text('common.undo'), onClick: undoIt } } : {};
      const toastId = add({ title, ...offered });
      // An action that cannot be undone blocks earlier ones: Ctrl+Z says why, and then continues with the next.
      list.add({ commit, ...action, key: newKey(), toastId });
      lose(lost, { commit, message: title, undo: mayUndo ? undoIt : undefined });
    },
    [add, list, lose, text, undo],
  );
  offers.current = offerAction;
  const offer = useCallback<Undo['offer']>(
    (done, said, undone) => offerAction(done, said, { title: said, undone }),
    [offerAction],
  );

  const value = useMemo<Undo>(
    () => ({
      offer,
      undoNewest: () => {
        const newest = list.newest();
        if (newest) void undo(newest.commit);
        // Asked for again and again, it is said once.
        else add({ id: 'nothing-to-undo', title: text('toast.nothingToUndo') });
      },
    }),
    [add, list, offer, text, undo],
  );
  return <UndoContext value={value}>{children}</UndoContext>;
}

export function useUndo(): Undo {
  const value = useContext(UndoContext);
  if (!value) throw new Error('useUndo works inside UndoProvider');
  return value;
}
