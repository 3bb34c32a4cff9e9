import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ComputerPort } from '../../../../main/bridge/computer-port.ts';
import { type KeptSettings, openComputerSettings } from '../../../../main/shell/computer-settings.ts';
import type { ComputerSettings, LoginState } from '../../../../shared/bridge/computer.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const can = { startAtLogin: true, keepRunning: true };
const canNothing = { startAtLogin: false, keepRunning: false };

let fake: FakeElectron;
let disk: SimulatedDisk;
let settings: KeptSettings;
let applied: string[];
let refuses: (setting: string, on: boolean) => void;
let changes: number;
let restarts: 'ending' | 'words-unsaved';
let updateChanged: () => void;
let noticesChanged: () => void;
let system: LoginState | undefined;
let computer: ComputerPort;
let shown: FakeWindow;

beforeEach(async () => {
  fake = createFakeElectron();
  fake.app.becomeReady();
  disk = createSimulatedDisk();
  settings = await open();
  applied = [];
  refuses = () => undefined;
  changes = 0;
  restarts = 'ending';
  system = undefined;
  shown = fake.openWindow({});
  computer = await created();
});

function open(): Promise<KeptSettings> {
  return openComputerSettings(disk, '/data', 'linux', () => undefined);
}

async function created(able = can): Promise<ComputerPort> {
  const { createComputer } = await loadedWith(fake.electron, () => import('../../../../main/shell/computer.ts'));
  const made = createComputer({
    settings,
    can: able,
    notices: {
      state: () => 'failing',
      onChange: (listener) => {
        noticesChanged = listener;
      },
    },
    login: (remembered) => system ?? (remembered ? 'on' : 'off'),
    updates: {
      state: () => ({ kind: 'ready', version: '2.0.0' }),
      check: async () => ({ ok: true, value: { checked: true } }),
      onChange: (listener) => {
        updateChanged = listener;
      },
    },
    apply: async (setting, on) => {
      refuses(setting, on);
      applied.push(`${setting} ${on}`);
    },
    windowOf: (windowId) => (windowId === '7' ? shown.window : undefined),
    restart: async () => restarts,
  });
  made.onChange(() => {
    changes += 1;
  });
  return made;
}

describe('this computer', () => {
  test('reports its settings, what it supports, and the state of updates', () => {
    const { trayNoticeShown: _shown, zoom: _zoom, ...chosen } = settings.read();
    expect(computer.status()).toEqual({
      version: '0.1.0',
      settings: chosen satisfies ComputerSettings,
      can,
      notices: 'failing',
      login: 'off',
      spellingWaits: false,
      update: { kind: 'ready', version: '2.0.0' },
    });
  });

  test('applies a setting, saves it and notifies the windows', async () => {
    expect(await computer.change('startAtLogin', true)).toEqual({ ok: true, value: {} });
    expect(computer.status().settings.startAtLogin).toBe(true);
    expect([applied, changes]).toEqual([['startAtLogin true'], 1]);
    expect((await open()).read().startAtLogin).toBe(true);
  });

  test('does nothing for an unchanged setting', async () => {
    expect(await computer.change('startAtLogin', false)).toEqual({ ok: true, value: {} });
    expect([applied, changes, disk.callCount() > 10]).toEqual([[], 0, false]);
  });

  test('notifies the windows when the state of the update or the notifications changes', () => {
    updateChanged();
    noticesChanged();
    expect(changes).toBe(2);
  });

  test('returns the result of an update check', async () => {
    expect(await computer.checkForUpdate()).toEqual({ ok: true, value: { checked: true } });
  });

  test('checks spelling otherwise from the next start on, and says so until then', async () => {
    await computer.change('checkSpelling', true);
    expect(computer.status().spellingWaits).toBe(true);
    await computer.change('checkSpelling', false);
    expect(computer.status().spellingWaits).toBe(false);
    await computer.change('checkSpelling', true);
    settings = await open();
    expect((await created()).status()).toMatchObject({ spellingWaits: false, settings: { checkSpelling: true } });
  });
});

