import type { Engine } from '../../main/engine/engine.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { type ThreadCommit, type ThreadItem, threadItems } from '../../shared/views/thread.ts';

type Threads = Pick<Engine, 'thread' | 'tickets' | 'records'>;

/** Every commit that has something to show in a ticket's thread, in order. */
async function wholeThread({ thread }: Pick<Threads, 'thread'>, ticketId: string): Promise<readonly ThreadCommit[]> {
  const { commits } = await thread.page(ticketId, { from: null, before: null, limit: Number.MAX_SAFE_INTEGER });
  return commits;
}

/** The events of those commits. */
export async function threadEvents(engine: Pick<Threads, 'thread'>, ticketId: string): Promise<StampedEvent[]> {
  return (await wholeThread(engine, ticketId)).flatMap(({ events }) => events);
}

/** Every item of a ticket's thread, in order. */
export async function threadOf(engine: Threads, ticketId: string): Promise<ThreadItem[]> {
  const [ticket] = await engine.tickets.load([ticketId]);
  const entries = ticket?.conversation.entries ?? [];
  return threadItems(await wholeThread(engine, ticketId), engine.records, { entries }, ticket?.status.missed);
}
