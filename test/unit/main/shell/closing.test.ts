import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../main/platform/clock.ts';
import type { Closing } from '../../../../main/shell/closing.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;
let window: FakeWindow;
let happened: string[];
let bugs: unknown[];
/** The result of a flush: whether some text could not be saved. */
let flush: () => Promise<boolean>;
let answer: (mayLose: boolean | Error) => void;
let finish: (error?: Error) => void;
let failsAtEnd: boolean;
let closing: Closing;

beforeEach(async () => {
  vi.useFakeTimers();
  await start();
});

async function start(platform: NodeJS.Platform = 'linux'): Promise<void> {
  fake = createFakeElectron({ platform });
  fake.app.becomeReady();
  window = fake.openWindow({ show: false });
  happened = [];
  bugs = [];
  flush = async () => false;
  failsAtEnd = false;
  const { closeInOrder } = await loadedWith(fake.electron, () => import('../../../../main/shell/closing.ts'));
  closing = closeInOrder({
    clock: systemClock,
    platform,
    flush: () => {
      happened.push('flush');
      return flush();
    },
    mayLose: () => {
      happened.push('ask');
      return new Promise((resolve, reject) => {
        answer = (mayLose) => (mayLose instanceof Error ? reject(mayLose) : resolve(mayLose));
      });
    },
    close: () => {
      happened.push('close');
      return new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve());
      });
    },
    atEnd: () => {
      happened.push('at end');
      if (failsAtEnd) throw new Error('no update');
    },
    onBug: (error) => void bugs.push(error),
  });
  closing.watch(window.window);
}

afterEach(() => {
  vi.useRealTimers();
});

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}

async function quit(): Promise<void> {
  fake.app.app.quit();
  await settled();
}

/** The system says that it shuts down; Electron hands over an event here that its types do not mention. */
function shutDown(): ReturnType<typeof fakeEvent> {
  const event = fakeEvent();
  (fake.power.emit as (name: 'shutdown', event: unknown) => void)('shutdown', event);
  return event;
}

/** Windows says that the session ends. */
function endSession(): ReturnType<typeof fakeEvent> {
  const event = fakeEvent({ reasons: ['shutdown' as const] });
  window.emit('query-session-end', event);
  return event;
}

describe('quitting', () => {
  test('lets the windows save their text, closes the desk and then ends', async () => {
    await quit();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'close'], false]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit(), bugs]).toEqual([['flush', 'close', 'at end'], true, []]);
  });

  test('comes although a remaining step fails, which is reported', async () => {
    failsAtEnd = true;
    await quit();
    finish();
    await settled();
    expect([fake.app.hasQuit(), bugs]).toEqual([true, [new Error('no update')]]);
  });

  test('closes the desk once, however often it is requested', async () => {
    for (let times = 0; times < 5; times += 1) fake.app.app.quit();
    shutDown();
    closing.endNow();
    await quit();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'close'], false]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'close'], true]);
  });

  test('ends even when the desk cannot be closed, and the fault is reported', async () => {
    await quit();
    finish(new Error('no'));
    await settled();
    expect([fake.app.hasQuit(), bugs]).toEqual([true, [new Error('no')]]);
  });

  test('does not wait for ever', async () => {
    await quit();
    await vi.advanceTimersByTimeAsync(4_990);
    expect(fake.app.hasQuit()).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    expect([fake.app.hasQuit(), bugs]).toEqual([true, [new Error('Closing took too long')]]);
  });

  test('comes with the last window', async () => {
    fake.app.emit('window-all-closed');
    await settled();
    expect(happened).toEqual(['flush', 'close']);
  });

  test('is over before the windows go: only then do they close', async () => {
    expect(closing.isEnding()).toBe(false);
    await quit();
    expect(closing.isEnding()).toBe(true);
    finish();
    await settled();
    expect(closing.isEnding()).toBe(true);
  });
});

describe('quitting with unsaved text', () => {
  beforeEach(() => {
    flush = async () => true;
  });

  test('ES15: asks first, and closes nothing before the answer', async () => {
    await quit();
    expect([happened, closing.isEnding(), fake.app.hasQuit()]).toEqual([['flush', 'ask'], false, false]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'ask'], false]);
  });

  test('keeps running when a person cancels, and asks again the next time', async () => {
    await quit();
    answer(false);
    await settled();
    expect([happened, closing.isEnding(), fake.app.hasQuit()]).toEqual([['flush', 'ask'], false, false]);
    flush = async () => false;
    await quit();
    expect(happened).toEqual(['flush', 'ask', 'flush', 'close']);
  });

  test('closes once when a person quits anyway', async () => {
    await quit();
    answer(true);
    await settled();
    await quit();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'ask', 'close'], false]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'ask', 'close', 'at end'], true]);
  });

  test('asks once, however often it is requested', async () => {
    for (let times = 0; times < 5; times += 1) await quit();
    expect(happened).toEqual(['flush', 'ask']);
  });
});

