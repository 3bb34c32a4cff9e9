import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostFor, hostLine } from '../../e2e/support/host-choice.ts';
import { temporaryFolder } from '../../support/test-desk.ts';
import { childRun } from './child-run.ts';

describe('the host that the end-to-end tests take', () => {
  test('is Electron where its program is found, else the browser host', () => {
    expect(hostFor(undefined, '/electron')).toBe('electron');
    expect(hostFor(undefined, undefined)).toBe('browser');
    expect(hostFor('', undefined)).toBe('browser');
  });

  test('is the one that is insisted on', () => {
    expect(hostFor('browser', '/electron')).toBe('browser');
    expect(hostFor('electron', '/electron')).toBe('electron');
  });

  test('is never another one than the one that is insisted on', () => {
    expect(() => hostFor('electron', undefined)).toThrow(/^DESK_HOST=electron, but Electron’s program is not here\.$/);
    expect(() => hostFor('Electron', '/electron')).toThrow(/^DESK_HOST=Electron: it is electron or browser\.$/);
  });

  test('is named in one line, with the reason', () => {
    expect([hostLine(undefined, undefined), hostLine(undefined, '/e'), hostLine('browser', '/e')]).toEqual([
      'host under test: browser (no Electron program was found)',
      'host under test: electron (Electron’s program is /e)',
      'host under test: browser (DESK_HOST=browser; Electron’s program is /e)',
    ]);
  });
});

test('a host that does not exist ends the run with one sentence, before any test', async () => {
  const { code, out, err } = await childRun(['-c', 'test/e2e'], { DESK_HOST: 'opera' });
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: 'DESK_HOST=opera: it is electron or browser.\n' });
});

/** What Electron's program is called on each system, below the folder of its distribution. */
const programNames = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];

test('an Electron that is found and does not start fails the tests, and nothing is run in a browser instead', async () => {
  const dist = await temporaryFolder();
  try {
    for (const name of programNames) {
      const program = join(dist.path, name);
      await mkdir(dirname(program), { recursive: true });
      await writeFile(program, '#!/bin/sh\nexit 3\n');
      await chmod(program, 0o755);
    }
    const words = ['-c', 'test/e2e', 'mobile-banking', '--retries=0'];
    const { code, out, counts } = await childRun(words, { ELECTRON_OVERRIDE_DIST_PATH: dist.path });
    expect(out).toContain('host under test: electron (Electron’s program is ');
    expect(out).toContain('failed to launch');
    expect({ code, counts }).toMatchObject({ code: 1, counts: { passed: 0, failed: 1, notRun: [] } });
  } finally {
    await dist.remove();
  }
});
