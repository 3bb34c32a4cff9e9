import { followQueueClock, type QueueClockPorts } from '../lookup/queue-clock.ts';
import type { DeskManager } from './desk-manager.ts';

/** Notifies of queue changes caused by the clock, on whichever desk is open. Call the returned function to stop. */
export function followQueues(
  deskManager: Pick<DeskManager, 'desk' | 'onChange'>,
  ports: Omit<QueueClockPorts, 'queues'>,
): () => void {
  let end = (): void => undefined;

  function begin(): void {
    end();
    const desk = deskManager.desk();
    end = desk ? followQueueClock({ queues: desk.queues, ...ports }) : () => undefined;
  }

  deskManager.onChange(begin);
  begin();
  return () => end();
}
