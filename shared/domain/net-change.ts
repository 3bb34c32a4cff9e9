import type { Id } from './id.ts';
import type { RecordState } from './records/record.ts';
import type { Ticket } from './ticket/ticket.ts';

export interface TicketChange {
  readonly before: Ticket | undefined;
  readonly after: Ticket;
}

/** The combined change of several commits. */
export interface NetChange {
  /** Each ticket once: before the first of them and after the last. */
  readonly tickets: readonly TicketChange[];
  /** Each record once, in its present state. */
  readonly records: readonly RecordState[];
}

/** For listeners that only need the result. */
export function netChange(commits: readonly NetChange[]): NetChange {
  const tickets = new Map<Id, TicketChange>();
  const records = new Map<string, RecordState>();
  for (const commit of commits) {
    for (const { before, after } of commit.tickets) {
      const known = tickets.get(after.id);
      tickets.set(after.id, { before: known ? known.before : before, after });
    }
    for (const record of commit.records) records.set(`${record.kind}:${record.id}`, record);
  }
  return { tickets: [...tickets.values()], records: [...records.values()] };
}
