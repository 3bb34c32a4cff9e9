import type { Id } from './id.ts';
import { type RecordKind, recordKinds, type WrittenFields } from './records/registry.ts';
import { schedulesFor } from './records/schedule.ts';

/** A record of a new desk. */
export interface StartingRecord<Kind extends RecordKind = RecordKind> {
  readonly kind: Kind;
  readonly id: Id;
  readonly fields: WrittenFields<Kind>;
}

export function startingRecord<Kind extends RecordKind>(
  kind: Kind,
  id: Id,
  fields: WrittenFields<Kind>,
): StartingRecord<Kind> {
  return { kind, id, fields };
}

/** osTicket's defaults, with the desk's own name, in the time zone of the computer that it is set up on. */
export function startingRecords(deskName: string, timeZone: string, isSample: boolean): StartingRecord[] {
  const written = Object.values(recordKinds).filter((definition) => !('areDefaultsWritten' in definition));
  const defaults = written.flatMap(({ kind, defaults }) =>
    // Safe: each table of defaults is typed by the fields of its own kind.
    Object.entries<unknown>(defaults).map(([id, fields]) => ({ kind, id, fields }) as StartingRecord),
  );
  const schedules = Object.entries(schedulesFor(timeZone)).map(([id, fields]) =>
    startingRecord('schedule', id, fields),
  );
  const named = defaults.map((record) =>
    record.kind === 'desk' ? { ...record, fields: { ...record.fields, name: deskName, isSample } } : record,
  );
  return [...named, ...schedules];
}
