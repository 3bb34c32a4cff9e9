import { beginSlice } from '../platform/in-slices.ts';

/** Starts a task, now or in a later turn of the event loop. */
export type Start = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Requests that come in one turn of the event loop start in slices, in their order. Each is parsed before it first
 * waits for something, so hundreds at once would block the process while all of them are parsed.
 */
export function createStart(begin: () => () => boolean = beginSlice): Start {
  const waiting: (() => void)[] = [];
  /** Of the present turn; undefined if nothing has started in it. */
  let isOver: (() => boolean) | undefined;

  function beginTurn(): () => boolean {
    setImmediate(nextTurn);
    isOver = begin();
    return isOver;
  }

  function nextTurn(): void {
    isOver = undefined;
    if (waiting.length === 0) return;
    const isEnough = beginTurn();
    do waiting.shift()?.();
    while (waiting.length > 0 && !isEnough());
  }

  return (task) => {
    const isEnough = isOver ?? beginTurn();
    if (waiting.length === 0 && !isEnough()) return task();
    return new Promise((resolve) => waiting.push(() => resolve(task())));
  };
}
