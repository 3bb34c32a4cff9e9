import type { SerialQueue } from '../../shared/lib/serial-queue.ts';
import type { EnginePorts } from './ports.ts';
import type { Completeness } from './rows/completeness.ts';

/** Lets other tasks run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Divides work into slices: call it between two steps, and wait if it returns a promise. */
export function createRests({ beginSlice }: Pick<EnginePorts, 'beginSlice'>): () => Promise<void> | undefined {
  let isOver = beginSlice();

  async function rest(): Promise<void> {
    await nextTurn();
    isOver = beginSlice();
  }

  return () => (isOver() ? rest() : undefined);
}

/** The result of steps, between which other tasks run. */
export async function inTurns<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** Who waits for a turn waits for what is loaded before it, too. */
export function wanting(queue: SerialQueue, { whenComplete }: Pick<Completeness, 'whenComplete'>): SerialQueue {
  return {
    run: (task) => {
      void whenComplete();
      return queue.run(task);
    },
    idle: () => {
      void whenComplete();
      return queue.idle();
    },
  };
}
