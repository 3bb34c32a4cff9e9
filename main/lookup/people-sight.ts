import type { Access } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { standingId } from '../../shared/domain/records/standing.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** Whom each agent knows by name, remembered until it may have become another answer: it is asked at every keystroke. */
export interface PeopleSight {
  readonly isKnown: (access: Access, personId: Id) => boolean;
  readonly ticketChanged: (before: Ticket | undefined, after: Ticket) => void;
  /** Forgets everything: what agents see, or who took whose place, has changed. */
  readonly forget: () => void;
}

export function createPeopleSight(look: PeopleSight['isKnown'], records: DeskRecords): PeopleSight {
  const byAgent = new Map<Id, Map<Id, boolean>>();

  function forgetRequester(ticket: Ticket | undefined): void {
    const personId = ticket && standingId(records, 'person', ticket.requester.personId);
    if (personId !== undefined) for (const known of byAgent.values()) known.delete(personId);
  }

  return {
    isKnown: (access, personId) => {
      const known = byAgent.get(access.agentId) ?? new Map<Id, boolean>();
      byAgent.set(access.agentId, known);
      const answer = known.get(personId) ?? look(access, personId);
      known.set(personId, answer);
      return answer;
    },
    ticketChanged: (before, after) => {
      forgetRequester(before);
      forgetRequester(after);
    },
    forget: () => byAgent.clear(),
  };
}
