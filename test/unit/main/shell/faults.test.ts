import type { RenderProcessGoneDetails } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../main/platform/clock.ts';
import type { FaultPorts } from '../../../../main/shell/faults.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { type FakeContents, fakeContents } from '../../../support/electron-fake/web-contents.ts';

type Listener = (...given: unknown[]) => void;

const watched = ['uncaughtException', 'unhandledRejection'] as const;

let fake: FakeElectron;
let happened: string[];
let bugs: unknown[];
let warnings: string[];
/** What others listen to: the test runner itself, for example. */
let others: Map<string, Listener[]>;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFakeElectron();
  happened = [];
  bugs = [];
  warnings = [];
  others = new Map(watched.map((name) => [name, listenersOf(name)]));
});

afterEach(() => {
  for (const listener of watched.flatMap((name) => ownListeners(name))) {
    for (const name of watched) process.off(name, listener);
  }
  vi.useRealTimers();
});

function listenersOf(name: string): Listener[] {
  // Safe: they are only compared, and called as the process calls them.
  return process.listeners(name as 'exit') as Listener[];
}

/** What the program itself has put there. */
function ownListeners(name: string): Listener[] {
  return listenersOf(name).filter((listener) => !others.get(name)?.includes(listener));
}

const log = { warn: (message: string) => void warnings.push(message), bug: (error: unknown) => void bugs.push(error) };

/** Lets the program end on faults, with these parts of it. */
async function ending(ports: Partial<FaultPorts> = {}): Promise<(error: unknown) => void> {
  const { endOnFault } = await loadedWith(fake.electron, () => import('../../../../main/shell/faults.ts'));
  return endOnFault({
    clock: systemClock,
    log,
    saveReport: () => void happened.push('keep'),
    flush: async () => void happened.push('flush'),
    startAgain: () => void happened.push('start again'),
    ...ports,
  });
}

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}

function exits(): unknown[] {
  return fake.record.given('app.exit');
}

describe('a fault of the program', () => {
  test('ends it, and restarts it with a report, after saving the windows’ text', async () => {
    const error = new Error('a bug');
    const end = await ending({
      saveReport: (kept) => void happened.push(`keep ${String(kept)}`),
      flush: async () => {
        happened.push('flush');
        expect(exits()).toEqual([]);
      },
    });
    end(error);
    await settled();
    expect([happened, bugs]).toEqual([['keep Error: a bug', 'start again', 'flush'], [error]]);
    expect(exits()).toEqual([[1]]);
  });

  test('ends it once, whatever fails while it ends', async () => {
    const end = await ending();
    end(new Error('first'));
    end(new Error('second'));
    await settled();
    end(new Error('third'));
    await settled();
    expect([happened, bugs, exits().length]).toEqual([['keep', 'start again', 'flush'], [new Error('first')], 1]);
  });

  test('ends it although the windows never answer', async () => {
    const end = await ending({ flush: () => new Promise(() => undefined) });
    end(new Error('a bug'));
    await vi.advanceTimersByTimeAsync(1_490);
    expect(exits()).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(exits()).toEqual([[1]]);
  });

  const broken = () => {
    throw new Error('broken');
  };

  test.each<[string, Partial<FaultPorts>, string[]]>([
    ['the report cannot be kept', { saveReport: broken }, ['start again', 'flush']],
    ['nothing can be started again', { startAgain: broken }, ['keep', 'flush']],
    ['the windows cannot be asked', { flush: broken }, ['keep', 'start again']],
    ['the windows fail', { flush: () => Promise.reject(new Error('broken')) }, ['keep', 'start again']],
  ])('ends it although %s', async (_what, ports, rest) => {
    const end = await ending(ports);
    end(new Error('a bug'));
    await settled();
    expect([happened, bugs]).toEqual([rest, [new Error('a bug'), new Error('broken')]]);
    expect(exits()).toEqual([[1]]);
  });

  test('ends it although not even the log works', async () => {
    const end = await ending({ log: { warn: broken, bug: broken }, saveReport: broken, flush: broken });
    end(new Error('a bug'));
    await settled();
    expect([happened, exits()]).toEqual([['start again'], [[1]]]);
  });

  test.each(watched)('is one that nobody caught: %s', async (name) => {
    expect(ownListeners(name)).toEqual([]);
    await ending();
    const [listener, ...more] = ownListeners(name);
    expect(more).toEqual([]);
    const error = new Error(`of ${name}`);
    listener?.(error, name);
    await settled();
    expect([bugs, exits()]).toEqual([[error], [[1]]]);
  });
});

describe('the process of a window', () => {
  let contents: FakeContents;
  let nowMs: number;

  beforeEach(async () => {
    contents = fakeContents();
    nowMs = 0;
    const { reviveWindow } = await loadedWith(fake.electron, () => import('../../../../main/shell/faults.ts'));
    reviveWindow(contents.contents, {
      revive: () => void happened.push('revive'),
      fault: (error) => void happened.push(`fault ${String(error)}`),
      nowMs: () => nowMs,
      log,
    });
  });

  type Reason = RenderProcessGoneDetails['reason'];

  async function ended(reason: Reason): Promise<void> {
    contents.emit('render-process-gone', fakeEvent(), { reason, exitCode: 9 });
    await settled();
  }

  test.each<Reason>(['abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed', 'memory-eviction'])(
    'that ended gets its page anew, and the log says why: %s',
    async (reason) => {
      await ended(reason);
      expect([happened, warnings]).toEqual([['revive'], [`The process of a window ended: ${reason} (9)`]]);
    },
  );

  test('is not loaded anew before Electron is done with its end: that would bring the program down', async () => {
    contents.emit('render-process-gone', fakeEvent(), { reason: 'crashed', exitCode: 9 });
    expect(happened).toEqual([]);
    await settled();
    expect(happened).toEqual(['revive']);
  });

  test('that ended as it should is nothing', async () => {
    await ended('clean-exit');
    await ended('clean-exit');
    expect([happened, warnings]).toEqual([[], []]);
  });

  test('that ends again within a minute is a fault of the program', async () => {
    await ended('crashed');
    nowMs += 59_999;
    await ended('oom');
    expect(happened).toEqual(['revive', 'fault Error: The process of a window ended twice within a minute: oom (9)']);
  });

  test('that ends again later is not', async () => {
    await ended('crashed');
    nowMs += 60_000;
    await ended('crashed');
    expect(happened).toEqual(['revive', 'revive']);
  });

  test('whose window is gone by then is left alone', async () => {
    contents.emit('render-process-gone', fakeEvent(), { reason: 'killed', exitCode: 9 });
    contents.destroy();
    await settled();
    expect(happened).toEqual([]);
  });
});
