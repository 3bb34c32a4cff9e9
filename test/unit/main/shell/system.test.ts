import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
const { execPath } = process;

beforeEach(() => {
  fake = createFakeElectron({ isPackaged: true });
  for (const name of ['PORTABLE_EXECUTABLE_FILE', 'PORTABLE_EXECUTABLE_APP_FILENAME']) vi.stubEnv(name, undefined);
  process.execPath = 'C:\\Programs\\Deskside\\Deskside.exe';
});

afterEach(() => {
  vi.unstubAllEnvs();
  process.execPath = execPath;
});

function load() {
  return loadedWith(fake.electron, () => import('../../../../main/shell/system.ts'));
}

async function introduced(platform: NodeJS.Platform): Promise<string[]> {
  (await load()).introduce(platform);
  return fake.record.uses.map(({ name }) => name);
}

function carryAround(): void {
  vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Deskside.exe');
  vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'Deskside');
}

describe('the program', () => {
  test.each(['darwin', 'linux'] as const)('tells nobody but its own window about itself on %s', async (platform) => {
    expect(await introduced(platform)).toEqual(['app.setAboutPanelOptions']);
    expect(fake.record.given('app.setAboutPanelOptions')).toEqual([
      [{ applicationName: 'Deskside', applicationVersion: '0.1.0', copyright: 'MIT licence' }],
    ]);
  });

  test('takes links on Windows, behind two dashes, so that none is ever a switch', async () => {
    await introduced('win32');
    expect(fake.record.given('app.setAppUserModelId')).toEqual([['org.deskside.app']]);
    expect(fake.record.given('app.setAsDefaultProtocolClient')).toEqual([
      ['deskside', 'C:\\Programs\\Deskside\\Deskside.exe', ['--']],
    ]);
  });

  test('takes no links where it is carried around or run from its sources: the place would soon be empty', async () => {
    carryAround();
    expect(await introduced('win32')).not.toContain('app.setAsDefaultProtocolClient');
    fake = createFakeElectron();
    expect(await introduced('win32')).not.toContain('app.setAsDefaultProtocolClient');
  });

  test('starts at login only where it is installed, and notifies only where the system can', async () => {
    expect((await load()).powers()).toEqual({ startAtLogin: true, keepRunning: true, notify: true });
    carryAround();
    fake.notifications.system.isSupported = false;
    expect((await load()).powers()).toEqual({ startAtLogin: false, keepRunning: true, notify: false });
  });

  test('is installed although a program that is carried around started it', async () => {
    vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Mail.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'Mail');
    expect((await load()).isInstalled()).toBe(true);
  });

  test('asks macOS alone whether it was started at login', async () => {
    const { wasStartedAtLogin } = await load();
    expect(wasStartedAtLogin('darwin')).toBe(false);
    fake.app.loginItem.wasOpenedAtLogin = true;
    const platforms = ['darwin', 'win32', 'linux'] as const;
    expect(platforms.map((platform) => wasStartedAtLogin(platform))).toEqual([true, false, false]);
  });
});
