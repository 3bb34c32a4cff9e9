import { createKeyedSerialQueue } from '../../shared/lib/serial-queue.ts';

/** Runs a task after all earlier ones of its lane; not at all if too many of them have not ended. */
export type Lanes = <T>(lane: string, task: () => Promise<T>) => Promise<T> | undefined;

/** Tasks of one lane run one after another, each lane separately, so that a crowd in one of them delays no other. */
export function createLanes(most: number): Lanes {
  const lanes = createKeyedSerialQueue();
  return (lane, task) => (lanes.pending(lane) < most ? lanes.run(lane, task) : undefined);
}
