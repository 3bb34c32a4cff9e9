import type { Id } from '../id.ts';
import type { DeskRecords } from './desk-records.ts';
import { type RecordKind, withMissingFields } from './registry.ts';

export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Archives it, with its replacement. */
  readonly replacedBy?: Id | null;
  readonly isRestored?: boolean;
}

/** The desk records as they would be after a change of one of them. */
export function recordsAfter(records: DeskRecords, change: RecordChange): DeskRecords {
  const isChanged = (kind: RecordKind, id: Id) => kind === change.kind && id === change.id;
  const before = records.get(change.kind, change.id);
  const retired = change.replacedBy !== undefined || (before?.retired === true && change.isRestored !== true);
  const after = {
    ...withMissingFields(change.kind, change.id, { ...before, ...change.fields }),
    id: change.id,
    retired,
  };
  // Safe, in both: the schema of the kind has checked the fields, and a new record has all of them.
  const get = (kind: RecordKind, id: Id) => (isChanged(kind, id) ? after : records.get(kind, id));
  const all = (kind: RecordKind) => {
    const others = records.all(kind).filter((record) => !isChanged(kind, record.id));
    return kind === change.kind ? [...others, after].toSorted((a, b) => (a.id < b.id ? -1 : 1)) : others;
  };
  return {
    get: get as DeskRecords['get'],
    all: all as DeskRecords['all'],
    replacedBy: (kind, id) => {
      if (!isChanged(kind, id)) return records.replacedBy(kind, id);
      return change.replacedBy === undefined && retired ? records.replacedBy(kind, id) : (change.replacedBy ?? null);
    },
  };
}
