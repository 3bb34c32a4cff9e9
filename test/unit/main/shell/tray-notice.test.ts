import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeptSettings, openComputerSettings } from '../../../../main/shell/computer-settings.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

let fake: FakeElectron;
let disk: SimulatedDisk;
let settings: KeptSettings;
let window: FakeWindow;
let bugs: unknown[];
let lastClosed: () => void;
let mayNotify: boolean;

beforeEach(async () => {
  disk = createSimulatedDisk();
  bugs = [];
  mayNotify = true;
  await start();
  await settings.change({ keepRunning: true });
});

/** Starts the program on the same computer. */
async function start(): Promise<void> {
  fake = createFakeElectron();
  fake.app.becomeReady();
  settings = await openComputerSettings(disk, '/data', 'linux', () => undefined);
  window = fake.openWindow({});
  const load = () => import('../../../../main/shell/tray-notice.ts');
  const { keepRunningOrQuit } = await loadedWith(fake.electron, load);
  const close = keepRunningOrQuit(
    settings,
    () => mayNotify,
    (error) => void bugs.push(error),
  );
  lastClosed = () => close(window.window);
}

function notices(): (string | undefined)[] {
  return fake.notifications.all.map(({ options }) => options.title);
}

/** Waits for all that is still written. */
async function written(): Promise<void> {
  await settings.change({});
}

describe('closing the last window', () => {
  test('hides it, keeps running, and says so only once', async () => {
    lastClosed();
    expect([window.state.isVisible, fake.app.hasQuit()]).toEqual([false, false]);
    expect(notices()).toEqual(['Deskside is still running']);
    await written();
    window.window.show();
    lastClosed();
    expect([window.state.isVisible, notices().length]).toEqual([false, 1]);
    await start();
    lastClosed();
    expect([window.state.isVisible, notices()]).toEqual([false, []]);
  });

  test('ends the program where a person wants that', async () => {
    await settings.change({ keepRunning: false });
    lastClosed();
    await vi.waitFor(() => expect(fake.app.hasQuit()).toBe(true));
    expect(notices()).toEqual([]);
    await written();
    expect(settings.read().trayNoticeShown).toBe(false);
  });

  test('says it later where the system shows no notifications now', async () => {
    mayNotify = false;
    lastClosed();
    await written();
    expect([window.state.isVisible, notices(), settings.read().trayNoticeShown]).toEqual([false, [], false]);
    mayNotify = true;
    lastClosed();
    expect(notices()).toHaveLength(1);
  });

  test('says it again at the next start where the disk could not save that, and reports the fault', async () => {
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    lastClosed();
    await new Promise((resolve) => setImmediate(resolve));
    expect(bugs).toHaveLength(1);
    disk.hooks = {};
    await start();
    lastClosed();
    expect(notices()).toHaveLength(1);
  });

  test('leaves a full screen first: macOS would keep that, black', () => {
    window.state.isFullScreen = true;
    lastClosed();
    expect(fake.record.given('BrowserWindow.setFullScreen')).toEqual([[false]]);
    expect(window.state.isVisible).toBe(true);
    window.state.isFullScreen = false;
    window.emit('leave-full-screen');
    expect(window.state.isVisible).toBe(false);
  });
});
