import type { EnginePorts } from './ports.ts';

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
