import type { Id } from './id.ts';
import { type Permission, worksOnTickets } from './permission.ts';
import { allInUse, type DeskRecords } from './records/desk-records.ts';
import { isOpened } from './ticket/intake.ts';
import type { Ticket } from './ticket/ticket.ts';

/** What an agent may see and do, worked out once from the desk records. */
export interface Access {
  readonly agentId: Id;
  readonly isAdministrator: boolean;
  /** The departments they work in, each with the role they have there. */
  readonly departments: ReadonlyMap<Id, ReadonlySet<Permission>>;
  readonly teams: ReadonlySet<Id>;
  /** The role of their own department, which also counts where a ticket is theirs but its department is not. */
  readonly ownRole: ReadonlySet<Permission>;
}

type Whereabouts = Pick<Ticket, 'intake' | 'department' | 'assignment' | 'referrals'>;

export function accessOf(records: DeskRecords, agentId: Id): Access | undefined {
  const agent = records.get('agent', agentId);
  if (!agent || agent.retired) return undefined;
  const permissionsOf = (roleId: Id): ReadonlySet<Permission> => new Set(records.get('role', roleId)?.permissions);
  const departments = new Map([
    ...agent.extended.map(({ departmentId, roleId }) => [departmentId, permissionsOf(roleId)] as const),
    [agent.departmentId, permissionsOf(agent.roleId)] as const,
  ]);
  const teams = allInUse(records, 'team').filter(({ memberIds }) => memberIds.includes(agentId));
  return {
    agentId,
    isAdministrator: agent.isAdministrator,
    departments,
    teams: new Set(teams.map(({ id }) => id)),
    ownRole: permissionsOf(agent.roleId),
  };
}

function isTheirs({ agentId, teams }: Access, { assignment }: Whereabouts): boolean {
  return assignment.agentId === agentId || (assignment.teamId !== null && teams.has(assignment.teamId));
}

function referredRole(access: Access, { referrals }: Whereabouts): ReadonlySet<Permission> | undefined {
  for (const { kind, id } of referrals.to) {
    if (kind === 'department' && access.departments.has(id)) return access.departments.get(id);
    if ((kind === 'agent' && id === access.agentId) || (kind === 'team' && access.teams.has(id))) return access.ownRole;
  }
  return undefined;
}

/**
 * An agent sees the tickets of their departments, those assigned to them or their team, and those referred to them;
 * nobody sees one whose opening has not arrived yet.
 */
export function canSee(access: Access, ticket: Whereabouts): boolean {
  return rightsOn(access, ticket) !== undefined;
}

/** What the agent may do with this ticket; nothing at all (undefined) where they may not even see it. */
export function rightsOn(access: Access, ticket: Whereabouts): ReadonlySet<Permission> | undefined {
  if (!isOpened(ticket.intake)) return undefined;
  const here = access.departments.get(ticket.department.departmentId);
  if (here) return here;
  if (isTheirs(access, ticket)) return access.ownRole;
  return referredRole(access, ticket);
}

/** What an operation may ask of a role. */
export type AskedOfRole = Permission | 'any-ticket-permission';

export function allows(permissions: ReadonlySet<Permission>, asked: AskedOfRole): boolean {
  return asked === 'any-ticket-permission' ? worksOnTickets(permissions) : permissions.has(asked);
}

/** Whether a role in any of their departments allows it: enough to open a ticket for another one. */
export function holdsAnywhere(access: Access, asked: AskedOfRole): boolean {
  return [...access.departments.values()].some((permissions) => allows(permissions, asked));
}
