import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
const { argv, execPath } = process;

beforeEach(() => {
  fake = createFakeElectron();
  for (const name of ['APPIMAGE', 'APPDIR', 'PORTABLE_EXECUTABLE_FILE', 'PORTABLE_EXECUTABLE_APP_FILENAME']) {
    vi.stubEnv(name, undefined);
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
  Object.assign(process, { argv, execPath });
});

/** The command that the system will run once this process has ended. */
async function startedAgain(words: readonly string[], further: readonly string[] = []): Promise<unknown> {
  process.argv = [...words];
  const { relaunch: startAgain } = await loadedWith(fake.electron, () => import('../../../../main/shell/relaunch.ts'));
  startAgain(further);
  return fake.record.given('app.relaunch').at(-1)?.[0];
}

describe('starting again', () => {
  test('keeps what the program was started with', async () => {
    const words = ['electron', '--no-sandbox', '.', '--desk', '/data/desk'];
    expect(await startedAgain(words)).toEqual({ args: ['--no-sandbox', '.', '--desk', '/data/desk'] });
  });

  test('reports a fault where there was one', async () => {
    expect(await startedAgain(['deskside', '--desk=/d'], ['--after-crash'])).toEqual({
      args: ['--desk=/d', '--after-crash'],
    });
  });

  test('is neither hidden nor after a fault because an earlier start was', async () => {
    expect(await startedAgain(['deskside', '--hidden', '--after-crash'])).toEqual({ args: [] });
    expect(await startedAgain(['deskside', '--after-crash'], ['--after-crash'])).toEqual({ args: ['--after-crash'] });
  });

  test.each([
    [['deskside', 'deskside://ticket/1042']],
    [['deskside', 'DESKSIDE:x']],
    [['deskside', '/home/jane/desk/Open this desk.deskside']],
    [['deskside', 'file:///home/jane/desk/x.deskside']],
    [['Deskside.exe', '--', 'deskside://ticket/1042']],
  ])('leads nowhere, although this start did: %j', async (words) => {
    expect(await startedAgain(words)).toEqual({ args: [] });
  });

  test('ES12: makes no switch of what a link smuggled behind the two dashes', async () => {
    const words = ['Deskside.exe', '--', 'deskside://x', '--desk', '\\\\evil\\share', '--no-sandbox'];
    expect(await startedAgain(words)).toEqual({ args: [] });
  });

  test('keeps the desk, whatever its folder’s name', async () => {
    const words = ['deskside', '--desk', '/desks/our.deskside', '/desks/our.deskside/x.deskside'];
    expect(await startedAgain(words)).toEqual({ args: ['--desk', '/desks/our.deskside'] });
  });
});

describe('a program in one file', () => {
  test('is started again by that file, and unpacked: an AppImage', async () => {
    process.execPath = '/tmp/.mount_Desks1/deskside';
    vi.stubEnv('APPIMAGE', '/home/jane/Deskside.AppImage');
    vi.stubEnv('APPDIR', '/tmp/.mount_Desks1');
    expect(await startedAgain(['deskside', '--desk', '/d'])).toEqual({
      execPath: '/home/jane/Deskside.AppImage',
      args: ['--appimage-extract-and-run', '--desk', '/d'],
    });
  });

  test('is started again by that file: a portable one for Windows', async () => {
    process.execPath = 'C:\\Users\\jane\\AppData\\Local\\Temp\\2abc\\Deskside.exe';
    vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Deskside 1.0.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'deskside');
    expect(await startedAgain(['Deskside.exe'])).toEqual({ execPath: 'E:\\Deskside 1.0.exe', args: [] });
  });

  test('that started us is another program, and is not started again', async () => {
    process.execPath = '/opt/Deskside/deskside';
    vi.stubEnv('APPIMAGE', '/home/jane/Terminal.AppImage');
    vi.stubEnv('APPDIR', '/tmp/.mount_Term1');
    vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Mail.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'mail');
    expect(await startedAgain(['deskside'])).toEqual({ args: [] });
  });

  test.each([
    ['/opt/Deskside-other/deskside', '/opt/Deskside'],
    ['/opt/Deskside/deskside', ''],
    ['/opt/Deskside/deskside', undefined],
  ])('counts only if we lie in what it was unpacked to: %s in %s', async (path, unpacked) => {
    process.execPath = path;
    vi.stubEnv('APPIMAGE', '/home/jane/Other.AppImage');
    vi.stubEnv('APPDIR', unpacked);
    expect(await startedAgain(['deskside'])).toEqual({ args: [] });
  });
});
