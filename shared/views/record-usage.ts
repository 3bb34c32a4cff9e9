import type { Id } from '../domain/id.ts';
import { currentId } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { listed } from '../domain/records/listed.ts';
import { referencesIn } from '../domain/records/references.ts';
import { type RecordKind, recordKindNames } from '../domain/records/registry.ts';
import { recordsNamedIn } from './condition-notes.ts';

/** A record in use that refers to another one in some field. */
export interface RecordUser {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly name: string;
  /** The field; several of one record are listed one by one. */
  readonly field: string;
}

interface TicketCounts {
  readonly open: number;
  readonly closed: number;
}

/** What archiving a record concerns. Tickets and records that refer to what it replaces count too. */
export interface RecordUsage extends TicketCounts {
  /** How many of these tickets the administrator can see. */
  readonly seen: TicketCounts;
  readonly records: readonly RecordUser[];
  /** Of an agent, their open tickets that the administrator can see; at most as many as one bulk action takes. */
  readonly held?: readonly Id[];
}

/** The records in use that refer to a record, itself not included, kind by kind in the order of lists. */
export function usersOf(records: DeskRecords, kind: RecordKind, id: Id): readonly RecordUser[] {
  const kinds = recordKindNames.filter((userKind) => userKind !== 'person');
  return kinds.flatMap((userKind) =>
    listed(records, userKind).flatMap((user) => {
      if (userKind === kind && user.id === id) return [];
      const named = referencesIn(userKind, { ...user }).filter(
        (reference) => reference.kind === kind && currentId(records, kind, reference.id) === id,
      );
      const fields = new Set<string>(named.map(({ reference }) => reference.field));
      if (userKind === 'queue' && isNamedInQueue(records, user.id, kind, id)) fields.add('where');
      return [...fields].map((field) => ({ kind: userKind, id: user.id, name: user.name, field }));
    }),
  );
}

/** Whether the condition of a shared queue names a record. Agents’ own queues are private. */
function isNamedInQueue(records: DeskRecords, queueId: Id, kind: RecordKind, id: Id): boolean {
  const queue = records.get('queue', queueId);
  if (queue?.owner !== null) return false;
  return recordsNamedIn(queue.where, records).some(
    (named) => named.kind === kind && currentId(records, kind, named.id) === id,
  );
}
