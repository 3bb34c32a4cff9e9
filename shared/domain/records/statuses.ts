import type { StatusKind } from '../ticket-state.ts';
import { firstCurrent } from './current-record.ts';
import { type DeskRecords, deskSettings } from './desk-records.ts';
import { listed } from './listed.ts';
import type { RecordOf } from './registry.ts';

type Status = RecordOf<'status'>;

/** The status that an action means which names only its kind. Resolving, say, is the first status of that kind. */
export function usualStatus(records: DeskRecords, kind: StatusKind): Status | undefined {
  if (kind === 'open') return openStatus(records);
  return listed(records, 'status').find((status) => status.kind === kind);
}

/** The status in which tickets are open: the desk's own, or the first open one where two devices took that away. */
export function openStatus(records: DeskRecords): Status | undefined {
  const own = firstCurrent(records, 'status', [deskSettings(records).statusId]);
  return own?.state === 'open' ? own : listed(records, 'status').find(({ state }) => state === 'open');
}
