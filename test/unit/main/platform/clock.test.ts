import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Clock, pause, systemClock } from '../../../../main/platform/clock.ts';
import { monday } from '../../../support/test-desk.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

/** The real clock with fake timers must behave like the test clock. */
interface Told {
  readonly clock: Clock;
  readonly pass: (ms: number) => Promise<unknown>;
}

const clocks: Readonly<Record<string, () => Told>> = {
  'of this computer': () => ({ clock: systemClock, pass: (ms) => vi.advanceTimersByTimeAsync(ms) }),
  'of a test': () => {
    vi.useRealTimers();
    const clock = virtualClock({ nowMs: monday });
    return { clock, pass: clock.pass };
  },
};

beforeEach(() =>
  vi.useFakeTimers({ now: monday, toFake: ['Date', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] }),
);
afterEach(() => vi.useRealTimers());

describe.each(Object.keys(clocks))('a clock %s', (name) => {
  let told: Told;
  let happened: string[];

  beforeEach(() => {
    told = clocks[name]?.() ?? expect.fail('There is no such clock');
    happened = [];
  });

  const note = (what: string) => () => void happened.push(`${what} at ${told.clock.nowMs() - monday}`);

  test('does what waits in the order of its times, each at its own', async () => {
    told.clock.after(300, note('late'));
    told.clock.after(100, note('early'));
    await told.pass(99);
    expect(happened).toEqual([]);
    await told.pass(500);
    expect(happened).toEqual(['early at 100', 'late at 300']);
    expect(told.clock.nowMs()).toBe(monday + 599);
  });

  test('does what follows from it within the same time', async () => {
    told.clock.after(100, () => told.clock.after(100, note('next')));
    await told.pass(250);
    expect(happened).toEqual(['next at 200']);
  });

  test('does nothing that was called off, also after it was done', async () => {
    const callOff = told.clock.after(100, note('never'));
    callOff();
    const late = told.clock.after(50, note('done'));
    await told.pass(200);
    late();
    expect(happened).toEqual(['done at 50']);
  });

  test('does what is to happen again and again until it is called off', async () => {
    const callOff = told.clock.every(100, note('tick'));
    await told.pass(250);
    callOff();
    await told.pass(250);
    expect(happened).toEqual(['tick at 100', 'tick at 200']);
  });

  test('ends a pause', async () => {
    const paused = pause(told.clock, 100).then(note('on'));
    await told.pass(100);
    await paused;
    expect(happened).toEqual(['on at 100']);
  });
});
