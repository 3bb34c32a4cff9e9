import { describe, expect, test } from 'vitest';
import { type InstalledCopy, isInstalledQuietly, updateKind } from '../../../../../main/shell/updates/update-kind.ts';

function copy(changes: Partial<InstalledCopy>, files: readonly string[]): InstalledCopy {
  return {
    platform: 'linux',
    isPackaged: true,
    execPath: '/tmp/.mount_Desk1/deskside',
    resources: '/tmp/.mount_Desk1/resources',
    env: {},
    mayWrite: () => true,
    ...changes,
    has: (path) => files.includes(path),
  };
}

const folder = 'C:\\Users\\Jane\\AppData\\Local\\Programs\\deskside';
const windowsFiles = [`${folder}\\resources\\app-update.yml`, `${folder}\\Uninstall Deskside.exe`];
function windows(changes: Partial<InstalledCopy> = {}, files: readonly string[] = windowsFiles): InstalledCopy {
  const place = { execPath: `${folder}\\Deskside.exe`, resources: `${folder}\\resources` };
  return copy(
    { platform: 'win32', ...place, env: { LOCALAPPDATA: 'C:\\Users\\jane\\AppData\\Local' }, ...changes },
    files,
  );
}

const app = '/Applications/Deskside.app/Contents';
function mac(changes: Partial<InstalledCopy> = {}): InstalledCopy {
  const place = { execPath: `${app}/MacOS/Deskside`, resources: `${app}/Resources` };
  return copy({ platform: 'darwin', ...place, ...changes }, [`${app}/Resources/app-update.yml`]);
}

const linuxFiles = ['/tmp/.mount_Desk1/resources/app-update.yml'];
const appImage = { APPIMAGE: '/home/jane/Deskside.AppImage', APPDIR: '/tmp/.mount_Desk1' };
function linux(changes: Partial<InstalledCopy> = {}, files: readonly string[] = linuxFiles): InstalledCopy {
  return copy({ env: appImage, ...changes }, files);
}

const carried = { PORTABLE_EXECUTABLE_FILE: 'E:\\Deskside.exe', PORTABLE_EXECUTABLE_APP_FILENAME: 'Deskside' };

describe('a copy updates itself', () => {
  test('where it was installed from our installer, disk image or AppImage', () => {
    expect([windows(), mac(), linux()].map(updateKind)).toEqual(['nsis', 'mac', 'app-image']);
  });

  test('although a portable program started it', () => {
    expect(updateKind(windows({ env: { ...carried, PORTABLE_EXECUTABLE_APP_FILENAME: 'Mail' } }))).toBe('nsis');
  });

  test.each<[string, InstalledCopy]>([
    ['run from its sources', linux({ isPackaged: false })],
    ['built without a feed', linux({}, [])],
    ['portable', windows({ env: carried })],
    ['unpacked from an archive', windows({}, windowsFiles.slice(0, 1))],
    ['started from its disk image', mac({ execPath: '/Volumes/Deskside/Deskside.app/Contents/MacOS/Deskside' })],
    ['not moved yet', mac({ execPath: '/private/var/folders/x/AppTranslocation/1/d/Deskside.app/Contents/MacOS/D' })],
    ['installed by a package manager', linux({ env: {} })],
    ['a package, whatever is around it', linux({}, [...linuxFiles, '/tmp/.mount_Desk1/resources/package-type'])],
    ['started by another AppImage', linux({ env: { ...appImage, APPDIR: '/tmp/.mount_Term' } })],
    ['beside what an AppImage was unpacked to', linux({ env: { ...appImage, APPDIR: '/tmp/.mount_Desk' } })],
    ['in a folder that is somebody else’s', linux({ mayWrite: (path) => path !== '/home/jane' })],
    ['on another system', linux({ platform: 'freebsd' })],
  ])('but not one that is %s', (_what, somewhere) => {
    expect(updateKind(somewhere)).toBeUndefined();
  });
});

test('only an update without questions is installed while the program ends', () => {
  expect(isInstalledQuietly('app-image', linux())).toBe(true);
  expect(isInstalledQuietly('mac', mac())).toBe(false);
  expect(isInstalledQuietly('nsis', windows())).toBe(true);
  expect(isInstalledQuietly('nsis', windows({ execPath: 'C:\\Program Files\\deskside\\Deskside.exe' }))).toBe(false);
  expect(isInstalledQuietly('nsis', windows({ env: {} }))).toBe(false);
});
