/** An act that can be undone, as its toast called it. */
export interface Undoable {
  readonly commit: string;
  readonly said: string;
  /** Hears that it was undone. */
  readonly undone?: (() => void) | undefined;
  readonly toastId: string;
}

export interface UndoList {
  readonly add: (act: Undoable) => void;
  readonly newest: () => Undoable | undefined;
  readonly find: (commit: string) => Undoable | undefined;
  readonly drop: (commit: string) => void;
}

/** The acts of one agent in one window that have not been undone, the newest `most` of them. */
export function createUndoList(most: number): UndoList {
  let acts: readonly Undoable[] = [];
  return {
    add: (act) => {
      acts = [...acts, act].slice(-most);
    },
    newest: () => acts.at(-1),
    find: (commit) => acts.find((act) => act.commit === commit),
    drop: (commit) => {
      acts = acts.filter((act) => act.commit !== commit);
    },
  };
}
