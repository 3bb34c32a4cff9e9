import type { Id } from '../id.ts';
import { currentRecord } from '../records/current-record.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';

interface Assigned {
  readonly agentId: Id | null;
  readonly teamId: Id | null;
}

/**
 * Who can work on an open ticket: not an agent who has left the desk, nor a team that was archived without a
 * replacement. One whose record has not arrived here may be there.
 */
export function presentAssignees(records: DeskRecords, { agentId, teamId }: Assigned): Assigned {
  return {
    agentId: agentId !== null && isGone(records, 'agent', agentId) ? null : agentId,
    teamId: teamId !== null && isGone(records, 'team', teamId) ? null : teamId,
  };
}

/** Whether it was archived, and nothing in use takes its place. */
export function isGone(records: DeskRecords, kind: RecordKind, id: Id): boolean {
  return currentRecord(records, kind, id)?.retired === true;
}
