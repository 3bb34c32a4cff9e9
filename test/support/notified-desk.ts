import type { StartingRecord } from '../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from './memory-desk.ts';
import { type NotifierWorld, notifierAt, told } from './notifier-world.ts';

/** A desk whose notices are watched, in the words of what happens on it. */
export interface NotifiedDesk {
  readonly desk: MemoryDesk;
  readonly world: NotifierWorld;
  /** The notifications since the last call, in short form. */
  readonly heard: (ms?: number) => Promise<string[]>;
  readonly assigned: (ticketId: string, agentId: string | null, teamId?: string | null) => Promise<unknown>;
  readonly said: (ticketId: string, agentId?: string) => Promise<unknown>;
  readonly dueIn: (ticketId: string, ms: number, agentId?: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export async function notifiedDesk(records: readonly StartingRecord[] = []): Promise<NotifiedDesk> {
  const desk = await memoryDesk(records);
  const world = await notifierAt(desk);
  return {
    desk,
    world,
    heard: async (ms = told) => {
      await world.passes(ms);
      return world.notices.splice(0).map((notice) => {
        const what = notice.kind === 'locked' ? 'something' : notice.about;
        const which =
          notice.kind === 'ticket' ? notice.number : notice.kind === 'several' ? notice.ticketIds.length : '';
        return `${notice.agentId}: ${what} ${which}`.trim();
      });
    },
    assigned: (ticketId, agentId, teamId = null) =>
      desk.does('jane', 'assignment.assign', { ticketId, agentId, teamId }),
    said: (ticketId, agentId = 'jane') =>
      desk.does(agentId, 'conversation.record', { ticketId, details: 'Is there any news?', source: 'phone' }),
    dueIn: (ticketId, ms, agentId = 'jane') =>
      desk.does(agentId, 'due.set', { ticketId, dueMs: desk.clock.nowMs + ms }),
    close: async () => {
      await world.close();
      await desk.close();
    },
  };
}
