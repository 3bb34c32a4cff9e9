import { mostTickets } from '../../shared/bridge/contract/bulk.ts';
import { type AgentAccess, sightOf } from '../../shared/domain/access.ts';
import { compile } from '../../shared/domain/conditions/compile.ts';
import type { Id } from '../../shared/domain/id.ts';
import { idsCountingAs } from '../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { mayReadRecord } from '../../shared/domain/records/readable.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/records/registry.ts';
import { deskTimeZone } from '../../shared/domain/records/time-zone.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { ticketReferences } from '../../shared/domain/ticket-references.ts';
import { type RecordUsage, type RecordUser, usersOf } from '../../shared/views/record-usage.ts';
import type { Rows } from '../engine/rows/row-table.ts';
import { allSteps, createSlices } from '../platform/in-slices.ts';

type CountedRows = Pick<Rows, 'size' | 'isThere' | 'cursor' | 'ofRequester' | 'whenComplete'>;

/** Counts from the columns of rows; no ticket is folded. Closed tickets have to be loaded. */
export async function recordUsage(
  records: DeskRecords,
  rows: CountedRows,
  access: AgentAccess,
  kind: RecordKind,
  id: Id,
  nowMs: number,
): Promise<RecordUsage> {
  await rows.whenComplete();
  const { held, ...counted } = await allSteps(
    countTickets(rows, access, refersTo(records, kind, id, nowMs)),
    createSlices(),
  );
  const mayRead = (user: RecordUser) => {
    const record = records.get(user.kind, user.id);
    return record !== undefined && mayReadRecord(recordKinds[user.kind], access, record);
  };
  const users = usersOf(records, kind, id).filter(mayRead);
  return { ...counted, records: users, ...(kind === 'agent' && { held }) };
}

function refersTo(
  records: DeskRecords,
  kind: RecordKind,
  id: Id,
  nowMs: number,
): ((row: TicketRow) => boolean) | undefined {
  if (kind === 'queue') return heldBy(records, id, nowMs);
  if (kind === 'field') return ({ custom }) => Object.hasOwn(custom, id);
  const read = ticketReferences[kind];
  const ids = idsCountingAs(records, kind, id);
  return read && ((row) => ids.has(read(row) ?? ''));
}

/** The tickets that a queue holds, as far as that does not depend on who looks. */
function heldBy(records: DeskRecords, queueId: Id, nowMs: number): (row: TicketRow) => boolean {
  const { holds } = compile(records.get('queue', queueId)?.where, records);
  const at = { agentId: null, teamIds: new Set<Id>(), nowMs, timeZone: deskTimeZone(records) };
  return (row) => holds(row, at);
}

/** Steps of this many rows take well under a millisecond. */
const inStep = 1_000;

function* countTickets(
  rows: CountedRows,
  access: AgentAccess,
  isConcerned: ((row: TicketRow) => boolean) | undefined,
): Generator<undefined, Omit<RecordUsage, 'records'> & { readonly held: readonly Id[] }> {
  const held: Id[] = [];
  const counts = { open: 0, closed: 0, seen: { open: 0, closed: 0 }, held };
  if (!isConcerned) return counts;
  const cursor = rows.cursor();
  for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
    if (ordinal % inStep === 0) yield;
    if (!rows.isThere(ordinal)) continue;
    const row = cursor.at(ordinal);
    if (row.isDeleted || !isConcerned(row)) continue;
    counts[row.state] += 1;
    if (!sightOf(access, row)) continue;
    counts.seen[row.state] += 1;
    if (row.state === 'open' && held.length < mostTickets) held.push(row.id);
  }
  return counts;
}
