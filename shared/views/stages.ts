import { actorAgentId } from '../domain/principal.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { currentName } from '../domain/records/listed.ts';
import { firstReply } from '../domain/ticket/found-entries.ts';
import { type Moment, reachedNow } from '../domain/ticket/reached.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';

/** The stages of a ticket, in their order. */
export const stages = ['intake', 'assignment', 'working', 'resolution', 'closed'] as const;
export type Stage = (typeof stages)[number];

/** When a ticket reached a stage, and through whom. */
export interface StageReached {
  readonly timeMs: number;
  /** Empty if the desk itself did it. */
  readonly name: string;
}

export type StagesReached = { readonly [Each in Stage]?: StageReached };

/**
 * The stages that a ticket has reached: it was opened; assigned or answered; assigned and answered; resolved or closed;
 * closed.
 */
export function stagesReached(records: DeskRecords, ticket: Ticket): StagesReached {
  const { intake, conversation, requester } = ticket;
  const { assigned, ended, closed } = reachedNow(ticket);
  const answered = firstReply(conversation);
  const both = [assigned, answered].filter((moment) => moment !== undefined).toSorted((a, b) => a.timeMs - b.timeMs);
  const moments: { readonly [Each in Stage]?: Moment | undefined } = {
    intake: { timeMs: intake.openedMs, by: intake.openedBy },
    assignment: both[0],
    working: both[1],
    resolution: ended,
    closed,
  };

  function nameOf(by: string): string {
    const agentId = actorAgentId(by);
    if (agentId !== undefined) return records.get('agent', agentId)?.name ?? '';
    const isRequester = by === 'visitor' || by.startsWith('requester:');
    return isRequester ? currentName(records, 'person', requester.personId) : '';
  }

  return Object.fromEntries(
    stages.flatMap((stage) => {
      const moment = moments[stage];
      return moment ? [[stage, { timeMs: moment.timeMs, name: nameOf(moment.by) }]] : [];
    }),
  );
}