describe('a fault while asking', () => {
  test('about unsaved text counts as unsaved text, and is reported', async () => {
    flush = async () => {
      throw new Error('no window');
    };
    await quit();
    expect([happened, bugs]).toEqual([['flush', 'ask'], [new Error('no window')]]);
    answer(true);
    await settled();
    expect(happened).toEqual(['flush', 'ask', 'close']);
  });

  test('of the question itself loses nothing, and the program can still be quit', async () => {
    flush = async () => true;
    await quit();
    answer(new Error('no dialog'));
    await settled();
    expect([happened, bugs, fake.app.hasQuit()]).toEqual([['flush', 'ask'], [new Error('no dialog')], false]);
    flush = async () => false;
    await quit();
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'ask', 'flush', 'close', 'at end'], true]);
  });
});

describe.each([
  ['macOS', 'darwin', shutDown],
  ['Linux', 'linux', shutDown],
  ['Windows', 'win32', endSession],
] as const)('the end of the session on %s', (_which, platform, end) => {
  beforeEach(() => start(platform));

  test('ES15: waits for the desk, without a question although text would be lost', async () => {
    flush = async () => true;
    const event = end();
    expect([event.defaultPrevented, happened, closing.isEnding()]).toEqual([true, ['close'], true]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['close'], true]);
  });

  test('waits no longer than it takes, nor for a desk that never closes', async () => {
    end();
    await vi.advanceTimersByTimeAsync(5_001);
    expect([fake.app.hasQuit(), end().defaultPrevented]).toEqual([true, false]);
  });

  test('does not wait for the answer to a question, and no answer matters any more', async () => {
    for (const mayLose of [false, true, new Error('gone')]) {
      await start(platform);
      flush = async () => true;
      await quit();
      expect(end().defaultPrevented).toBe(true);
      answer(mayLose);
      await settled();
      expect([happened, closing.isEnding()]).toEqual([['flush', 'ask', 'close'], true]);
      finish();
      await settled();
      expect(fake.app.hasQuit()).toBe(true);
    }
  });

  test('closes the desk once, although a person has just quit', async () => {
    let flushed: (isLost: boolean) => void = () => undefined;
    flush = () =>
      new Promise((resolve) => {
        flushed = resolve;
      });
    await quit();
    end();
    flushed(true);
    await settled();
    end();
    expect(happened).toEqual(['flush', 'close']);
  });
});

test('a hurried session end on Windows skips the question: the desk is still closed, and once', async () => {
  await start('win32');
  const event = fakeEvent({ reasons: ['critical' as const] });
  window.emit('session-end', event);
  expect([event.defaultPrevented, happened]).toEqual([false, ['close']]);
  endSession();
  finish();
  await settled();
  expect([happened, fake.app.hasQuit()]).toEqual([['close'], true]);
});

describe('a signal', () => {
  test('ES15: ends the program in order, however often it comes, without a question although text would be lost', async () => {
    flush = async () => true;
    for (let times = 0; times < 3; times += 1) closing.endNow();
    expect([happened, closing.isEnding()]).toEqual([['close'], true]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['close'], true]);
  });

  test('does not wait for the answer to a question', async () => {
    flush = async () => true;
    await quit();
    closing.endNow();
    answer(false);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'ask', 'close'], true]);
  });
});

describe('ending to do something then', () => {
  function end(): Promise<'ending' | 'words-unsaved'> {
    return closing.endUnlessLost(() => {
      happened.push('last');
      fake.app.app.quit();
    });
  }

  test('does it once the desk is closed', async () => {
    expect(await end()).toBe('ending');
    expect([happened, closing.isEnding()]).toEqual([['flush', 'close'], true]);
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'close', 'last'], true]);
  });

  test('asks no question where text would be lost, says so and changes nothing', async () => {
    flush = async () => true;
    expect(await end()).toBe('words-unsaved');
    await settled();
    expect([happened, closing.isEnding(), fake.app.hasQuit()]).toEqual([['flush'], false, false]);
    flush = async () => false;
    expect(await end()).toBe('ending');
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'flush', 'close', 'last'], true]);
  });

  test('says so too where it is unknown whether text would be lost', async () => {
    flush = async () => {
      throw new Error('no window');
    };
    expect(await end()).toBe('words-unsaved');
    expect([bugs, closing.isEnding()]).toEqual([[new Error('no window')], false]);
  });

  test('is done once, and quitting during it changes nothing', async () => {
    expect(await end()).toBe('ending');
    expect(await end()).toBe('ending');
    await quit();
    finish();
    await settled();
    expect(happened).toEqual(['flush', 'close', 'last']);
  });

  test('comes too late where the system ends already', async () => {
    const outcome = end();
    shutDown();
    expect(await outcome).toBe('ending');
    finish();
    await settled();
    expect([happened, fake.app.hasQuit()]).toEqual([['flush', 'close'], true]);
  });
});
