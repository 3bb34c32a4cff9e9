import type { ShownItem, ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { threadItems } from '../../shared/views/thread.ts';
import type { Engine } from '../engine/engine.ts';
import type { ThreadRange } from '../engine/thread-part.ts';
import { createSlices } from '../platform/in-slices.ts';
import { type EntryPorts, faultsOf, shownEntry } from './shown-entry.ts';

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
  const found = threadItems(commits, engine.records, ticket.conversation, ticket.status.missed);
  const attachments = found.flatMap((item) => (item.kind === 'entry' ? item.attachments : []));
  const faults = await faultsOf(ports, attachments);
  const items: ShownItem[] = [];
  // Bodies may be long.
  const rest = createSlices();
  for (const item of found) {
    items.push(item.kind === 'change' ? item : shownEntry(ports, windowId, ticket.id, item, faults));
    const pause = rest();
    if (pause) await pause;
  }
  return { items, ...extent };
}
