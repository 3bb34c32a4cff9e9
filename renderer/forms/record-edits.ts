import type { Id } from '../../shared/domain/id.ts';
import type { RecordKind } from '../../shared/domain/records/registry.ts';

/** The fields of a record as its form holds them, also while some of them are invalid. */
export type FormValues = Readonly<Record<string, unknown>>;

/** Changes of a desk record that are not saved yet. */
export interface RecordEdit {
  readonly kind: RecordKind;
  readonly id: Id;
  /** The saved values when the person began; null for a new record. */
  readonly base: FormValues | null;
  readonly values: FormValues;
}

/** The unsaved changes of one agent in one window. They stay while other screens are shown and while the desk is locked. */
export interface RecordEdits {
  /** The same array until something changes. New records are in the order in which they were begun. */
  readonly all: () => readonly RecordEdit[];
  readonly of: (kind: RecordKind, id: Id) => RecordEdit | undefined;
  readonly set: (edit: RecordEdit) => void;
  readonly drop: (kind: RecordKind, id: Id) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createRecordEdits(): RecordEdits {
  let edits: readonly RecordEdit[] = [];
  const listeners = new Set<() => void>();

  function change(next: readonly RecordEdit[]): void {
    edits = next;
    for (const listener of listeners) listener();
  }

  const of = (kind: RecordKind, id: Id) => edits.find((edit) => edit.kind === kind && edit.id === id);
  return {
    all: () => edits,
    of,
    set: (edit) => {
      const known = of(edit.kind, edit.id);
      change(known ? edits.map((each) => (each === known ? edit : each)) : [...edits, edit]);
    },
    drop: (kind, id) => {
      const known = of(kind, id);
      if (known) change(edits.filter((edit) => edit !== known));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
