import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEnding, type Ending } from '../../../../main/host/ending.ts';
import { systemClock } from '../../../../main/platform/clock.ts';

let said: string[];
let closing: PromiseWithResolvers;
let isDiskWaiting: boolean;
let ending: Ending;

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve = (): void => undefined;
  let reject = (_error: Error): void => undefined;
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  closing = withResolvers();
  isDiskWaiting = false;
  ending = createEnding({
    close: () => {
      said.push('close');
      return closing.promise;
    },
    isDiskWaiting: () => isDiskWaiting,
    exit: (code) => said.push(`exit ${code}`),
    kill: () => said.push('kill'),
    warn: () => said.push('warn'),
    onBug: () => said.push('bug'),
    clock: systemClock,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the end of the browser host', () => {
  test('comes once everything is closed', async () => {
    ending.signalled();
    expect(said).toEqual(['close']);
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual(['close', 'exit 0']);
  });

  test('G7: comes after five seconds when closing does not, with a line in the log', async () => {
    ending.signalled();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(said).toEqual(['close']);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['close', 'warn', 'exit 1']);
  });

  test('comes from outside while the disk holds a call, for which Node would wait', async () => {
    isDiskWaiting = true;
    ending.signalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said).toEqual(['close', 'warn', 'kill']);
  });

  test('comes from outside also when everything else is closed in time', async () => {
    isDiskWaiting = true;
    ending.end();
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual(['close', 'kill']);
  });

  test('says so in the log and in its code when closing fails', async () => {
    ending.end();
    closing.reject(new Error('EIO'));
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual(['close', 'bug', 'exit 1']);
  });

  test('G7: comes at once when it is asked for again', async () => {
    ending.signalled();
    await vi.advanceTimersByTimeAsync(1_000);
    ending.signalled();
    expect(said).toEqual(['close', 'exit 1']);
  });

  test('takes one key press that arrives more than once, or a window that closes with it, for one', async () => {
    ending.signalled();
    await vi.advanceTimersByTimeAsync(999);
    ending.signalled();
    ending.end();
    expect(said).toEqual(['close']);
  });
});
