import type { ShownItem, ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { threadItems } from '../../shared/views/thread.ts';
import type { Engine } from '../engine/engine.ts';
import type { ThreadRange } from '../engine/thread-part.ts';
import { type EntryPorts, shownEntry } from './shown-entry.ts';

export interface ThreadPagePorts extends EntryPorts {
  readonly engine: Pick<Engine, 'tickets' | 'records' | 'thread'>;
}

/** A part of a ticket's thread for a window. */
export async function threadPage(
  ports: ThreadPagePorts,
  windowId: string,
  ticket: Ticket,
  range: ThreadRange,
): Promise<ThreadPage> {
  const { engine } = ports;
  const { commits, ...extent } = await engine.thread.page(ticket.id, range);
  const items: ShownItem[] = [];
  for (const item of threadItems(commits, engine.records, ticket.conversation))
    items.push(item.kind === 'change' ? item : await shownEntry(ports, windowId, ticket.id, item));
  return { items, ...extent };
}
