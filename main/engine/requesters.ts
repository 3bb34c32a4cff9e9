import type { Id } from '../../shared/domain/id.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';
import type { LookupRow, LookupRows } from './lookup-rows.ts';
import { createVisibilityGroups, type VisibilityGroups } from './visibility-groups.ts';

/** The visibility groups of each requester's tickets. */
export interface Requesters {
  /** The group number of each of their tickets; several tickets may share a group. */
  readonly groupsOf: (personId: Id) => readonly number[];
  readonly visibilityGroups: () => Pick<VisibilityGroups, 'at' | 'of'>;
  readonly ticketChanged: (before: LookupRow | undefined, after: LookupRow) => void;
  /** Indexes tickets in advance; otherwise the first query would have to wait for it. */
  readonly gather: Gathering['takeSome'];
}

const none: readonly number[] = [];

export function createRequesters(rows: LookupRows): Requesters {
  const groups = createVisibilityGroups();
  const byPerson = new Map<Id, number[]>();
  const gathering = createGathering(rows.ids, (id) => {
    const ticket = rows.row(id);
    if (ticket && isOpened(ticket.intake)) put(ticket);
  });

  function put(ticket: LookupRow): void {
    const group = groups.add(ticket);
    const theirs = byPerson.get(ticket.requester.personId);
    if (theirs) theirs.push(group);
    else byPerson.set(ticket.requester.personId, [group]);
  }

  function take(ticket: LookupRow): void {
    const theirs = byPerson.get(ticket.requester.personId);
    const at = theirs?.indexOf(groups.remove(ticket)) ?? -1;
    if (at >= 0) theirs?.splice(at, 1);
  }

  return {
    groupsOf: (personId) => {
      gathering.finish();
      return byPerson.get(personId) ?? none;
    },
    visibilityGroups: () => {
      gathering.finish();
      return groups;
    },
    ticketChanged: (before, after) => {
      if (!gathering.hasTaken(after.id) || (before && standsAsBefore(before, after))) return;
      if (before && isOpened(before.intake)) take(before);
      if (isOpened(after.intake)) put(after);
    },
    gather: gathering.takeSome,
  };
}

/** Most changes do not affect these parts of a ticket. */
function standsAsBefore(before: LookupRow, after: LookupRow): boolean {
  return (
    before.requester === after.requester &&
    before.intake === after.intake &&
    before.department === after.department &&
    before.assignment === after.assignment &&
    before.referrals === after.referrals
  );
}
