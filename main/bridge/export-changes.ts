import type { AuditTable } from '../../shared/bridge/contract/audit.ts';
import type { AuditEntry } from '../../shared/views/audit.ts';
import { auditHead, auditRows } from '../../shared/views/audit-csv.ts';
import type { RecordCommitPlace } from '../engine/record-commits.ts';

export interface ExportedPart {
  readonly entries: readonly AuditEntry[];
  readonly next: RecordCommitPlace | null;
  readonly left: AuditTable['left'];
}

export type ReadPart = (after: RecordCommitPlace | null, limit: number) => Promise<ExportedPart>;

const inPart = 100;

/** At most as many of the newest changes, each whole, as a table, and what is not in it. */
export async function exportChanges(read: ReadPart, most: number): Promise<AuditTable> {
  let text = auditHead;
  let after: RecordCommitPlace | null = null;
  for (let count = 0; ; ) {
    const { entries, next, left }: ExportedPart = await read(after, Math.min(inPart, most - count));
    text += auditRows(entries);
    count += entries.length;
    after = next;
    if (!after || count >= most) return { text, left };
  }
}
