import type { Text } from '../i18n/text.tsx';

/** An action that can be undone. */
export interface Undoable {
  readonly commit: string;
  /** What its toast called it; for an undo, what the toast of the undone action did. */
  readonly title: string;
  /** Whether it is itself an undo, so that undoing it does the thing again. */
  readonly isUndo?: boolean | undefined;
  /** Called when it was undone. */
  readonly undone?: (() => void) | undefined;
  /** The key under which it is undone: pressed again after a lost answer, it is undone once. */
  readonly key: string;
  readonly toastId: string;
}

export interface UndoList {
  readonly add: (action: Undoable) => void;
  readonly newest: () => Undoable | undefined;
  readonly find: (commit: string) => Undoable | undefined;
  readonly drop: (commit: string) => void;
}

/** The actions of one agent in one window that have not been undone, the newest `most` of them. */
export function createUndoList(most: number): UndoList {
  let actions: readonly Undoable[] = [];
  return {
    add: (action) => {
      actions = [...actions, action].slice(-most);
    },
    newest: () => actions.at(-1),
    find: (commit) => actions.find((action) => action.commit === commit),
    drop: (commit) => {
      actions = actions.filter((action) => action.commit !== commit);
    },
  };
}

/** How a toast says that this action was undone: marked first, so that it is not read as having happened just now. */
export function outcomeText(text: Text, { title, isUndo }: Pick<Undoable, 'title' | 'isUndo'>, stays: boolean): string {
  if (isUndo) return text(stays ? 'toast.redone.part' : 'toast.redone', { said: title });
  return text(stays ? 'toast.undone.part' : 'toast.undone', { said: title });
}

/** How a toast says that this action was not undone, before the reason: Ctrl+Z does not show what it is about. */
export function refusalText(text: Text, { title, isUndo }: Pick<Undoable, 'title' | 'isUndo'>): string {
  return text(isUndo ? 'toast.notRedone' : 'toast.notUndone', { said: title });
}
