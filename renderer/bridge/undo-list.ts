import { partLabel } from '../../shared/views/shown-part.ts';
import type { Text } from '../i18n/text.tsx';
import { wordsText } from '../i18n/value-text.ts';

/** An action that can be undone. */
export interface Undoable {
  /** A commit, or the batch of a bulk action. */
  readonly commit: string;
  readonly isBatch?: boolean | undefined;
  /** The text of its toast; for an undo, the title of the action that was undone. */
  readonly title: string;
  /** Whether this is itself an undo, so that undoing it repeats the action. */
  readonly isUndo?: boolean | undefined;
  /** Called after the action was undone. */
  readonly undone?: (() => void) | undefined;
  /** The key of the undo request, so that a retry after a lost answer undoes only once. */
  readonly key: string;
  readonly toastId: string;
}

export interface UndoList {
  readonly add: (action: Undoable) => void;
  readonly newest: () => Undoable | undefined;
  readonly find: (commit: string) => Undoable | undefined;
  readonly drop: (commit: string) => void;
}

/** The last `most` actions of one agent in one window that have not been undone. */
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

/**
 * The toast’s text after an undo. It begins with a marker, so that it doesn’t read as a new action, and names what stays,
 * if that has a name.
 */
export function outcomeText(
  text: Text,
  { title, isUndo }: Pick<Undoable, 'title' | 'isUndo'>,
  stays: readonly string[],
): string {
  const said = title;
  const done = isUndo ? 'redone' : 'undone';
  if (stays.length === 0) return text(`toast.${done}`, { said });
  const labels = [...new Set(stays)].map(partLabel);
  const names = labels.map((label) => ('text' in label ? wordsText(text, label) : undefined));
  if (names.includes(undefined)) return text(`toast.${done}.part`, { said });
  return text(`toast.${done}.except`, { said, what: names.join(', ') });
}

/** The toast’s text before the reason why an undo was refused. It names the action, because Ctrl+Z does not show it. */
export function refusalText(text: Text, { title, isUndo }: Pick<Undoable, 'title' | 'isUndo'>): string {
  return text(isUndo ? 'toast.notRedone' : 'toast.notUndone', { said: title });
}
