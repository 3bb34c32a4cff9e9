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

async function introduced(platform: NodeJS.Platform, isInstalled = true): Promise<string[]> {
  (await load()).registerWithSystem(platform, isInstalled);
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
      [{ applicationName: 'Deskside', applicationVersion: '0.1.0', copyright: 'MIT license' }],
    ]);
  });

  test('takes links on Windows, behind two dashes, so that none is ever a switch', async () => {
    await introduced('win32');
    expect(fake.record.given('app.setAppUserModelId')).toEqual([['org.deskside.app']]);
    expect(fake.record.given('app.setAsDefaultProtocolClient')).toEqual([
      ['deskside', 'C:\\Programs\\Deskside\\Deskside.exe', ['--']],
    ]);
  });

  test('has one name for what a notification starts, or each start would leave another one behind', async () => {
    expect(await introduced('win32')).toContain('app.setToastActivatorCLSID');
  });

  test('ES19: leaves nothing in Windows where it is not installed: the place would soon be empty', async () => {
    expect(await introduced('win32', false)).toEqual(['app.setAboutPanelOptions', 'app.setAppUserModelId']);
  });

  test('starts at login only where it is installed', async () => {
    const { systemSupport: powers } = await load();
    expect(powers(true)).toEqual({ startAtLogin: true, keepRunning: true });
    expect(powers(false)).toEqual({ startAtLogin: false, keepRunning: true });
  });

  test('is installed on Windows where it can be uninstalled, although a portable program started it', async () => {
    const { isInstalled } = await load();
    const uninstaller = (path: string) => path === 'C:\\Programs\\Deskside\\Uninstall Deskside.exe';
    expect(isInstalled('win32', uninstaller)).toBe(true);
    expect(isInstalled('win32', () => false)).toBe(false);
    vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Mail.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'Mail');
    expect(isInstalled('win32', uninstaller)).toBe(true);
    carryAround();
    expect(isInstalled('win32', uninstaller)).toBe(false);
  });

  test('is installed on macOS unless it runs from its disk image or was not moved yet', async () => {
    const { isInstalled } = await load();
    const places = [
      '/Applications/Deskside.app/Contents/MacOS/Deskside',
      '/Volumes/Deskside/Deskside.app/Contents/MacOS/Deskside',
      '/private/var/folders/x/AppTranslocation/1/d/Deskside.app/Contents/MacOS/Deskside',
    ];
    const found = places.map((place) => {
      process.execPath = place;
      return isInstalled('darwin');
    });
    expect(found).toEqual([true, false, false]);
  });

  test('is not installed where it is run from its sources', async () => {
    fake = createFakeElectron();
    const { isInstalled } = await load();
    const platforms = ['darwin', 'win32', 'linux'] as const;
    expect(platforms.map((platform) => isInstalled(platform, () => true))).toEqual([false, false, false]);
  });

  test('ES19, ES20: asks for notifications only where asking leaves nothing behind and makes nobody ask the person', async () => {
    const { noticePower } = await load();
    expect([noticePower('darwin', true), noticePower('win32', false)]).toEqual(['ok', 'not-installed']);
    expect(fake.record.given('Notification begins')).toEqual([]);
    expect([noticePower('win32', true), noticePower('linux', false)]).toEqual(['ok', 'ok']);
    expect(fake.record.given('Notification begins')).toHaveLength(1);
    fake.notifications.system.isSupported = false;
    expect([noticePower('win32', true), noticePower('linux', true)]).toEqual(['none', 'none']);
  });

  test('asks macOS alone whether it was started at login', async () => {
    const { wasStartedAtLogin } = await load();
    expect(wasStartedAtLogin('darwin')).toBe(false);
    fake.app.loginItem.wasOpenedAtLogin = true;
    const platforms = ['darwin', 'win32', 'linux'] as const;
    expect(platforms.map((platform) => wasStartedAtLogin(platform))).toEqual([true, false, false]);
  });
});
