import { currentId, currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { RecordOf } from '../domain/records/registry.ts';

/** An agent for the page of agents: their current departments, with names. */
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
    // If two departments were merged, the result is listed once.
    extended: extended.filter(
      ({ departmentId }, index) =>
        departmentId !== own.departmentId &&
        extended.findIndex((other) => other.departmentId === departmentId) === index,
    ),
    departmentName: currentRecord(records, 'department', own.departmentId)?.name ?? '',
    roleName: currentRecord(records, 'role', own.roleId)?.name ?? '',
  };
}
