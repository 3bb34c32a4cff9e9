import { type AgentAccess, agentAccess, allows, holdsAnywhere, rightsOn } from './access.ts';
import type { Requirement } from './operation.ts';
import { isAbsent } from './records/absence.ts';
import { allInUse, type DeskRecords } from './records/desk-records.ts';
import { deskTimeZone } from './records/time-zone.ts';
import type { Visibility } from './ticket/visibility.ts';

/** The agents who could do what somebody else may not. */
export interface WhoCould {
  /** At most three: those who are present before those who are away, in the order of their names. */
  readonly names: readonly string[];
  /** How many others could. */
  readonly more: number;
}

const mostNamed = 3;

/** Whether an agent meets a requirement on all these tickets; without any, in one of their departments. */
export function meets(access: AgentAccess, requirement: Requirement, tickets: readonly Visibility[]): boolean {
  if (requirement === 'administrator') return access.isAdministrator;
  if (requirement === 'system') return false;
  if (tickets.length === 0) return holdsAnywhere(access, requirement);
  return tickets.every((ticket) => allows(rightsOn(access, ticket) ?? new Set(), requirement));
}

/** It looks at every agent, so it is asked only where something was refused. */
export function whoCould(
  records: DeskRecords,
  requirements: readonly Requirement[],
  tickets: readonly Visibility[],
  nowMs: number,
): WhoCould {
  const zone = deskTimeZone(records);
  const able = allInUse(records, 'agent')
    .filter(({ id }) => {
      const access = agentAccess(records, id);
      return access !== undefined && requirements.every((requirement) => meets(access, requirement, tickets));
    })
    .map((agent) => ({ name: agent.name, isAway: isAbsent(agent, zone, nowMs) }))
    .sort((a, b) => Number(a.isAway) - Number(b.isAway) || a.name.localeCompare(b.name));
  return { names: able.slice(0, mostNamed).map(({ name }) => name), more: Math.max(0, able.length - mostNamed) };
}
