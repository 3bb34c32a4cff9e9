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
  test('is a file of the person’s own on Linux, which goes when it is switched off', async () => {
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
  /** The words that a desktop makes of a line `Exec=`: first a value is read, then a word in quotes, then codes. */
  function wordsOf(text: string): string[] {
    const line = text.split('\n').find((candidate) => candidate.startsWith('Exec=')) ?? '';
    const value = line.slice('Exec='.length).replace(/\\([\\nrts])/g, (_all, letter: string) => meant[letter] ?? '');
    const [, quoted = '', ...rest] = /^"((?:[^"\\`$]|\\["\\`$])*)" ([\w-]+)$/.exec(value) ?? [];
    return [quoted.replace(/\\(["\\`$])/g, '$1').replaceAll('%%', '%'), ...rest];
  }

  const meant: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r', t: '\t', s: ' ' };

  test.each(hostile)('starts that very program, and nothing that its path could also mean: %j', (path) => {
    const text = autostartEntry(path);
    expect(wordsOf(text)).toEqual([path, '--hidden']);
    expect(text.split('\n').filter((line) => line.startsWith('Exec='))).toHaveLength(1);
    // A single percent sign would begin a code.
    expect(text.replaceAll('%%', '')).not.toContain('%');
  });
});
