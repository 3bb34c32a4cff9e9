import * as z from 'zod';
import type { Access } from './access.ts';
import type { Id } from './id.ts';
import type { Objection, Requirement } from './operation.ts';
import type { DeskRecords } from './records/desk-records.ts';
import { queueObjection } from './records/queue-rules.ts';
import { type RecordKind, recordKinds } from './records/registry.ts';

export const recordKindInput = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]);

/** Only administrators change desk records, except that agents have queues of their own. */
export function recordRequirements(kind: RecordKind): readonly Requirement[] {
  return kind === 'queue' ? [] : ['administrator'];
}

/** Why an agent may not change a record, where the requirements of its kind are not sufficient. */
export function recordObjection(
  records: DeskRecords,
  access: Access,
  kind: RecordKind,
  id: Id,
  fields?: Readonly<Record<string, unknown>>,
): Objection | undefined {
  return kind === 'queue' ? queueObjection(records, access, id, fields) : undefined;
}
