import { describe, expect, test } from 'vitest';
import { packedPlaces, packedProgram, programAt, unpackagedProgram } from '../../prove/find-program.ts';

const intel = '/out/mac/Deskside.app/Contents/MacOS/Deskside';
const apple = '/out/mac-arm64/Deskside.app/Contents/MacOS/Deskside';

describe('the packed program', () => {
  test.each([
    ['linux', 'x64', '/out/linux-unpacked/deskside', '/out/linux-unpacked/resources/app-update.yml'],
    ['linux', 'arm64', '/out/linux-arm64-unpacked/deskside', '/out/linux-arm64-unpacked/resources/app-update.yml'],
    ['darwin', 'x64', intel, '/out/mac/Deskside.app/Contents/Resources/app-update.yml'],
    ['darwin', 'arm64', apple, '/out/mac-arm64/Deskside.app/Contents/Resources/app-update.yml'],
  ] as const)('on %s %s is where the packager leaves it, with its settings', (platform, arch, path, publishFile) => {
    expect(packedProgram('/out', { platform, arch }, (place) => place === path)).toEqual({
      path,
      sources: undefined,
      publishFile,
    });
  });

  test('on Windows is found with the separators of Windows', () => {
    const found = packedProgram('C:\\out', { platform: 'win32', arch: 'x64' }, () => true);
    expect(found?.path).toBe('C:\\out\\win-unpacked\\Deskside.exe');
    expect(found?.publishFile).toBe('C:\\out\\win-unpacked\\resources\\app-update.yml');
  });

  test('of a Mac’s own processor comes first, and one for the older processor is taken where it alone is', () => {
    const system = { platform: 'darwin', arch: 'arm64' } as const;
    expect(packedProgram('/out', system, () => true)?.path).toBe(apple);
    expect(packedProgram('/out', system, (path) => path === intel)?.path).toBe(intel);
    expect(packedPlaces({ platform: 'darwin', arch: 'x64' })).not.toContain(
      'mac-arm64/Deskside.app/Contents/MacOS/Deskside',
    );
  });

  test('is nothing where only one for another processor or system is', () => {
    const has = (path: string) => path.startsWith('/out/linux-unpacked/');
    expect(packedProgram('/out', { platform: 'linux', arch: 'arm64' }, has)).toBeUndefined();
    expect(packedProgram('/out', { platform: 'darwin', arch: 'x64' }, has)).toBeUndefined();
  });
});

test('a named program is used as it is, or taken out of its bundle', () => {
  expect(programAt('/opt/Deskside/deskside', 'linux').publishFile).toBe('/opt/Deskside/resources/app-update.yml');
  expect(programAt('/out/Deskside-x86_64.AppImage', 'linux')).toEqual({
    path: '/out/Deskside-x86_64.AppImage',
    sources: undefined,
    publishFile: '/out/linux-unpacked/resources/app-update.yml',
  });
  const bundle = { path: '/Applications/Deskside.app/Contents/MacOS/Deskside' };
  expect(programAt('/Applications/Deskside.app', 'darwin')).toMatchObject(bundle);
  expect(programAt('/Applications/Deskside.app/', 'darwin')).toMatchObject(bundle);
  expect(programAt(bundle.path, 'darwin').publishFile).toBe(
    '/Applications/Deskside.app/Contents/Resources/app-update.yml',
  );
});

test('the sources are run by the Electron that is given, with the settings of the sources', () => {
  expect(unpackagedProgram('/e/electron', '/src', 'linux')).toEqual({
    path: '/e/electron',
    sources: '/src',
    publishFile: '/src/electron-builder.yml',
  });
});
