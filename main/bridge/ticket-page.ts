import type { ShownItem, TicketPage } from '../../shared/bridge/contract/tickets.ts';
import type { Permission } from '../../shared/domain/permission.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { threadItems } from '../../shared/views/thread.ts';
import { ticketFacts } from '../../shared/views/ticket-facts.ts';
import type { Asking } from './answers.ts';
import { shownEntry } from './shown-entry.ts';

/** A ticket with the newest `count` items of its thread. */
export async function ticketPage(
  asking: Asking,
  ticket: Ticket,
  may: ReadonlySet<Permission>,
  count: number,
): Promise<TicketPage> {
  const { engine } = asking.desk;
  const all = threadItems(await engine.thread(ticket.id), engine.records);
  const items: ShownItem[] = [];
  for (const item of all.slice(-count))
    items.push(item.kind === 'change' ? item : await shownEntry(asking, ticket.id, item));
  return { facts: ticketFacts(engine.records, ticket, asking.access, may), items, earlier: all.length - items.length };
}
