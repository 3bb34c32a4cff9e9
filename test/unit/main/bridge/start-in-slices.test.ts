import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createStart } from '../../../../main/bridge/start-in-slices.ts';

/** Starts of which so many fit into a slice, and the number of tasks that have started. */
function starting(inSlice: number) {
  const started: number[] = [];
  const begin = () => {
    const before = started.length;
    return () => started.length - before >= inSlice;
  };
  const start = createStart(begin);
  const startMany = (from: number, to: number) => {
    return Array.from({ length: to - from }, (_none, index) => {
      return start(async () => {
        started.push(from + index);
        return from + index;
      });
    });
  };
  return { started, startMany };
}

test('requests that come at once start in slices, in their order, and each gets its own answer', async () => {
  const { started, startMany } = starting(10);
  const all = startMany(0, 25);
  const counts = [started.length];
  while (started.length < 25) {
    await nextTurn();
    counts.push(started.length);
  }
  expect(counts).toEqual([10, 20, 25]);
  const inOrder = Array.from({ length: 25 }, (_none, index) => index);
  expect(started).toEqual(inOrder);
  expect(await Promise.all(all)).toEqual(inOrder);
});

test('a request that comes while others wait starts after them', async () => {
  const { started, startMany } = starting(2);
  const first = startMany(0, 3);
  await Promise.resolve();
  const later = startMany(3, 4);
  expect(started).toEqual([0, 1]);
  await Promise.all([...first, ...later]);
  expect(started).toEqual([0, 1, 2, 3]);
});

test('a single request starts at once, also after many', async () => {
  const { started, startMany } = starting(1);
  await Promise.all(startMany(0, 3));
  await nextTurn();
  const one = startMany(3, 4);
  expect(started).toEqual([0, 1, 2, 3]);
  await Promise.all(one);
});

test('a request that fails tells its own caller, and the others start', async () => {
  const start = createStart(() => () => true);
  const one = start(() => Promise.reject(new Error('It failed')));
  const other = start(() => Promise.resolve('done'));
  await expect(one).rejects.toThrow('It failed');
  expect(await other).toBe('done');
});
