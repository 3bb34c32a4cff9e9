import type { Id } from '../../shared/domain/id.ts';
import type { RecordKind } from '../../shared/domain/records/registry.ts';
import { changedFields } from './changed-fields.ts';

/** The fields of a record as its form holds them, also while some of them are invalid. */
export type FormValues = Readonly<Record<string, unknown>>;

/** A desk record whose form differs from what is saved: a saved record with changes, or a new one. */
export interface RecordEdit {
  readonly kind: RecordKind;
  readonly id: Id;
  /** The saved values when the person began; null for a new record. */
  readonly base: FormValues | null;
  /** The values that the form began with: the saved ones, or those that a new record is given. */
  readonly begun: FormValues;
  readonly values: FormValues;
}

/** Whether the person has entered anything, which would be lost. A new record counts only from its first change on. */
export function isTouched({ begun, values }: Pick<RecordEdit, 'begun' | 'values'>): boolean {
  return changedFields(begun, values).length > 0;
}

/** The unsaved changes of one agent in one window. They stay while other screens are shown and while the desk is locked. */
export interface RecordEdits {
  /** The same array until something changes. New records are in the order in which they were begun. */
  readonly all: () => readonly RecordEdit[];
  readonly of: (kind: RecordKind, id: Id) => RecordEdit | undefined;
  readonly set: (edit: RecordEdit) => void;
  /** Begins a new record. */
  readonly begin: (kind: RecordKind, id: Id, values: FormValues) => void;
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
  function set(edit: RecordEdit): void {
    const known = of(edit.kind, edit.id);
    change(known ? edits.map((each) => (each === known ? edit : each)) : [...edits, edit]);
  }

  return {
    all: () => edits,
    of,
    set,
    begin: (kind, id, values) => set({ kind, id, base: null, begun: values, values }),
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
