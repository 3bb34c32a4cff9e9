import type { Id } from '../../shared/domain/id.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { dueMsOf } from '../../shared/domain/ticket/due.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Notice, NoticeAbout } from '../../shared/views/notices.ts';

/** Something to notify an agent about. */
export interface NoticeItem {
  readonly agentId: Id;
  readonly ticket: Ticket;
  readonly about: NoticeAbout;
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

function aboutTicket({ agentId, ticket, about }: NoticeItem, records: DeskRecords, nowMs: number): Notice {
  const { id, intake, fields, requester, assignment, due } = ticket;
  return {
    agentId,
    kind: 'ticket',
    about,
    ticketId: id,
    number: intake.number,
    summary: fields.summary,
    requesterName: currentRecord(records, 'person', requester.personId)?.name ?? '',
    isTeams: assignment.agentId === null,
    minutesLeft: Math.max(0, Math.ceil(((dueMsOf(due) ?? nowMs) - nowMs) / 60_000)),
  };
}
