import { type Access, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { DeskState } from './state.ts';
import type { Overlay } from './targets.ts';

type Known = Pick<DeskState, 'people' | 'requesters'>;

/**
 * Whether an agent knows somebody by name: an administrator everybody, others who asks in a ticket that they see, and
 * who asks in none. What an archived entry asked for is asked by whoever took its place.
 */
export function isKnown(
  { people, requesters }: Known,
  ticketOf: (id: Id) => Ticket | undefined,
  access: Access,
  personId: Id,
  unsaved: readonly Id[] = [],
): boolean {
  if (access.isAdministrator) return true;
  const entries = people.entriesOf(personId);
  let isAsking = false;
  // This is asked of everybody who is called alike, while somebody types: nothing is put together that need not be.
  const isSeenIn = (ticketId: Id): boolean => {
    const ticket = ticketOf(ticketId);
    if (!ticket || !isOpened(ticket.intake) || !entries.includes(ticket.requester.personId)) return false;
    isAsking = true;
    return canSee(access, ticket);
  };
  return entries.some((id) => requesters.ticketsOf(id).some(isSeenIn)) || unsaved.some(isSeenIn) || !isAsking;
}

/** The tickets that operations of the same batch have opened or changed. */
export function unsavedTickets({ changed }: Overlay): Id[] {
  return [...changed.values()].filter((state) => 'intake' in state).map(({ id }) => id);
}
