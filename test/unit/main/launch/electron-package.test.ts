import { describe, expect, test } from 'vitest';
import { isPublished, readElectronPackage, targetOf } from '../../../../main/launch/electron-package.ts';
import { root } from '../../../e2e/support/host-choice.ts';

const mac = { platform: 'darwin', arch: 'x64' };

describe('the build that is downloaded', () => {
  test('is the one for this computer', () => {
    expect(targetOf({}, { platform: 'linux', arch: 'arm64' }, false)).toEqual({ platform: 'linux', arch: 'arm64' });
  });

  test('is for an Apple processor also under an Intel Node, unless npm was told otherwise', () => {
    expect(targetOf({}, mac, true)).toEqual({ platform: 'darwin', arch: 'arm64' });
    expect(targetOf({}, mac, false)).toEqual(mac);
    expect(targetOf({ npm_config_arch: 'x64' }, mac, true)).toEqual(mac);
  });

  test('is another one where Electron’s installer is configured so', () => {
    const told = { ELECTRON_INSTALL_PLATFORM: 'win32', npm_config_platform: 'linux', ELECTRON_INSTALL_ARCH: 'arm64' };
    expect(targetOf(told, mac, true)).toEqual({ platform: 'win32', arch: 'arm64' });
    expect(targetOf({ npm_config_platform: 'linux' }, mac, true)).toEqual({ platform: 'linux', arch: 'x64' });
  });

  test.each([
    ['linux', 'x64', true],
    ['linux', 'arm64', true],
    ['darwin', 'x64', true],
    ['darwin', 'arm64', true],
    ['win32', 'x64', true],
    ['win32', 'arm64', true],
    ['win32', 'ia32', false],
    ['linux', 'arm', false],
    ['linux', 'riscv64', false],
    ['freebsd', 'x64', false],
    ['android', 'arm64', false],
  ])('for %s %s is published: %s', async (platform, arch, expected) => {
    const electron = await readElectronPackage(root);
    if (!electron) throw new Error('The package electron is not installed');
    expect(isPublished(electron, { platform, arch }, {})).toBe(expected);
    expect(isPublished(electron, { platform, arch }, { electron_use_remote_checksums: '1' })).toBe(true);
  });
});
