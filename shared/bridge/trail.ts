import type { StatusKind } from '../domain/ticket-state.ts';

/** The most tickets that are remembered as opened last. */
export const mostRecent = 20;

/** The most tickets that an agent can pin: so many tabs still have room for their names. */
export const mostPinned = 8;

/** The longest address of a place that is remembered: that of a long search. */
export const longestAddress = 6_000;

/** Why a ticket cannot be pinned. */
export const trailProblems = { 'trail.full': ['most'] } as const;

/** What a window shows. */
export interface Place {
  readonly address: string;
  readonly ticketId: string | null;
  /** The address without the ticket. */
  readonly list: string;
}

/** A ticket where an agent was, and the address at which it was shown last: with its queue or search. */
export interface TrailTicket {
  readonly ticketId: string;
  readonly address: string;
  readonly number: string;
  readonly summary: string;
  readonly requesterName: string;
  readonly statusName: string;
  readonly statusKind: StatusKind;
}

export interface PinnedTicket extends TrailTicket {
  /** Whether something happened there since the agent last looked at it. */
  readonly hasNews: boolean;
}

/** Those that the agent may see now; of the others only the ids, so that a window learns when they are back. */
export interface TrailTickets<Ticket> {
  readonly tickets: readonly Ticket[];
  readonly hidden: readonly string[];
}
