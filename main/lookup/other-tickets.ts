import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Engine } from '../engine/engine.ts';
import { inSteps, type Steps, slices } from '../platform/in-slices.ts';
import type { RequesterTickets } from './requester-tickets.ts';
import { createSights } from './sights.ts';

/** The other tickets of a ticket's requester, as far as an agent sees them and they are loaded. */
export interface OtherTickets {
  readonly of: (agentId: Id, ticket: Pick<Ticket, 'id' | 'requester'>, limit: number) => Promise<FoundOthers>;
}

interface FoundOthers {
  /** The first ones: open before closed, then newest first. */
  readonly first: readonly TicketRow[];
  readonly total: number;
  /** All ids of the requester. */
  readonly requesterIds: readonly Id[];
  /** False if more may be found once all tickets are loaded. */
  readonly isComplete: boolean;
}

interface OthersPorts extends Pick<Engine, 'rows' | 'records' | 'samePerson'> {
  readonly listed: Pick<RequesterTickets, 'of' | 'list'>;
}

export function createOtherTickets(ports: OthersPorts): OtherTickets {
  const { rows, records, samePerson } = ports;
  return {
    of: async (agentId, { id, requester }, limit) => {
      const isComplete = rows.isComplete();
      const requesterIds = samePerson(requester.personId);
      const sight = createSights(rows, records).of(agentId);
      const found = await inSteps(find({ ...ports, requesterIds, ticketId: id, sight, limit }), slices);
      return { ...found, requesterIds, isComplete };
    },
  };
}

interface OthersWanted extends Pick<OthersPorts, 'rows' | 'listed'> {
  readonly requesterIds: readonly Id[];
  /** The ticket that is not one of the others. */
  readonly ticketId: Id;
  readonly sight: Pick<ReturnType<ReturnType<typeof createSights>['of']>, 'sees' | 'seesGroup'>;
  readonly limit: number;
}

interface Place {
  readonly ordinal: number;
  readonly isOpen: boolean;
  readonly openedMs: number;
}

/** So many rows are looked at in one step. */
const inStep = 250;

function* find(wanted: OthersWanted): Steps<Pick<FoundOthers, 'first' | 'total'>> {
  const { rows, listed, requesterIds, ticketId, sight, limit } = wanted;
  const own = rows.ordinalOf(ticketId);
  const cursor = rows.cursor();
  const first: Place[] = [];
  let [total, looked] = [0, 0];

  function offer(place: Place): void {
    const at = first.findIndex((other) => isBefore(place, other));
    if (at < 0 && first.length >= limit) return;
    first.splice(at < 0 ? first.length : at, 0, place);
    if (first.length > limit) first.pop();
  }

  /** Whether a ticket counts for the agent. */
  function counts(ordinal: number): boolean {
    return rows.isThere(ordinal) && sight.sees(ordinal) && !cursor.at(ordinal).isDeleted;
  }

  function addListed(id: Id, lists: NonNullable<ReturnType<typeof listed.of>>): void {
    if (own >= 0 && counts(own) && cursor.at(own).requesterId === id) total -= 1;
    for (const { group, isOpen, tickets } of lists) {
      if (!sight.seesGroup(group)) continue;
      total += tickets.count();
      // One more, because the ticket itself may be among them.
      for (const { ordinal, ms } of tickets.newest(limit + 1)) {
        if (ordinal !== own) offer({ ordinal, isOpen, openedMs: ms });
      }
    }
  }

  for (const id of requesterIds) yield* listed.list(id);
  for (const id of requesterIds) {
    const lists = listed.of(id);
    if (lists) {
      addListed(id, lists);
      continue;
    }
    for (const ordinal of rows.ofRequester(id)) {
      looked += 1;
      if (looked % inStep === 0) yield inStep;
      if (ordinal === own || !counts(ordinal)) continue;
      const { openedMs, state } = cursor.at(ordinal);
      total += 1;
      offer({ ordinal, isOpen: state === 'open', openedMs });
    }
  }
  // In between, rows may have been dropped.
  return { first: first.filter(({ ordinal }) => rows.isThere(ordinal)).map(({ ordinal }) => rows.row(ordinal)), total };
}

/** Of tickets that were opened at the same time, any order will do, as long as it is always the same. */
function isBefore({ ordinal, isOpen, openedMs }: Place, other: Place): boolean {
  if (isOpen !== other.isOpen) return isOpen;
  return openedMs === other.openedMs ? ordinal > other.ordinal : openedMs > other.openedMs;
}
