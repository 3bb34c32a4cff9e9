import { expect, test } from 'vitest';
import type { Answer, Asked } from '../../../../../main/lookup/search/worker/requests.ts';
import { threadInProcess } from '../../../../support/index-in-process.ts';
import { type IndexedDesk, indexedDesks } from '../../../../support/indexed-desk.ts';

const { open, close } = indexedDesks();
const minutes = 60_000;

/** Lets time pass, and waits until there is no index. */
async function failing({ desk: { finder }, clock }: IndexedDesk, ms: number): Promise<void> {
  const failed = new Promise<void>((done) => {
    finder.onState(() => finder.state().kind === 'without' && done());
  });
  await clock.pass(ms);
  await failed;
}

function refused({ number }: Asked): Answer {
  return { number, kind: 'failed', fault: 'refused', message: 'database or disk is full' };
}

test('Y55: a search reads the texts while the disk refuses the index, which is built once it no longer does', async () => {
  let isFull = true;
  const world = await open({
    startThread: () =>
      threadInProcess((asked, answer) => (isFull && asked.question.name === 'write' ? refused(asked) : answer)),
  });
  const { finder } = world.desk;
  const id = await world.opened({ summary: 'One printer' });
  await failing(world, 1_000);
  expect(await world.found('printer')).toEqual([id]);
  expect(world.threads).toHaveLength(2);
  isFull = false;
  await world.clock.pass(5 * minutes);
  await finder.whenReady();
  expect(finder.state()).toEqual({ kind: 'ready' });
  expect(await world.found('printer')).toEqual([id]);
  expect(world.threads.at(-1)?.asked).toContain('find');
  expect(world.warnings).toEqual(
    Array(2).fill('The search index failed and is built again: refused, database or disk is full'),
  );
});

test('Y55: a search is answered when the thread of the index ends, and the index is built again', async () => {
  const world = await open();
  const id = await world.opened({ summary: 'One printer' });
  await world.indexed();
  world.threads[0]?.crash(new Error('Out of memory'));
  expect(await world.found('printer')).toEqual([id]);
  await world.desk.finder.whenReady();
  expect(world.desk.finder.state()).toEqual({ kind: 'ready' });
  expect(world.threads).toHaveLength(2);
  expect(await world.found('printer')).toEqual([id]);
});

test('Y55: a desk is closed without waiting longer for a thread that does not answer', async () => {
  const world = await open({
    startThread: () => {
      const thread = threadInProcess();
      const postMessage: typeof thread.postMessage = (message) => {
        if (message.question.name !== 'close') thread.postMessage(message);
      };
      return { ...thread, postMessage };
    },
  });
  await world.opened({ summary: 'One printer' });
  await world.indexed();
  let isClosed = false;
  const closing = close(world).then(() => {
    isClosed = true;
  });
  for (let turn = 0; turn < 1_000; turn += 1) await new Promise((done) => setImmediate(done));
  expect(isClosed).toBe(false);
  await world.clock.pass(2_000);
  await closing;
});

test('Y55: after several failures a desk goes without an index until it is opened again', async () => {
  const startThread = () => {
    const thread = threadInProcess();
    setImmediate(() => thread.crash(new Error('Cannot find module')));
    return thread;
  };
  const world = await open({ startThread });
  const id = await world.opened({ summary: 'One printer' });
  const over = world.desk.finder.whenReady();
  await failing(world, 1_000);
  for (let time = 0; time < 3; time += 1) await failing(world, 5 * minutes);
  await over;
  expect(world.desk.finder.state()).toEqual({ kind: 'without' });
  expect(world.threads).toHaveLength(5);
  expect(await world.found('printer')).toEqual([id]);
  await close(world);
  const next = await open();
  await next.indexed();
  expect(await next.found('printer')).toEqual([id]);
});

test('Y55: a search without an index returns what it has found after a second, and goes on from there', async () => {
  const world = await open({ isWithout: true });
  const ids: string[] = [];
  for (let count = 0; count < 9; count += 1) ids.unshift(await world.opened({ summary: `Printer ${count}` }));
  const { finder } = world.desk;
  const { words, clock } = {
    words: [{ text: 'printer', kind: 'word', isExcluded: false, isOpen: true } as const],
    ...world,
  };
  const first = finder.find(words, { limit: 100 });
  await clock.pass(2_000);
  const { hits, next } = await first;
  expect(hits.length).toBeLessThan(9);
  const rest = await finder.find(words, { limit: 100, below: next });
  expect([...hits, ...rest.hits].map(({ id }) => id)).toEqual(ids);
  expect(rest.next).toBeUndefined();
});
