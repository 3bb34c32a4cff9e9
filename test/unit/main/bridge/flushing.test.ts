import { beforeEach, describe, expect, test } from 'vitest';
import { createFlushing, type Flushing } from '../../../../main/bridge/flushing.ts';

let asked: string[];
let waited: number;
let flushing: Flushing;
/** What happens at a moment, in milliseconds from the start. */
let plan: Map<number, () => void>;

beforeEach(() => {
  asked = [];
  waited = 0;
  plan = new Map();
  flushing = createFlushing(
    (windowId) => void asked.push(windowId),
    async (ms) => {
      waited += ms;
      plan.get(waited)?.();
    },
  );
});

describe('letting windows save their text', () => {
  test('asks each once, and waits until all have answered', async () => {
    plan.set(40, () => flushing.note('a', false));
    plan.set(100, () => flushing.note('b', false));
    expect(await flushing.flush(['a', 'b'])).toBe(false);
    expect([asked, waited]).toEqual([['a', 'b'], 100]);
  });

  test('says when some could not', async () => {
    plan.set(20, () => flushing.note('a', true));
    plan.set(40, () => flushing.note('b', false));
    expect(await flushing.flush(['a', 'b'])).toBe(true);
  });

  test('waits only a moment, and a window without an answer does not block the others', async () => {
    expect(await flushing.flush(['a'])).toBe(false);
    expect(waited).toBe(2_000);
    plan.set(2_020, () => flushing.note('b', true));
    expect(await flushing.flush(['a', 'b'])).toBe(true);
    expect(waited).toBe(4_000);
  });

  test('does not wait where there is no window', async () => {
    expect([await flushing.flush([]), waited]).toEqual([false, 0]);
  });

  test('asks again each time: a failed save may succeed now', async () => {
    plan.set(20, () => flushing.note('a', true));
    expect(await flushing.flush(['a'])).toBe(true);
    plan.set(40, () => flushing.note('a', false));
    expect(await flushing.flush(['a'])).toBe(false);
  });

  test('waits only for the windows that it asked', async () => {
    flushing.note('other', true);
    plan.set(20, () => flushing.note('a', false));
    expect(await flushing.flush(['a'])).toBe(false);
  });

  test('loses no unsaved text when a second request arrives', async () => {
    let second: Promise<boolean> | undefined;
    plan.set(20, () => flushing.note('a', true));
    plan.set(40, () => {
      second = flushing.flush(['a']);
    });
    plan.set(80, () => flushing.note('a', true));
    plan.set(120, () => flushing.note('b', false));
    expect(await flushing.flush(['a', 'b'])).toBe(true);
    expect(await second).toBe(true);
  });
});
