/** Does a task when all earlier ones of its lane are done; nothing where too many wait there already. */
export type Lanes = <T>(lane: string, task: () => Promise<T>) => Promise<T> | undefined;

interface Lane {
  tail: Promise<unknown>;
  waiting: number;
}

/** Tasks of one lane go one after another, each lane for itself, so that a crowd in one of them holds up no other. */
export function createLanes(most: number): Lanes {
  const lanes = new Map<string, Lane>();

  return (name, task) => {
    const lane = lanes.get(name) ?? { tail: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= most) return undefined;
    lanes.set(name, lane);
    lane.waiting += 1;
    const result = lane.tail.then(task).finally(() => {
      lane.waiting -= 1;
      if (lane.waiting === 0) lanes.delete(name);
    });
    lane.tail = result.catch(() => undefined); // The caller hears of it; the next in line goes on.
    return result;
  };
}
