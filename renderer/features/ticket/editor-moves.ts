import type { EditorState } from 'prosemirror-state';

/** The state of an editor, for parts of the window that follow only some of it. */
export interface EditorMoves {
  readonly state: () => EditorState | undefined;
  readonly note: (state: EditorState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createEditorMoves(): EditorMoves {
  let present: EditorState | undefined;
  const listeners = new Set<() => void>();
  return {
    state: () => present,
    note: (state) => {
      present = state;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
