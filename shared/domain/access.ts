import type { Id } from './id.ts';
import { type Permission, worksOnTickets } from './permission.ts';
import type { Principal } from './principal.ts';
import { currentId, currentRecord } from './records/current-record.ts';
import { allInUse, type DeskRecords, inUse } from './records/desk-records.ts';
import type { RecordKind, RecordOf } from './records/registry.ts';
import { isOpened } from './ticket/intake.ts';
import type { TicketRow } from './ticket/row.ts';
import type { Visibility } from './ticket/visibility.ts';

/** What a principal may see and do. */
export type Access = AgentAccess | RequesterAccess | { readonly kind: 'visitor' | 'rule' | 'system' };

/** What an agent may see and do, computed from the desk records. */
export interface AgentAccess {
  readonly kind: 'agent';
  readonly agentId: Id;
  readonly isAdministrator: boolean;
  /** The departments they work in, and the archived ones replaced by those, each with their role there. */
  readonly departments: ReadonlyMap<Id, ReadonlySet<Permission>>;
  /** Their teams, and the archived ones replaced by those. */
  readonly teams: ReadonlySet<Id>;
  /** The role of their own department, which also applies to tickets that are theirs but in another department. */
  readonly ownRole: ReadonlySet<Permission>;
  /** The departments that they manage, and the archived ones replaced by those. */
  readonly manages: ReadonlySet<Id>;
  /** All departments with agents, for administrators: they also see the tickets of departments without agents. */
  readonly staffed: ReadonlySet<Id>;
}

/** The public side of one ticket, while the requester is the one who asks in it. */
interface RequesterAccess {
  readonly kind: 'requester';
  readonly ticketId: Id;
  /** The requester, and the record that replaced theirs if it was archived. */
  readonly personIds: ReadonlySet<Id>;
}

/** Undefined for a principal who is not, or no longer, on this desk. */
export function accessOf(records: DeskRecords, principal: Principal): Access | undefined {
  switch (principal.kind) {
    case 'agent':
      return agentAccess(records, principal.agentId);
    case 'requester':
      return requesterAccess(records, principal.personId, principal.ticketId);
    case 'visitor':
    case 'rule':
    case 'system':
      return { kind: principal.kind };
  }
}

function requesterAccess(records: DeskRecords, personId: Id, ticketId: Id): RequesterAccess | undefined {
  if (!records.get('person', personId)) return undefined;
  return { kind: 'requester', ticketId, personIds: new Set([personId, currentId(records, 'person', personId)]) };
}

/** The kinds of the records that an agent's access is computed from. */
const kindsOfAccess = ['desk', 'agent', 'team', 'department', 'role'] as const satisfies readonly RecordKind[];

interface KnownAccess {
  readonly version: number;
  readonly byAgent: Map<Id, AgentAccess>;
}

/** The access of agents, until one of the records that it is computed from changes. */
const knownAccess = new WeakMap<DeskRecords, KnownAccess>();

/** Every request asks for this, and these records hardly ever change. */
export function agentAccess(records: DeskRecords, agentId: Id): AgentAccess | undefined {
  const { versionOf } = records;
  if (!versionOf) return computedAccess(records, agentId);
  let version = 0;
  for (const kind of kindsOfAccess) version += versionOf(kind);
  let known = knownAccess.get(records);
  if (known?.version !== version) {
    known = { version, byAgent: new Map() };
    knownAccess.set(records, known);
  }
  const access = known.byAgent.get(agentId) ?? computedAccess(records, agentId);
  if (access) known.byAgent.set(agentId, access);
  return access;
}

function computedAccess(records: DeskRecords, agentId: Id): AgentAccess | undefined {
  const agent = inUse(records, 'agent', agentId);
  if (!agent) return undefined;
  const teams = records.all('team').filter(({ id }) => {
    const team = currentRecord(records, 'team', id);
    return team && !team.retired && team.memberIds.includes(agentId);
  });
  return {
    kind: 'agent',
    agentId,
    isAdministrator: agent.isAdministrator,
    departments: withReplaced(records, worksIn(records, agent)),
    teams: new Set(teams.map(({ id }) => id)),
    ownRole: permissionsOf(records, agent.roleId),
    manages: managedBy(records, agentId),
    staffed: agent.isAdministrator ? staffed(records) : new Set(),
  };
}

function managedBy(records: DeskRecords, agentId: Id): ReadonlySet<Id> {
  const isManager = ({ id }: { readonly id: Id }) => currentRecord(records, 'department', id)?.managerId === agentId;
  return new Set(
    records
      .all('department')
      .filter(isManager)
      .map(({ id }) => id),
  );
}

function permissionsOf(records: DeskRecords, roleId: Id): ReadonlySet<Permission> {
  const role = currentRecord(records, 'role', roleId);
  return new Set(role && !role.retired ? role.permissions : []);
}

/**
 * The current departments of an agent. A role given in a department itself takes precedence over one given in a
 * department that it replaced.
 */
