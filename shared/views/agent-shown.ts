import { currentId, currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { RecordOf } from '../domain/records/registry.ts';

/** An agent as the page of agents lists and edits them: where they work now, with names. */
export type AgentShown = RecordOf<'agent'> & { readonly departmentName: string; readonly roleName: string };

export function agentShown(records: DeskRecords, agent: RecordOf<'agent'>): AgentShown {
  const placed = (place: { readonly departmentId: string; readonly roleId: string }) => ({
    departmentId: currentId(records, 'department', place.departmentId),
    roleId: currentId(records, 'role', place.roleId),
  });
  const own = placed(agent);
  const extended = agent.extended.map(placed);
  return {
    ...agent,
    ...own,
    // Where two departments have become one, it is listed once.
    extended: extended.filter(
      ({ departmentId }, index) =>
        departmentId !== own.departmentId &&
        extended.findIndex((other) => other.departmentId === departmentId) === index,
    ),
    departmentName: currentRecord(records, 'department', own.departmentId)?.name ?? '',
    roleName: currentRecord(records, 'role', own.roleId)?.name ?? '',
  };
}
