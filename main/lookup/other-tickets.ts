import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Engine } from '../engine/engine.ts';
import { inSteps, type Steps, slices } from '../platform/in-slices.ts';
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

type OthersPorts = Pick<Engine, 'rows' | 'records' | 'samePerson'>;

export function createOtherTickets(ports: OthersPorts): OtherTickets {
  const { rows, records, samePerson } = ports;
  return {
    of: async (agentId, { id, requester }, limit) => {
      const isComplete = rows.isComplete();
      const requesterIds = samePerson(requester.personId);
      const { sees } = createSights(rows, records).of(agentId);
      const found = await inSteps(find({ rows, requesterIds, ticketId: id, sees, limit }), slices);
      return { ...found, requesterIds, isComplete };
    },
  };
}

interface OthersWanted extends Pick<OthersPorts, 'rows'> {
  readonly requesterIds: readonly Id[];
  /** The ticket that is not one of the others. */
  readonly ticketId: Id;
  readonly sees: (ordinal: number) => boolean;
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
  const { rows, requesterIds, ticketId, sees, limit } = wanted;
  const own = rows.ordinalOf(ticketId);
  const cursor = rows.cursor();
  const first: Place[] = [];
  let [total, looked] = [0, 0];
  for (const id of requesterIds) {
    for (const ordinal of rows.ofRequester(id)) {
      looked += 1;
      if (looked % inStep === 0) yield inStep;
      if (ordinal === own || !rows.isThere(ordinal) || !sees(ordinal)) continue;
      const row = cursor.at(ordinal);
      if (row.isDeleted) continue;
      total += 1;
      const { openedMs } = row;
      const isOpen = row.state === 'open';
      const last = first[limit - 1];
      if (last && !isBefore(isOpen, openedMs, last)) continue;
      const at = first.findIndex((other) => isBefore(isOpen, openedMs, other));
      first.splice(at < 0 ? first.length : at, 0, { ordinal, isOpen, openedMs });
      if (first.length > limit) first.pop();
    }
  }
  // In between, rows may have been dropped.
  return { first: first.filter(({ ordinal }) => rows.isThere(ordinal)).map(({ ordinal }) => rows.row(ordinal)), total };
}

function isBefore(isOpen: boolean, openedMs: number, other: Place): boolean {
  return isOpen === other.isOpen ? openedMs > other.openedMs : isOpen;
}
