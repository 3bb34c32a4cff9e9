import type { AnyRecordList } from '../../../shared/bridge/contract/records.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';

/** The desk records that a window was given, for the functions of the domain that read them. */
export function recordsOf(lists: readonly AnyRecordList[]): DeskRecords {
  const byKind = new Map<RecordKind, AnyRecordList['records']>(lists.map(({ kind, records }) => [kind, records]));
  const all = (kind: RecordKind) => byKind.get(kind) ?? [];
  return {
    // Safe, in both: the lists are looked up by their kind.
    all: all as DeskRecords['all'],
    get: ((kind, id) => all(kind).find((record) => record.id === id)) as DeskRecords['get'],
    replacedBy: () => null,
  };
}
