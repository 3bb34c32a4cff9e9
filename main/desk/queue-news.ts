import { followQueueClock, type QueueClockPorts } from '../lookup/queue-clock.ts';
import type { DeskManager } from './desk-manager.ts';

/** Tells of the queues of whichever desk is open when the clock alone has changed them. The returned function ends that. */
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
