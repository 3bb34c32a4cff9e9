import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../main/shell/command-line.ts';
import { appImageOf, portableOf } from '../../../main/shell/program-file.ts';
import { updateKind } from '../../../main/shell/updates/update-kind.ts';
import { browserWords, electronWords, programEnvironment } from '../../prove/command-line.ts';
import { programAt, unpackagedProgram } from '../../prove/find-program.ts';

const launch = { netLog: '/p/network-1.json', platform: 'linux', isRoot: false } as const;
const packed = programAt('/out/linux-unpacked/deskside', 'linux');
const sources = unpackagedProgram('/e/electron', '/src', 'linux');

describe('the words of a start that is proved', () => {
  test.each([
    ['packed', packed, true],
    ['unpackaged', sources, false],
  ])('ask the %s program for its desk and for nothing else', (_, program, isPackaged) => {
    const words = [program.path, ...electronWords(program, '/p/desk', launch)];
    expect(parseCommandLine(words, isPackaged, '/')).toEqual({
      desk: '/p/desk',
      hidden: false,
      afterCrash: false,
      command: undefined,
    });
  });

  test('keep the sandbox, except on Linux for root, for whom it cannot start', () => {
    const words = (isRoot: boolean, platform: NodeJS.Platform) =>
      electronWords(packed, '/d', { ...launch, isRoot, platform });
    expect(words(false, 'linux')).not.toContain('--no-sandbox');
    expect(words(true, 'darwin')).not.toContain('--no-sandbox');
    expect(words(true, 'linux')).toContain('--no-sandbox');
  });

  test('have the network stack write down what it is asked, and lead every name nowhere, in both hosts', () => {
    for (const words of [electronWords(packed, '/d', launch), browserWords('http://127.0.0.1:1/x', '/p', launch)]) {
      expect(words).toContain('--log-net-log=/p/network-1.json');
      expect(words).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
      expect(words).toContain('--remote-debugging-port=0');
    }
  });
});

describe('the environment of a start that is proved', () => {
  test('makes an unpacked program on Linux the one of an AppImage, which looks for updates', () => {
    const env = programEnvironment(packed, '/p', 'linux');
    expect(appImageOf({ execPath: packed.path, env })).toBe('/p/Deskside.AppImage');
    const has = (path: string) => path === packed.publishFile;
    const copy = {
      platform: 'linux',
      isPackaged: true,
      execPath: packed.path,
      resources: '/out/linux-unpacked/resources',
    } as const;
    expect(updateKind({ ...copy, env, has, mayWrite: () => true })).toBe('app-image');
  });

  test('makes one on Windows a portable copy, which takes no links over', () => {
    const program = programAt('C:\\out\\win-unpacked\\Deskside.exe', 'win32');
    const env = programEnvironment(program, 'C:\\p', 'win32');
    expect(portableOf({ execPath: program.path, env })).toBe(program.path);
  });

  test('says nothing where the program knows better: from its sources, on macOS, and in an AppImage', () => {
    expect(programEnvironment(sources, '/p', 'linux')).toEqual({});
    expect(programEnvironment(programAt('/A/Deskside.app', 'darwin'), '/p', 'darwin')).toEqual({});
    expect(programEnvironment(programAt('/out/Deskside-x86_64.AppImage', 'linux'), '/p', 'linux')).toEqual({});
  });
});