describe('a choice that the world refuses', () => {
  test('is not made, and the answer says why', async () => {
    refuses = () => {
      throw systemError('EACCES');
    };
    expect(await computer.change('startAtLogin', true)).toEqual({
      ok: false,
      error: { code: 'not-saved', reason: 'read-only' },
    });
    expect([settings.read().startAtLogin, changes]).toEqual([false, 0]);
  });

  test('is refused where the system would start something that is not installed', async () => {
    const carried = await created(canNothing);
    expect(await carried.change('startAtLogin', true)).toEqual({
      ok: false,
      error: { code: 'refused', reason: 'login.not-installed' },
    });
    expect([applied, carried.status().settings.startAtLogin]).toEqual([[], false]);
    await settings.change({ startAtLogin: true });
    expect(await carried.change('startAtLogin', false)).toEqual({ ok: true, value: {} });
    // What the system starts at login is another copy's.
    expect([applied, carried.status().settings.startAtLogin]).toEqual([[], false]);
  });

  test.each([
    ['off', 'login.refused'],
    ['needs-approval', 'login.needs-approval'],
    ['switched-off', 'login.switched-off'],
  ] as const)('ES21: is not made where the system only seems to take it: %s', async (state, reason) => {
    system = state;
    expect(await computer.change('startAtLogin', true)).toEqual({
      ok: false,
      error: { code: 'refused', reason },
    });
    expect(computer.status()).toMatchObject({ login: state, settings: { startAtLogin: false } });
    expect([applied, changes, settings.read().startAtLogin]).toEqual([['startAtLogin true'], 1, false]);
  });

  test('is not reverted where the system continues', async () => {
    system = 'on';
    expect(await computer.change('startAtLogin', false)).toMatchObject({ error: { reason: 'login.refused' } });
    expect(computer.status().settings.startAtLogin).toBe(true);
  });

  test('is taken back where the disk is too full to remember it', async () => {
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    expect(await computer.change('startAtLogin', true)).toMatchObject({
      ok: false,
      error: { code: 'not-saved', reason: 'disk-full' },
    });
    expect([applied, changes]).toEqual([['startAtLogin true', 'startAtLogin false'], 0]);
    expect(computer.status().settings.startAtLogin).toBe(false);
    disk.hooks = {};
    expect((await open()).read().startAtLogin).toBe(false);
  });

  test('is a bug where it is none of the system’s', async () => {
    refuses = () => {
      throw new TypeError('no');
    };
    await expect(computer.change('startAtLogin', true)).rejects.toThrow('no');
    expect(settings.read().startAtLogin).toBe(false);
  });
});

describe('what a person changes in the system’s own settings', () => {
  test('ES21: is what the switch shows, and can be changed back here', async () => {
    await computer.change('startAtLogin', true);
    system = 'switched-off';
    expect(computer.status()).toMatchObject({ login: 'switched-off', settings: { startAtLogin: false } });
    system = undefined;
    await settings.change({ startAtLogin: false });
    expect(await computer.change('startAtLogin', true)).toMatchObject({ ok: true });
    expect(applied).toEqual(['startAtLogin true', 'startAtLogin true']);
  });

  test('is reported to the windows when the person comes back, once', async () => {
    const focus = () => fake.app.emit('browser-window-focus', fakeEvent(), fake.openWindow({}).window);
    focus();
    expect(changes).toBe(0);
    system = 'on';
    focus();
    focus();
    expect(changes).toBe(1);
  });
});

describe('starting again', () => {
  test('is done where nothing would be lost', async () => {
    expect(await computer.restart()).toEqual({ ok: true, value: {} });
  });

  test('is refused where text would be lost, with what to do', async () => {
    restarts = 'words-unsaved';
    expect(await computer.restart()).toEqual({
      ok: false,
      error: { code: 'refused', reason: 'words.unsaved' },
    });
  });
});

describe('showing a folder', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const unopened = {
    ok: false,
    error: { code: 'unavailable', reason: 'folder.unopened' },
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  afterEach(() => folder.remove());

  test('is the system’s business', async () => {
    expect(await computer.openFolder(folder.path)).toEqual({ ok: true, value: {} });
    expect(fake.record.given('shell.openPath')).toEqual([[folder.path]]);
  });

  test('that the system cannot show says so', async () => {
    fake.world.opensFail = true;
    expect(await computer.openFolder(folder.path)).toEqual(unopened);
  });

  test('never starts a file, and asks nobody for one that is not there', async () => {
    const file = join(folder.path, 'evil.exe');
    await writeFile(file, '');
    for (const path of [file, join(folder.path, 'gone'), '', '\0']) {
      expect(await computer.openFolder(path)).toEqual(unopened);
    }
    expect(fake.record.given('shell.openPath')).toEqual([]);
  });
});

describe('choosing a folder', () => {
  const properties = ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'];

  test('happens in the system’s dialog, in front of the window that asks, and begins where the form is', async () => {
    fake.app.becomeReady();
    fake.dialog.chooses('/home/ada/Desk');
    expect(await computer.chooseFolder('7', '/home/ada')).toBe('/home/ada/Desk');
    expect(await computer.chooseFolder('8', '')).toBe('/home/ada/Desk');
    expect(fake.dialog.folders).toEqual([
      { window: shown.window, options: { properties, defaultPath: '/home/ada' } },
      { window: undefined, options: { properties } },
    ]);
  });

  test('chooses none where a person closes the dialog', async () => {
    fake.dialog.chooses(undefined);
    expect(await computer.chooseFolder('7', '/home/ada')).toBeNull();
  });
});
