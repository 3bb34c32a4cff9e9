import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Disk } from '../../../../main/platform/disk.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { autostartEntry } from '../../../../main/shell/autostart-entry.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { createSimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let fake: FakeElectron;
const { execPath } = process;

beforeEach(async () => {
  folder = await temporaryFolder();
  fake = createFakeElectron({ isPackaged: true });
  vi.stubEnv('XDG_CONFIG_HOME', join(folder.path, 'config'));
  vi.stubEnv('APPIMAGE', undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  process.execPath = execPath;
  await folder.remove();
});

async function setStartAtLogin(isOn: boolean, platform: NodeJS.Platform, disk: Disk = nodeDisk): Promise<void> {
  const set = await loadedWith(fake.electron, () => import('../../../../main/shell/start-at-login.ts'));
  await set.setStartAtLogin(disk, isOn, platform);
}

function entry(): Promise<string> {
  return readFile(join(folder.path, 'config', 'autostart', 'org.deskside.app.desktop'), 'utf8');
}

describe('starting at login', () => {
  test('is a file in the person’s home on Linux, which is removed when it is switched off', async () => {
    await setStartAtLogin(true, 'linux');
    expect(await entry()).toBe(autostartEntry(process.execPath));
    await setStartAtLogin(true, 'linux');
    await setStartAtLogin(false, 'linux');
    expect(await readdir(join(folder.path, 'config', 'autostart'))).toEqual([]);
    await setStartAtLogin(false, 'linux');
    expect(fake.record.uses).toEqual([]);
  });

  test('starts the file that a person has where the program unpacks itself anew each time', async () => {
    process.execPath = '/tmp/.mount_Desks1/deskside';
    vi.stubEnv('APPIMAGE', '/home/jane/Deskside.AppImage');
    vi.stubEnv('APPDIR', '/tmp/.mount_Desks1');
    await setStartAtLogin(true, 'linux');
    expect(await entry()).toContain('Exec="/home/jane/Deskside.AppImage" --hidden\n');
  });

  test('starts this program, although one in a file started it', async () => {
    process.execPath = '/opt/Deskside/deskside';
    vi.stubEnv('APPIMAGE', '/home/jane/Terminal.AppImage');
    vi.stubEnv('APPDIR', '/tmp/.mount_Term1');
    await setStartAtLogin(true, 'linux');
    expect(await entry()).toContain('Exec="/opt/Deskside/deskside" --hidden\n');
  });

  test.each([
    ['', 'no place'],
    ['relative/config', 'one that counts for nothing'],
  ])('has its usual place where a person has chosen %j: %s', async (chosen) => {
    vi.stubEnv('XDG_CONFIG_HOME', chosen);
    const disk = createSimulatedDisk();
    await setStartAtLogin(true, 'linux', disk);
    expect([...disk.files().keys()]).toEqual([join(homedir(), '.config', 'autostart', 'org.deskside.app.desktop')]);
  });

  test.each(['ENOSPC', 'EACCES'])('that the disk refuses is told: %s', async (code) => {
    const disk = createSimulatedDisk();
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write' || kind === 'remove') throw systemError(code);
      },
    };
    await expect(setStartAtLogin(true, 'linux', disk)).rejects.toMatchObject({ code });
    await expect(setStartAtLogin(false, 'linux', disk)).rejects.toMatchObject({ code });
  });

  test('is Electron’s business on macOS, and on Windows too, where a path with a space needs its quotes', async () => {
    process.execPath = 'C:\\Users\\Jane Doe\\Deskside.exe';
    for (const platform of ['darwin', 'win32'] as const) {
      await setStartAtLogin(true, platform);
      await setStartAtLogin(false, platform);
    }
    const windows = { path: '"C:\\Users\\Jane Doe\\Deskside.exe"', args: ['--hidden'] };
    expect(fake.record.given('app.setLoginItemSettings')).toEqual([
      [{ openAtLogin: true }],
      [{ openAtLogin: false }],
      [{ openAtLogin: true, ...windows }],
      [{ openAtLogin: false, ...windows }],
    ]);
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('whether the system starts it at login', () => {
  async function states() {
    return loadedWith(fake.electron, () => import('../../../../main/shell/start-at-login.ts'));
  }

  test('is the chosen setting on Linux, where there is no other source', async () => {
    const { loginState } = await states();
    expect([loginState('linux', true), loginState('linux', false)]).toEqual(['on', 'off']);
    expect(fake.app.loginItem.get().openAtLogin).toBe(false);
  });

  test.each(['darwin', 'win32'] as const)('is what the system says on %s, whatever was chosen', async (platform) => {
    const { loginState, setStartAtLogin: set } = await states();
    expect(loginState(platform, true)).toBe('off');
    await set(nodeDisk, true, platform);
    expect(loginState(platform, false)).toBe('on');
    await set(nodeDisk, false, platform);
    expect(loginState(platform, true)).toBe('off');
  });

  test('waits on macOS until the person allows it there', async () => {
    const { loginState, setStartAtLogin: set } = await states();
    fake.app.loginItem.mode = 'requires-approval';
    await set(nodeDisk, true, 'darwin');
    expect(loginState('darwin', true)).toBe('needs-approval');
    fake.app.loginItem.approve();
    expect(loginState('darwin', true)).toBe('on');
  });

  test('is off where macOS finds no program that it would start', async () => {
    const { loginState, setStartAtLogin: set } = await states();
    fake.app.loginItem.mode = 'not-found';
    await set(nodeDisk, true, 'darwin');
    expect(loginState('darwin', true)).toBe('off');
  });

  test('ends on Windows when a person switches it off there, and begins again here', async () => {
    const { loginState, setStartAtLogin: set } = await states();
    await set(nodeDisk, true, 'win32');
    fake.app.loginItem.switchOff();
    expect(loginState('win32', true)).toBe('switched-off');
    await set(nodeDisk, true, 'win32');
    expect(loginState('win32', true)).toBe('on');
  });

  test('is not read from another command on Windows', async () => {
    const { loginState, setStartAtLogin: set } = await states();
    process.execPath = 'C:\\Old\\Deskside.exe';
    await set(nodeDisk, true, 'win32');
    process.execPath = 'C:\\New\\Deskside.exe';
    expect(loginState('win32', true)).toBe('off');
  });
});

const hostile = [
  '/opt/Deskside/deskside',
  '/home/jane doe/my programs/Deskside 1.0.AppImage',
  '/home/jane/"quoted"/deskside',
  "/home/jane/it's/deskside",
  '/home/$HOME/$(touch x)/`id`/deskside',
  '/home/100%/%f %U/deskside',
  '/home/back\\slash/\\\\/deskside',
  '/home/line\nExec=evil/deskside',
  '/home/;|&<>*?#~()[]{}!/deskside',
  '/home/Büro/デスク/deskside',
];

describe('the entry of a program on Linux', () => {
  function valueFor(key: string, text: string): string {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${key}=`)) ?? '';
    return line.slice(key.length + 1).replace(/\\([\\nrts])/g, (_all, letter: string) => meant[letter] ?? '');
  }

  /** The words that a desktop makes of a line `Exec=`: first a value is read, then a word in quotes, then codes. */
  function wordsOf(text: string): string[] {
    const value = valueFor('Exec', text);
    const [, quoted = '', ...rest] = /^"((?:[^"\\`$]|\\["\\`$])*)" ([\w-]+)$/.exec(value) ?? [];
    return [quoted.replace(/\\(["\\`$])/g, '$1').replaceAll('%%', '%'), ...rest];
  }

  const meant: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r', t: '\t', s: ' ' };

  test.each(hostile)('starts that very program, and nothing that its path could also mean: %j', (path) => {
    const text = autostartEntry(path);
    expect(wordsOf(text)).toEqual([path, '--hidden']);
    const exec = text.split('\n').filter((line) => line.startsWith('Exec='));
    expect(exec).toHaveLength(1);
    // A single percent sign would begin a code.
    expect(exec.join().replaceAll('%%', '')).not.toContain('%');
    // Where that program is not there any more, nothing is started.
    expect(valueFor('TryExec', text)).toBe(path);
  });
});
