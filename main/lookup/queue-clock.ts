import type { Id } from '../../shared/domain/id.ts';
import { createAlarm } from '../platform/alarm.ts';
import type { Clock } from '../platform/clock.ts';
import type { QueueIndex } from './queue-index.ts';

export interface QueueClockPorts {
  readonly queues: Pick<QueueIndex, 'clockMoved' | 'nextMs' | 'onMoment'>;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  /** Called with the agents whose queues changed because of the clock. */
  readonly onMoved: (agentIds: ReadonlySet<Id>) => void;
}

/**
 * Reports tickets that enter or leave queues because of the clock alone, when they do. Checks at least every minute, in
 * case the clock was set or the computer slept. Call the returned function to stop.
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
