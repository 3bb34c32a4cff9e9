import { beforeEach, describe, expect, test } from 'vitest';
import { isUnsigned, type Run } from '../../../../main/platform/signature.ts';

let warned: string[];
const log = { warn: (text: string) => void warned.push(text) };

beforeEach(() => {
  warned = [];
});

const signed = 'Identifier=org.deskside.app\nAuthority=Developer ID Application: Acme (AB12)\nTeamIdentifier=AB12\n';
const adHoc =
  'Executable=/Applications/Deskside.app/Contents/MacOS/Deskside\nSignature=adhoc\nTeamIdentifier=not set\n';

describe('a copy for macOS', () => {
  test.each([
    ['with a certificate is signed', signed, false],
    ['that nobody stands for is not', adHoc, true],
    ['without any signature is not', '/Applications/Deskside.app: code object is not signed at all\n', true],
    ['in a folder of that name is signed', `Executable=/tmp/Signature=adhoc\n${signed}`, false],
  ])('%s', async (_what, said, expected) => {
    const asked: unknown[] = [];
    const run: Run = async (...given) => {
      asked.push(given);
      return said;
    };
    expect(await isUnsigned(log, run)).toBe(expected);
    expect([asked, warned]).toEqual([[['/usr/bin/codesign', ['--display', '--verbose', process.execPath]]], []]);
  });

  test('counts as signed where that cannot be found out, and the log says so', async () => {
    const run: Run = async () => Promise.reject(new Error('spawn ENOENT'));
    expect(await isUnsigned(log, run)).toBe(false);
    expect(warned).toEqual(['The signature could not be looked at: spawn ENOENT']);
  });

  test.skipIf(process.platform === 'darwin')('does without the system’s program where it is not', async () => {
    expect(await isUnsigned(log)).toBe(false);
    expect(warned.join()).toContain('ENOENT');
  });
});
