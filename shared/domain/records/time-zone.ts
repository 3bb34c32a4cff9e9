import { currentRecord } from './current-record.ts';
import type { DeskRecords } from './desk-records.ts';

/** The time zone in which the desk's days begin: that of its default schedule. */
export function deskTimeZone(records: DeskRecords): string {
  const schedule = currentRecord(records, 'schedule', records.get('desk', 'desk')?.scheduleId ?? '');
  return schedule?.hours.timeZone ?? 'UTC';
}
