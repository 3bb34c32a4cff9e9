import type { Id } from '../../shared/domain/id.ts';
import { type Actor, actorAgentId } from '../../shared/domain/principal.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { presentAssignees } from '../../shared/domain/ticket/present-assignees.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { DueMoment, Notice, NoticeAbout } from '../../shared/views/notices.ts';

/** Something to notify an agent about. */
export interface NoticeItem {
  readonly agentId: Id;
  readonly ticket: TicketRow;
  readonly about: NoticeAbout;
  /** Who did it, for what an agent or a requester did. */
  readonly actor?: Actor;
  /** The other agent or team that it was assigned to; empty or missing otherwise. */
  readonly whom?: Id;
  /** The due time that it is about. */
  readonly due?: DueMoment;
}

/** Groups notices by kind, however many tickets they concern; an agent who is not signed in gets a single one. */
export function grouped(
  all: readonly NoticeItem[],
  isSignedIn: (agentId: Id) => boolean,
  records: DeskRecords,
  nowMs: number,
): Notice[] {
  const groups = new Map<string, NoticeItem[]>();
  for (const one of all) {
    const name = isSignedIn(one.agentId) ? `${one.agentId} ${one.about}` : one.agentId;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { agentId, about } = first;
    if (!isSignedIn(agentId)) return [{ agentId, kind: 'locked' as const }];
    if (group.length === 1) return [aboutTicket(first, records, nowMs)];
    return [{ agentId, kind: 'several' as const, about, ticketIds: group.map(({ ticket }) => ticket.id) }];
  });
}

/** A message is the requester’s, also if an agent recorded it: that is told without another name. */
function aboutTicket(
  { agentId, ticket, about, due, actor = '', whom = '' }: NoticeItem,
  records: DeskRecords,
  nowMs: number,
): Notice {
  const { id, number, fields, requesterId, dueTarget } = ticket;
  const nameOf = (id: Id) => (records.get('agent', id) ?? records.get('team', id))?.name ?? '';
  const dueMs = due?.dueMs ?? ticket.dueMs ?? nowMs;
  return {
    agentId,
    kind: 'ticket',
    about,
    ticketId: id,
    number,
    summary: fields.summary,
    requesterName: currentRecord(records, 'person', requesterId)?.name ?? '',
    actorName: about === 'replied' ? '' : nameOf(actorAgentId(actor) ?? ''),
    whomName: nameOf(whom),
    isTeams: presentAssignees(records, ticket).agentId === null,
    target: due && dueTarget !== null ? due.target : null,
    minutesLeft: Math.max(0, Math.ceil((dueMs - nowMs) / 60_000)),
  };
}
