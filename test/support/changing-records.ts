import { recordsAfter } from '../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../shared/domain/records/registry.ts';

export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Archives it, with its replacement. */
  readonly replacedBy?: string | null;
}

/** Records that change from one moment to the next, as those of an open desk do. */
export function changingRecords(first: DeskRecords) {
  let now = first;
  const records: DeskRecords = {
    get: (kind, id) => now.get(kind, id),
    all: (kind) => now.all(kind),
    replacedBy: (kind, id) => now.replacedBy(kind, id),
  };
  return {
    records,
    put: (change: RecordChange) => {
      now = recordsAfter(now, change);
    },
  };
}
