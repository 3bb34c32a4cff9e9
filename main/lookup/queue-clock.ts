import type { Id } from '../../shared/domain/id.ts';
import { createAlarm } from '../platform/alarm.ts';
import type { Clock } from '../platform/clock.ts';
import type { QueueIndex } from './queue-index.ts';

export interface QueueClockPorts {
  readonly queues: Pick<QueueIndex, 'clockMoved' | 'nextMs' | 'onMoment'>;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  /** Told of the agents in whose queues tickets came or went because their time has come. */
  readonly onMoved: (agentIds: ReadonlySet<Id>) => void;
}

/**
 * Tells of tickets that come and go by the clock alone, at the moment when they do. It is looked at every minute at
 * least, for a clock that was set and a computer that slept. The answer ends it.
 */
export function followQueueClock({ queues, clock, onMoved }: QueueClockPorts): () => void {
  const alarm = createAlarm(clock, ring);
  let isOver = false;

  function ring(): void {
    if (isOver) return;
    const moved = queues.clockMoved();
    const next = queues.nextMs();
    if (next !== undefined) alarm.set(next - clock.nowMs());
    if (moved.size > 0) onMoved(moved);
  }

  queues.onMoment(() => {
    const next = queues.nextMs();
    if (!isOver && next !== undefined) alarm.setWithin(Math.max(next - clock.nowMs(), 1));
  });
  ring();
  return () => {
    isOver = true;
    alarm.off();
  };
}
