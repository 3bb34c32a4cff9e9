import type { Id } from './id.ts';
import type { RecordState } from './records/record.ts';
import type { Ticket } from './ticket/ticket.ts';

export interface TicketChange {
  readonly before: Ticket | undefined;
  readonly after: Ticket;
}

/** What several commits together changed. */
export interface NetChange {
  /** Each ticket once: before the first of them and after the last. */
  readonly tickets: readonly TicketChange[];
  /** Each record once, as it is now. */
  readonly records: readonly RecordState[];
}

/** For those who show what is now, and not how it came about. */
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
