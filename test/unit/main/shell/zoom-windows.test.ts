import { beforeEach, describe, expect, test } from 'vitest';
import { type KeptSettings, openComputerSettings } from '../../../../main/shell/computer-settings.ts';
import type { ZoomWindows } from '../../../../main/shell/zoom-windows.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

let fake: FakeElectron;
let disk: SimulatedDisk;
let settings: KeptSettings;
let windows: FakeWindow[];
let bugs: unknown[];
let zoom: ZoomWindows;

beforeEach(async () => {
  fake = createFakeElectron();
  fake.app.becomeReady();
  disk = createSimulatedDisk();
  bugs = [];
  await start();
});

/** Starts the program on the same computer. */
async function start(): Promise<void> {
  windows = [];
  settings = await openComputerSettings(disk, '/data', 'linux', () => undefined);
  const { createZoomWindows } = await loadedWith(fake.electron, () => import('../../../../main/shell/zoom-windows.ts'));
  const all = () => windows.map(({ window }) => window);
  zoom = createZoomWindows(settings, all, (error) => void bugs.push(error));
}

/** Opens a window and lets its page load. */
function opened(): FakeWindow {
  const window = fake.openWindow({});
  windows.push(window);
  zoom.follow(window.contents.contents);
  window.contents.emit('did-finish-load');
  return window;
}

function sizes(): number[] {
  return windows.map(({ contents }) => contents.zoom());
}

/** All that is still written. */
async function written(): Promise<number> {
  await settings.change({});
  return settings.read().zoom;
}

describe('the size of the pages', () => {
  test('is one for all windows, those of later too', () => {
    opened();
    opened();
    zoom.step(1);
    expect(sizes()).toEqual([1.1, 1.1]);
    opened();
    expect(sizes()).toEqual([1.1, 1.1, 1.1]);
    zoom.step(-1);
    zoom.step(-1);
    expect(sizes()).toEqual([0.9, 0.9, 0.9]);
    zoom.step(0);
    expect(sizes()).toEqual([1, 1, 1]);
  });

  test('counts every step, although they come faster than the disk', async () => {
    opened();
    for (let times = 0; times < 3; times += 1) zoom.step(1);
    expect(sizes()).toEqual([1.5]);
    expect(await written()).toBe(1.5);
  });

  test('is kept for the next start', async () => {
    zoom.step(1);
    await written();
    await start();
    opened();
    expect(sizes()).toEqual([1.1]);
  });

  test('is given to a page each time it is loaded', () => {
    const { contents } = opened();
    zoom.step(1);
    contents.contents.setZoomFactor(1);
    contents.emit('did-finish-load');
    expect(sizes()).toEqual([1.1]);
  });

  test('follows the wheel', () => {
    const { contents } = opened();
    opened();
    contents.emit('zoom-changed', fakeEvent(), 'in');
    expect(sizes()).toEqual([1.1, 1.1]);
    contents.emit('zoom-changed', fakeEvent(), 'out');
    contents.emit('zoom-changed', fakeEvent(), 'out');
    expect(sizes()).toEqual([0.9, 0.9]);
  });

  test('holds until the program ends where it cannot be saved, which is reported', async () => {
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    opened();
    zoom.step(1);
    zoom.step(1);
    await new Promise((resolve) => setImmediate(resolve));
    opened();
    expect([sizes(), bugs.length]).toEqual([[1.25, 1.25], 2]);
    disk.hooks = {};
    await start();
    opened();
    expect(sizes()).toEqual([1]);
  });
});
