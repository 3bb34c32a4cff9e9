import { type Permission, permissionSchema } from '../domain/permission.ts';
import type { TicketDetails } from '../views/ticket-details.ts';

/** The state of a window that commands depend on. */
export interface Situation {
  /** The agent who is signed in there. */
  readonly me: {
    readonly isAdministrator: boolean;
    readonly mayCreate: boolean;
    readonly mayAnywhere: readonly Permission[];
  } | null;
  readonly hasDesk: boolean;
  /** Whether this computer has settings; in a browser it has none. */
  readonly hasComputer: boolean;
  readonly hasUpdates: boolean;
}

/** What an agent has to be allowed in any of their departments, for commands on tickets of several. */
const anywhere = {
  'may-assign': 'ticket.assign',
  'may-transfer': 'ticket.transfer',
  'may-edit': 'ticket.edit',
  'may-close': 'ticket.close',
  'may-delete': 'ticket.delete',
  /** An open status takes the permission to create tickets instead; either is enough for the command. */
  'may-set-status': 'ticket.close',
} as const satisfies Readonly<Record<string, Permission>>;

const deskNeeds = {
  'signed-in': ({ me }) => me !== null,
  'may-create': ({ me }) => me?.mayCreate === true,
  'may-assign': mayAnywhere('may-assign'),
  'may-transfer': mayAnywhere('may-transfer'),
  'may-edit': mayAnywhere('may-edit'),
  'may-close': mayAnywhere('may-close'),
  'may-delete': mayAnywhere('may-delete'),
  'may-set-status': ({ me }) => me?.mayCreate === true || me?.mayAnywhere.includes('ticket.close') === true,
  administrator: ({ me }) => me?.isAdministrator === true,
  desk: ({ hasDesk }) => hasDesk,
  computer: ({ hasComputer }) => hasComputer,
  updates: ({ hasUpdates }) => hasUpdates,
} as const satisfies Readonly<Record<string, (situation: Situation) => boolean>>;

function mayAnywhere(need: keyof typeof anywhere) {
  return ({ me }: Situation) => me?.mayAnywhere.includes(anywhere[need]) === true;
}

/** What commands may need of the list of tickets that a window shows. */
const listNeeds = ['list', 'selection'] as const;

/** What commands may need of the shown ticket, besides a permission in its department. */
const stateNeeds = {
  ticket: () => true,
  'is-open': ({ state }) => state === 'open',
  'is-done': ({ state }) => state !== 'open',
  'is-not-closed': ({ statusKind }) => statusKind !== 'closed',
  'is-resolved': ({ statusKind }) => statusKind === 'resolved',
  'has-open-status': ({ usualStatus }) => usualStatus.open !== null,
  'has-waiting-status': ({ usualStatus }) => usualStatus.waiting !== null,
  'has-resolved-status': ({ usualStatus }) => usualStatus.resolved !== null,
  'has-closed-status': ({ usualStatus }) => usualStatus.closed !== null,
  'is-assigned': ({ agentId, teamId }) => agentId !== null || teamId !== null,
  'is-waiting-for-us': ({ isWaitingForUs }) => isWaitingForUs,
  'is-answered': ({ isWaitingForUs }) => !isWaitingForUs,
  'is-deleted': ({ isDeleted }) => isDeleted,
  'is-not-deleted': ({ isDeleted }) => !isDeleted,
  'is-followed': ({ isFollowed }) => isFollowed,
  'is-not-followed': ({ isFollowed }) => !isFollowed,
  'has-no-agent': ({ hasAgent }) => !hasAgent,
} as const satisfies Readonly<Record<string, (details: TicketDetails) => boolean>>;

type DeskNeed = keyof typeof deskNeeds;
type StateNeed = keyof typeof stateNeeds;
export type TicketNeed = StateNeed | Permission;
/** A need that depends on what a window shows. */
export type ShownNeed = TicketNeed | (typeof listNeeds)[number];
export type Need = DeskNeed | ShownNeed;

// Safe: `Object.keys` returns the keys of the table above.
const deskNeedNames = Object.keys(deskNeeds) as readonly DeskNeed[];
const stateNeedNames = Object.keys(stateNeeds) as readonly StateNeed[];

export const ticketNeeds: readonly TicketNeed[] = [...stateNeedNames, ...permissionSchema.options];

export const shownNeeds: readonly ShownNeed[] = [...ticketNeeds, ...listNeeds];

export function needsMet(situation: Situation): readonly DeskNeed[] {
  return deskNeedNames.filter((need) => deskNeeds[need](situation));
}

/** The needs that a ticket meets; a window sends them to its host, which updates the menu. */
export function needsMetBy(details: TicketDetails): readonly TicketNeed[] {
  return [...stateNeedNames.filter((need) => stateNeeds[need](details)), ...details.may];
}

/** The first need that is not met: the reason for which a command is disabled. */
export function lackOf(needs: readonly Need[], met: readonly Need[]): Need | undefined {
  return needs.find((need) => !met.includes(need));
}

type Right = Permission | 'administrator' | 'may-create' | keyof typeof anywhere;

/** Whether a need depends on what an agent may do; others depend on the state of the program or the ticket. */
export function isRight(need: Need): need is Right {
  return need === 'administrator' || isAnywhere(need) || permissionSchema.safeParse(need).success;
}

/** What an agent without the right lacks. */
export function askedBy(right: Right): Permission | 'administrator' {
  if (right === 'may-create') return 'ticket.create';
  return isAnywhere(right) ? anywhere[right] : right;
}

/** Whether a right may be one in any department, so that it does not depend on the shown ticket. */
export function isAnywhere(right: Need): right is keyof typeof anywhere | 'may-create' {
  return right === 'may-create' || Object.hasOwn(anywhere, right);
}

/** The rights that depend on no ticket. */
export const deskRights = deskNeedNames.filter((need) => need === 'administrator' || isAnywhere(need));
