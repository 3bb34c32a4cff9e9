import { followQueueClock, type QueueClockPorts } from '../lookup/queue-clock.ts';
import type { DeskHouse } from './house.ts';

/** Tells of the queues of whichever desk is open when the clock alone has changed them. The returned function ends that. */
export function followQueues(
  house: Pick<DeskHouse, 'desk' | 'onChange'>,
  ports: Omit<QueueClockPorts, 'queues'>,
): () => void {
  let end = (): void => undefined;

  function begin(): void {
    end();
    const desk = house.desk();
    end = desk ? followQueueClock({ queues: desk.queues, ...ports }) : () => undefined;
  }

  house.onChange(begin);
  begin();
  return () => end();
}
