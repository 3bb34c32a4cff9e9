import type { Id } from '../id.ts';
import type { RecordKind, RecordOf } from './registry.ts';

/** All desk records, for deciding and displaying. */
export interface DeskRecords {
  readonly get: <Kind extends RecordKind>(kind: Kind, id: Id) => RecordOf<Kind> | undefined;
  /** Every record of a kind, archived ones included, in the order of their ids. */
  readonly all: <Kind extends RecordKind>(kind: Kind) => readonly RecordOf<Kind>[];
  /** The id of a record's replacement, chosen when it was archived. */
  readonly replacedBy: (kind: RecordKind, id: Id) => Id | null;
  /** A number that grows with each change of a record of a kind; without it, nothing derived from records is kept. */
  readonly versionOf?: ((kind: RecordKind) => number) | undefined;
}

/** A record that may be chosen: known and not archived. */
export function inUse<Kind extends RecordKind>(records: DeskRecords, kind: Kind, id: Id): RecordOf<Kind> | undefined {
  const record = records.get(kind, id);
  return record && !record.retired ? record : undefined;
}

export function allInUse<Kind extends RecordKind>(records: DeskRecords, kind: Kind): readonly RecordOf<Kind>[] {
  return records.all(kind).filter((record) => !record.retired);
}

/** The desk's own record with its defaults. Without it the desk is not set up, and nothing can be decided. */
export function deskSettings(records: DeskRecords): RecordOf<'desk'> {
  const settings = records.get('desk', 'desk');
  if (!settings) throw new Error('This desk has no desk record');
  return settings;
}
