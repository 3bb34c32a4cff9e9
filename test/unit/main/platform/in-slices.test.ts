import { expect, test } from 'vitest';
import { inSlices, sliceLimit, type Work } from '../../../../main/platform/in-slices.ts';

/** Work of so many slices, which notes its name at each. */
function noted(name: string, slices: number, notes: string[]): Work {
  let left = slices;
  return () => {
    notes.push(name);
    left -= 1;
    return left === 0;
  };
}

/** Notes each turn of the event loop, until it is stopped. */
function noteTurns(notes: string[]): () => void {
  let isOver = false;
  const note = (): void => {
    notes.push('-');
    if (!isOver) setImmediate(note);
  };
  setImmediate(note);
  return () => {
    isOver = true;
  };
}

test('V111: several pieces of work take turns, and between two slices the process can do something else', async () => {
  const notes: string[] = [];
  const stop = noteTurns(notes);
  await Promise.all([inSlices(noted('a', 3, notes)), inSlices(noted('b', 2, notes))]);
  stop();
  expect(notes.join('')).toBe('-a-b-a-b-a');
});

test('V111: work that is begun by other work waits for its turn, too', async () => {
  const notes: string[] = [];
  const stop = noteTurns(notes);
  const begun: Promise<void>[] = [];
  const beginning = noted('a', 4, notes);
  await inSlices((isEnough) => {
    begun.push(inSlices(noted('b', 2, notes)));
    return beginning(isEnough);
  });
  await Promise.all(begun);
  stop();
  expect(notes.join('')).not.toMatch(/[ab]{2}/);
  expect(notes.filter((note) => note === 'b')).toHaveLength(8);
});

test('V111: work that fails does not keep other work from going on', async () => {
  const notes: string[] = [];
  const failing = inSlices(() => {
    throw new Error('broken');
  });
  const other = inSlices(noted('a', 2, notes));
  await expect(failing).rejects.toThrow('broken');
  await other;
  expect(notes).toEqual(['a', 'a']);
});

test('V111: what is small is done in one slice, however slow the computer is', () => {
  const isEnough = sliceLimit();
  expect(Array.from({ length: 200 }, isEnough)).not.toContain(true);
});
