import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Rows } from './rows/row-table.ts';
import type { DeskState } from './state.ts';
import type { Overlay } from './targets.ts';

interface Known extends Pick<DeskState, 'people'> {
  readonly rows: Rows;
}

/**
 * Whom an agent knows by name: an administrator knows everybody; others know the requesters of tickets they can see,
 * and people without tickets. The tickets of an archived person belong to their replacement. Valid for one query over
 * many people: visibility groups are checked once, and the next change may alter the answer. `unsaved` are the tickets
 * that the batch has changed. Until all rows are loaded, a person of whom no ticket is known yet may have some.
 */
export function knownTo(
  { people, rows }: Known,
  access: AgentAccess,
  unsaved: readonly Ticket[] = [],
): (personId: Id) => boolean {
  if (access.isAdministrator) return () => true;
  const looked: ('seen' | 'unseen' | 'unopened' | undefined)[] = [];
  const changed = new Set(unsaved.map(({ id }) => rows.ordinalOf(id)));
  let isAsking = false;
  let seesSome: boolean | undefined;

  function look(group: number): 'seen' | 'unseen' | 'unopened' {
    const visibility = rows.groupAt(group);
    const isThere = visibility !== undefined && isOpened(visibility.intake);
    const found = !isThere ? 'unopened' : canSee(access, visibility) ? 'seen' : 'unseen';
    looked[group] = found;
    return found;
  }

  function lookAt(ordinal: number): 'seen' | 'unseen' | 'unopened' {
    const group = rows.groupOf(ordinal);
    return looked[group] ?? look(group);
  }

  function isSeen(ordinal: number): boolean {
    if (changed.size > 0 && changed.has(ordinal)) return false;
    const found = lookAt(ordinal);
    if (found === 'unseen') isAsking = true;
    return found === 'seen';
  }

  const isOpenedTicket = (ordinal: number) => lookAt(ordinal) !== 'unopened';

  function seesTickets(): boolean {
    seesSome ??= Array.from({ length: rows.groups() }, (_, group) => look(group)).includes('seen');
    return seesSome;
  }

  // Called for every person with a similar name while somebody types, so it allocates as little as possible.
  return (personId) => {
    isAsking = false;
    const entries = people.entriesOf(personId);
    // Who sees no ticket at all knows those without one: their first ticket is enough to tell.
    if (unsaved.length === 0 && !seesTickets()) {
      return !entries.some((id) => rows.someOfRequester(id, isOpenedTicket)) && rows.isComplete();
    }
    for (const id of entries) if (rows.someOfRequester(id, isSeen)) return true;
    for (const ticket of unsaved) {
      if (!isOpened(ticket.intake) || !entries.includes(ticket.requester.personId)) continue;
      if (canSee(access, ticket)) return true;
      isAsking = true;
    }
    return !isAsking && rows.isComplete();
  };
}

/** The tickets that operations of the same batch have opened or changed. */
export function unsavedTickets({ changed }: Overlay): Ticket[] {
  return [...changed.values()].flatMap((state) => ('intake' in state ? [state] : []));
}
