import type { ShownItem, TicketPage } from '../../shared/bridge/contract/tickets.ts';
import type { Permission } from '../../shared/domain/permission.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { threadItems } from '../../shared/views/thread.ts';
import { ticketDetails } from '../../shared/views/ticket-details.ts';
import type { Engine } from '../engine/engine.ts';
import type { QueryContext } from './handlers.ts';
import { type EntryPorts, shownEntry } from './shown-entry.ts';

export interface TicketPagePorts extends EntryPorts {
  readonly engine: Pick<Engine, 'tickets' | 'records' | 'thread'>;
}

/** A ticket with the newest `count` items of its thread. */
export async function ticketPage(
  ports: TicketPagePorts,
  { access, windowId }: QueryContext,
  ticket: Ticket,
  may: ReadonlySet<Permission>,
  count: number,
): Promise<TicketPage> {
  const { engine } = ports;
  const all = threadItems(await engine.thread(ticket.id), engine.records);
  const items: ShownItem[] = [];
  for (const item of all.slice(-count))
    items.push(item.kind === 'change' ? item : await shownEntry(ports, windowId, ticket.id, item));
  return { details: ticketDetails(engine.records, ticket, access, may), items, earlier: all.length - items.length };
}
