import { type Permission, permissionSchema } from '../../shared/domain/permission.ts';
import { role } from '../../shared/domain/records/role.ts';
import { type StartingRecord, startingRecord } from '../../shared/domain/starting-records.ts';

/** A role that the matrix tries, with the role that allows exactly what it does not. */
export interface Rank {
  readonly name: string;
  readonly allowed: ReadonlySet<Permission>;
  readonly isAdministrator: boolean;
  readonly roleId: string;
  readonly contraryId: string;
}

const every = permissionSchema.options;
const only = Object.fromEntries(every.map((permission) => [`only ${permission}`, [permission]]));
const starting = Object.fromEntries(Object.values(role.defaults).map(({ name, permissions }) => [name, permissions]));

/** Each role that a desk starts with, each permission alone, none with and without administering, and an archived role. */
const tried: Readonly<Record<string, readonly Permission[]>> = {
  ...starting,
  ...only,
  'an administrator’s': [],
  'an archived one': ['ticket.reply', 'ticket.edit'],
};

export const ranks: readonly Rank[] = Object.entries(tried).map(([name, permissions], index) => ({
  name,
  allowed: new Set(permissions),
  isAdministrator: name === 'an administrator’s',
  roleId: `role-${index}`,
  contraryId: `role-${index}-contrary`,
}));

export const archivedRoles: readonly string[] = ranks
  .filter(({ name }) => name === 'an archived one')
  .map(({ roleId }) => roleId);

function contraryOf({ allowed }: Rank): ReadonlySet<Permission> {
  return new Set(every.filter((permission) => !allowed.has(permission)));
}

export const rankRecords: readonly StartingRecord[] = ranks.flatMap((rank) => [
  startingRecord('role', rank.roleId, { name: rank.roleId, permissions: [...rank.allowed] }),
  startingRecord('role', rank.contraryId, { name: rank.contraryId, permissions: [...contraryOf(rank)] }),
]);

type Counts = 'the role' | 'the contrary';

/** How an agent relates to tickets of Support: department, role, and other reasons to see a ticket. */
export interface Standing {
  readonly works: Readonly<Record<string, Counts>>;
  readonly own: string;
  readonly theirs?: 'agent' | 'team';
  readonly referred?: 'agent' | 'team' | 'department';
  readonly hasLeft?: true;
}

const support = 'department-support';
const sales = 'department-sales';
const maintenance = 'department-maintenance';
const elsewhere = { works: { [maintenance]: 'the role', [sales]: 'the contrary' }, own: maintenance } as const;

export const standings: Readonly<Record<string, Standing>> = {
  'in their own department': { works: { [support]: 'the role', [sales]: 'the contrary' }, own: support },
  'in another department of theirs': { works: { [sales]: 'the contrary', [support]: 'the role' }, own: sales },
  'as the assignee where they work': {
    works: { [sales]: 'the contrary', [support]: 'the role' },
    own: sales,
    theirs: 'agent',
  },
  'as the assignee from elsewhere': { ...elsewhere, theirs: 'agent' },
  'in its team': { ...elsewhere, theirs: 'team' },
  'to whom it is referred': { ...elsewhere, referred: 'agent' },
  'whose team it is referred to': { ...elsewhere, referred: 'team' },
  'whose department it is referred to': {
    works: { [maintenance]: 'the contrary', [sales]: 'the role' },
    own: maintenance,
    referred: 'department',
  },
  'who does not see it': elsewhere,
  'who has left the desk': { works: { [support]: 'the role' }, own: support, hasLeft: true },
};

/** What has come of a ticket by what the agent did to it. */
export interface Since {
  readonly isTheirs: boolean;
  readonly hasMoved: boolean;
}

/** Which of the two roles counts on a ticket (A1 to A3); neither where they do not see it. */
export function counting({ works, own, theirs, referred }: Standing, since: Since): Counts | undefined {
  const here = works[support];
  if (here && !since.hasMoved) return here;
  if (theirs || since.isTheirs) return works[own];
  if (here) return here; // The transfer left their department its access.
  if (referred === 'department') return works[sales];
  return referred && works[own];
}

/** What the role that counts allows; an archived one allows nothing. */
export function allowedBy(rank: Rank, counts: Counts): ReadonlySet<Permission> {
  if (counts === 'the contrary') return contraryOf(rank);
  return archivedRoles.includes(rank.roleId) ? new Set() : rank.allowed;
}

/** The fields of an agent’s record for such a relation. */
export function placeOf(rank: Rank, { works, own }: Standing) {
  const roleIn = (departmentId: string) => (works[departmentId] === 'the role' ? rank.roleId : rank.contraryId);
  return {
    departmentId: own,
    roleId: roleIn(own),
    extended: Object.keys(works)
      .filter((departmentId) => departmentId !== own)
      .map((departmentId) => ({ departmentId, roleId: roleIn(departmentId) })),
    isAdministrator: rank.isAdministrator,
  };
}