function worksIn(records: DeskRecords, agent: RecordOf<'agent'>): ReadonlyMap<Id, ReadonlySet<Permission>> {
  const placed = ({ departmentId, roleId }: { readonly departmentId: Id; readonly roleId: Id }) => {
    const now = currentId(records, 'department', departmentId);
    return { now, isMoved: now !== departmentId, permissions: permissionsOf(records, roleId) };
  };
  const extended = agent.extended.map(placed);
  const places = [...extended.filter((place) => place.isMoved), ...extended.filter((place) => !place.isMoved)];
  return new Map([...places, placed(agent)].map(({ now, permissions }) => [now, permissions]));
}

/** Adds the archived departments that these replaced, because tickets still name them. */
function withReplaced<Value>(records: DeskRecords, byDepartment: ReadonlyMap<Id, Value>): ReadonlyMap<Id, Value> {
  const all = new Map(byDepartment);
  for (const { id } of records.all('department')) {
    const value = byDepartment.get(currentId(records, 'department', id));
    if (value !== undefined) all.set(id, value);
  }
  return all;
}

function staffed(records: DeskRecords): ReadonlySet<Id> {
  const places = allInUse(records, 'agent').flatMap((agent) => [...worksIn(records, agent).keys()]);
  return new Set(withReplaced(records, new Map(places.map((id) => [id, true]))).keys());
}

/** Whether a ticket is assigned to the agent or one of their teams. */
export function isTheirs({ agentId, teams }: AgentAccess, { assignment }: Pick<Visibility, 'assignment'>): boolean {
  return assignment.agentId === agentId || (assignment.teamId !== null && teams.has(assignment.teamId));
}

function referredRole(access: AgentAccess, { referrals }: Visibility): ReadonlySet<Permission> | undefined {
  for (const { kind, id } of referrals.to) {
    if (kind === 'department' && access.departments.has(id)) return access.departments.get(id);
    if ((kind === 'agent' && id === access.agentId) || (kind === 'team' && access.teams.has(id))) return access.ownRole;
  }
  return undefined;
}

/**
 * Whether an agent can see a ticket with all its content: tickets of their departments, those assigned to them or their
 * team, and those referred to them; administrators also see those of departments without agents. Nobody sees a ticket
 * whose opening has not arrived.
 */
export function canSee(access: AgentAccess, ticket: Visibility): boolean {
  return rightsOn(access, ticket) !== undefined;
}

/** What is visible of a ticket: all of it, what its requester may read, or nothing. */
export function sightOf(
  access: Access,
  { id, requesterId, whereabouts }: Pick<TicketRow, 'id' | 'requesterId' | 'whereabouts'>,
): 'whole' | 'public' | undefined {
  switch (access.kind) {
    case 'agent':
      return canSee(access, whereabouts) ? 'whole' : undefined;
    case 'visitor':
      return undefined;
    case 'requester': {
      const isTheirOwn = id === access.ticketId && access.personIds.has(requesterId);
      return isTheirOwn && isOpened(whereabouts.intake) ? 'public' : undefined;
    }
    case 'rule':
    case 'system':
      return isOpened(whereabouts.intake) ? 'whole' : undefined;
  }
}

/** What the agent may do with this ticket; undefined if they cannot see it. */
export function rightsOn(access: AgentAccess, ticket: Visibility): ReadonlySet<Permission> | undefined {
  const rights = roleOn(access, ticket);
  const isManaged = rights && worksOnTickets(rights) && access.manages.has(ticket.department.departmentId);
  return isManaged ? new Set([...rights, ...ofManagers]) : rights;
}

/** What osTicket lets the manager of a department do there, besides what their role allows. */
const ofManagers = ['ticket.markanswered', 'ticket.release'] as const satisfies readonly Permission[];

function roleOn(access: AgentAccess, ticket: Visibility): ReadonlySet<Permission> | undefined {
  if (!isOpened(ticket.intake)) return undefined;
  const here = access.departments.get(ticket.department.departmentId);
  if (here) return here;
  if (isTheirs(access, ticket)) return access.ownRole;
  return referredRole(access, ticket) ?? administratorRights(access, ticket);
}

/** Otherwise nobody would see the tickets of a department without agents. */
function administratorRights(access: AgentAccess, { department }: Visibility): ReadonlySet<Permission> | undefined {
  return access.isAdministrator && !access.staffed.has(department.departmentId) ? access.ownRole : undefined;
}

/** What an operation can require of a role. */
export type AskedOfRole = Permission | 'any-ticket-permission';

export function allows(permissions: ReadonlySet<Permission>, asked: AskedOfRole): boolean {
  return asked === 'any-ticket-permission' ? worksOnTickets(permissions) : permissions.has(asked);
}

/** Whether a role in any of their departments allows it, which is enough to open a ticket for another one. */
export function holdsAnywhere(access: AgentAccess, asked: AskedOfRole): boolean {
  return [...access.departments.values()].some((permissions) => allows(permissions, asked));
}
