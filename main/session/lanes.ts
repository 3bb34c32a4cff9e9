import { createKeyedSerialQueue } from '../../shared/lib/serial-queue.ts';

/** Runs a task after all earlier ones of its lane; returns undefined if too many are pending. */
export type Lanes = <T>(lane: string, task: () => Promise<T>) => Promise<T> | undefined;

/** Tasks of one lane run in order, each lane separately, so that a busy lane does not delay others. */
export function createLanes(most: number): Lanes {
  const lanes = createKeyedSerialQueue();
  return (lane, task) => (lanes.pending(lane) < most ? lanes.run(lane, task) : undefined);
}
