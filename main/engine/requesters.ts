import type { Id } from '../../shared/domain/id.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';
import { createPlaces, type Places } from './places.ts';
import type { StandingRow, StandingRows } from './standing-rows.ts';

/** Where the tickets of each requester stand. */
export interface Requesters {
  /** The number of the place of each of their tickets; several may stand in one. */
  readonly placesOf: (personId: Id) => readonly number[];
  readonly places: () => Pick<Places, 'at' | 'of'>;
  readonly ticketChanged: (before: StandingRow | undefined, after: StandingRow) => void;
  /** Takes tickets in before anybody asks, who would have to wait for all that is left. */
  readonly gather: Gathering['takeSome'];
}

const none: readonly number[] = [];

export function createRequesters(rows: StandingRows): Requesters {
  const places = createPlaces();
  const byPerson = new Map<Id, number[]>();
  const gathering = createGathering(rows.ids, (id) => {
    const ticket = rows.row(id);
    if (ticket && isOpened(ticket.intake)) put(ticket);
  });

  function put(ticket: StandingRow): void {
    const place = places.put(ticket);
    const theirs = byPerson.get(ticket.requester.personId);
    if (theirs) theirs.push(place);
    else byPerson.set(ticket.requester.personId, [place]);
  }

  function take(ticket: StandingRow): void {
    const theirs = byPerson.get(ticket.requester.personId);
    const at = theirs?.indexOf(places.take(ticket)) ?? -1;
    if (at >= 0) theirs?.splice(at, 1);
  }

  return {
    placesOf: (personId) => {
      gathering.finish();
      return byPerson.get(personId) ?? none;
    },
    places: () => {
      gathering.finish();
      return places;
    },
    ticketChanged: (before, after) => {
      if (!gathering.hasTaken(after.id) || (before && standsAsBefore(before, after))) return;
      if (before && isOpened(before.intake)) take(before);
      if (isOpened(after.intake)) put(after);
    },
    gather: gathering.takeSome,
  };
}

/** Most changes are about something else, and leave these parts of a ticket as they are. */
function standsAsBefore(before: StandingRow, after: StandingRow): boolean {
  return (
    before.requester === after.requester &&
    before.intake === after.intake &&
    before.department === after.department &&
    before.assignment === after.assignment &&
    before.referrals === after.referrals
  );
}
