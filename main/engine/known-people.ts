import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketChange } from '../../shared/domain/net-change.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import type { DeskState } from './state.ts';
import type { Overlay } from './targets.ts';

type Known = Pick<DeskState, 'people' | 'requesters'>;

/**
 * Whom an agent knows by name: an administrator knows everybody; others know the requesters of tickets they can see,
 * and people without tickets. The tickets of an archived person belong to their replacement. Valid for one query over
 * many people: visibility groups are checked once, and the next change may alter the answer.
 */
export function knownTo(
  { people, requesters }: Known,
  access: AgentAccess,
  unsaved: readonly TicketChange[] = [],
): (personId: Id) => boolean {
  if (access.isAdministrator) return () => true;
  const groups = requesters.visibilityGroups();
  const looked: (boolean | undefined)[] = [];
  const come = unsaved.flatMap(({ after }) => (isOpened(after.intake) ? [after] : []));
  const gone = unsaved.flatMap(({ before }) =>
    before && isOpened(before.intake) ? [{ personId: before.requester.personId, place: groups.of(before) }] : [],
  );

  function isSeen(number: number): boolean {
    const visibility = groups.at(number);
    const answer = looked[number] ?? (visibility !== undefined && canSee(access, visibility));
    looked[number] = answer;
    return answer;
  }

  /** Their tickets on the disk, without those that the batch has changed. */
  function unchanged(personId: Id): readonly number[] {
    const groupsOfPerson = requesters.groupsOf(personId);
    if (gone.length === 0) return groupsOfPerson;
    const remaining = [...groupsOfPerson];
    for (const one of gone) {
      const at = one.personId === personId && one.place !== undefined ? remaining.indexOf(one.place) : -1;
      if (at >= 0) remaining.splice(at, 1);
    }
    return remaining;
  }

  // Called for every person with a similar name while somebody types, so it allocates as little as possible.
  return (personId) => {
    let isAsking = false;
    const entries = people.entriesOf(personId);
    for (const id of entries) {
      for (const group of unchanged(id)) {
        if (looked[group] ?? isSeen(group)) return true;
        isAsking = true;
      }
    }
    for (const ticket of come) {
      if (!entries.includes(ticket.requester.personId)) continue;
      if (canSee(access, ticket)) return true;
      isAsking = true;
    }
    return !isAsking;
  };
}

/** The tickets that operations of the same batch have opened or changed. */
export function unsavedTickets({ changed }: Overlay, saved: DeskState['targets']['tickets']): TicketChange[] {
  return [...changed.values()].flatMap((after) => ('intake' in after ? [{ before: saved.get(after.id), after }] : []));
}
