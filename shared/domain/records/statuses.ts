import type { StatusKind } from '../ticket-state.ts';
import { firstCurrent } from './current-record.ts';
import { type DeskRecords, deskSettings } from './desk-records.ts';
import { listed } from './listed.ts';
import type { RecordOf } from './registry.ts';

type Status = RecordOf<'status'>;

/** The status of an action that names only a kind, such as resolving: the first one of that kind. */
export function usualStatus(records: DeskRecords, kind: StatusKind): Status | undefined {
  if (kind === 'open') return openStatus(records);
  return listed(records, 'status').find((status) => status.kind === kind);
}

/** The status of new tickets: the desk's own, or the first open one if two devices removed that. */
export function openStatus(records: DeskRecords): Status | undefined {
  const own = firstCurrent(records, 'status', [deskSettings(records).statusId]);
  return own?.state === 'open' ? own : listed(records, 'status').find(({ state }) => state === 'open');
}

/** The status of new tickets, if an agent has to act in it; else the first such one. */
export function unwaitingStatus(records: DeskRecords): Status | undefined {
  const usual = openStatus(records);
  return usual?.kind === 'open' ? usual : listed(records, 'status').find(({ kind }) => kind === 'open');
}
