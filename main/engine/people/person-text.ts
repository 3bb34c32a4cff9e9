import type { Id } from '../../../shared/domain/id.ts';
import type { RecordState } from '../../../shared/domain/records/record.ts';

/** A person as a short text: what nobody has, such as a replacement, takes no room. */
export function personText({ newest, fields, conflicts, retired, replacedBy, undone }: RecordState): string {
  const isUsual = conflicts.length === 0 && !retired && replacedBy === null && undone === undefined;
  return JSON.stringify(isUsual ? [newest, fields] : [newest, fields, conflicts, retired, replacedBy, undone]);
}

export function personFrom(id: Id, text: string): RecordState {
  // Safe: `personText` wrote it.
  const [newest, fields, conflicts = [], retired = false, replacedBy = null, undone] = JSON.parse(text) as [
    RecordState['newest'],
    RecordState['fields'],
    RecordState['conflicts']?,
    RecordState['retired']?,
    RecordState['replacedBy']?,
    (RecordState['undone'] | null)?,
  ];
  return { kind: 'person', id, newest, conflicts, fields, retired, replacedBy, ...(undone && { undone }) };
}
