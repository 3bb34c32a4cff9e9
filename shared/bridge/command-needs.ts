import { type Permission, permissionSchema } from '../domain/permission.ts';
import type { TicketDetails } from '../views/ticket-details.ts';

/** The state of a window that commands depend on. */
export interface Situation {
  /** The agent who is signed in there. */
  readonly me: { readonly isAdministrator: boolean; readonly mayCreate: boolean } | null;
  readonly hasDesk: boolean;
  /** Whether this computer has settings; in a browser it has none. */
  readonly hasComputer: boolean;
  readonly hasUpdates: boolean;
}

const deskNeeds = {
  'signed-in': ({ me }) => me !== null,
  'may-create': ({ me }) => me?.mayCreate === true,
  administrator: ({ me }) => me?.isAdministrator === true,
  desk: ({ hasDesk }) => hasDesk,
  computer: ({ hasComputer }) => hasComputer,
  updates: ({ hasUpdates }) => hasUpdates,
} as const satisfies Readonly<Record<string, (situation: Situation) => boolean>>;

/** What commands may need of the shown ticket, besides a permission in its department. */
const stateNeeds = {
  ticket: () => true,
  'is-open': ({ state }) => state === 'open',
  'is-done': ({ state }) => state !== 'open',
  'is-not-closed': ({ statusKind }) => statusKind !== 'closed',
  'is-resolved': ({ statusKind }) => statusKind === 'resolved',
  'has-open-status': ({ usualStatus }) => usualStatus.open !== null,
  'has-resolved-status': ({ usualStatus }) => usualStatus.resolved !== null,
  'has-closed-status': ({ usualStatus }) => usualStatus.closed !== null,
  'is-assigned': ({ agentId, teamId }) => agentId !== null || teamId !== null,
  'is-waiting-for-us': ({ isWaitingForUs }) => isWaitingForUs,
  'is-answered': ({ isWaitingForUs }) => !isWaitingForUs,
  'is-deleted': ({ isDeleted }) => isDeleted,
  'is-not-deleted': ({ isDeleted }) => !isDeleted,
  'is-followed': ({ isFollowed }) => isFollowed,
  'is-not-followed': ({ isFollowed }) => !isFollowed,
  'has-no-agent': ({ agentId }) => agentId === null,
} as const satisfies Readonly<Record<string, (details: TicketDetails) => boolean>>;

type DeskNeed = keyof typeof deskNeeds;
type StateNeed = keyof typeof stateNeeds;
export type TicketNeed = StateNeed | Permission;
export type Need = DeskNeed | TicketNeed;

// Safe: `Object.keys` returns the keys of the table above.
const deskNeedNames = Object.keys(deskNeeds) as readonly DeskNeed[];
const stateNeedNames = Object.keys(stateNeeds) as readonly StateNeed[];

export const ticketNeeds: readonly TicketNeed[] = [...stateNeedNames, ...permissionSchema.options];

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

type Right = Permission | 'administrator' | 'may-create';

/** Whether a need depends on what an agent may do; others depend on the state of the program or the ticket. */
export function isRight(need: Need): need is Right {
  return need === 'administrator' || need === 'may-create' || permissionSchema.safeParse(need).success;
}

/** What an agent without the right lacks. */
export function askedBy(right: Right): Permission | 'administrator' {
  return right === 'may-create' ? 'ticket.create' : right;
}
