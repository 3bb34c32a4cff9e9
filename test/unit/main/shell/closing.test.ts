import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { type FakeWindow, fakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;
let window: FakeWindow;
let closes: number;
let finish: (error?: Error) => void;
let bugs: unknown[];

beforeEach(async () => {
  vi.useFakeTimers();
  fake = createFakeElectron();
  fake.app.becomeReady();
  window = fakeWindow(fake.record, {});
  closes = 0;
  bugs = [];
  const { closeInOrder } = await loadedWith(fake.electron, () => import('../../../../main/shell/closing.ts'));
  const close = () => {
    closes += 1;
    return new Promise<void>((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve());
    });
  };
  closeInOrder(window.window, close, (error) => void bugs.push(error));
});

afterEach(() => {
  vi.useRealTimers();
});

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}

describe('the end of the program', () => {
  test('waits until the desk is closed', async () => {
    fake.app.app.quit();
    await settled();
    expect([closes, fake.app.hasQuit()]).toEqual([1, false]);
    finish();
    await settled();
    expect([closes, fake.app.hasQuit(), bugs]).toEqual([1, true, []]);
  });

  test('closes the desk once, however often it is asked for', async () => {
    for (let times = 0; times < 5; times += 1) fake.app.app.quit();
    window.emit('close', fakeEvent());
    fake.power.emit('shutdown');
    await settled();
    expect([closes, fake.app.hasQuit()]).toEqual([1, false]);
    finish();
    await settled();
    expect([closes, fake.app.hasQuit()]).toEqual([1, true]);
  });

  test('comes even when the desk cannot be closed, and the fault is told', async () => {
    fake.app.app.quit();
    finish(new Error('no'));
    await settled();
    expect([fake.app.hasQuit(), bugs]).toEqual([true, [new Error('no')]]);
  });

  test('does not wait for ever', async () => {
    fake.app.app.quit();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(fake.app.hasQuit()).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect([fake.app.hasQuit(), bugs]).toEqual([true, [new Error('Closing took too long')]]);
  });

  test('keeps a closing window open until its drafts are on the disk', async () => {
    const first = fakeEvent();
    window.emit('close', first);
    expect([first.defaultPrevented, closes]).toEqual([true, 1]);
    finish();
    await settled();
    const second = fakeEvent();
    window.emit('close', second);
    expect([second.defaultPrevented, fake.app.hasQuit()]).toEqual([false, true]);
  });

  test('makes a system that ends the session wait', async () => {
    const event = fakeEvent({ reasons: ['shutdown' as const] });
    window.emit('query-session-end', event);
    expect([event.defaultPrevented, closes]).toEqual([true, 1]);
  });

  test('makes a system that shuts down wait', () => {
    const event = fakeEvent();
    // Electron hands over an event here that its types do not mention.
    (fake.power.emit as (name: 'shutdown', event: unknown) => void)('shutdown', event);
    expect([event.defaultPrevented, closes]).toEqual([true, 1]);
  });

  test('comes with the last window', () => {
    fake.app.emit('window-all-closed');
    expect(closes).toBe(1);
  });
});
