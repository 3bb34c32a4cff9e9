import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronFault, lookedAt } from '../support/electron-support.ts';
import { licenceFaults, lockedPackages, lockText, missingParts, nameOf } from '../support/locked-packages.ts';

const packages = lockedPackages();
const { allowScripts, devDependencies } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
) as { allowScripts: Readonly<Record<string, boolean>>; devDependencies: Readonly<Record<string, string>> };

describe('Electron', () => {
  test('EC16: is pinned to one release of a reviewed major version', () => {
    const { electron = '' } = devDependencies;
    expect(electronFault(electron, new Date(0))).toBeUndefined();
    expect(packages['node_modules/electron']?.version).toBe(electron);
  });

  test('EC16: fails the build once its time is over', () => {
    const version = `${lookedAt.major}.1.0`;
    expect(electronFault(version, new Date(`${lookedAt.until}T00:00:00Z`))).toContain('security fixes');
    expect(electronFault(`${lookedAt.major - 1}.1.0`, new Date(0))).toContain('another major version');
    expect(electronFault(`^${version}`, new Date(0))).toContain('not one exact release');
  });
});

describe('what reaches people', () => {
  test('ES10: has licences that we know', () => {
    expect(licenceFaults(packages)).toEqual([]);
  });

  test.each([
    ['GPL-3.0-only', ['x has the licence GPL-3.0-only']],
    ['MIT AND GPL-2.0-only', ['x has the licence MIT AND GPL-2.0-only']],
    [undefined, ['x has the licence of nobody']],
    ['(GPL-2.0-only OR MIT)', []],
  ])('a licence %s is judged', (license, faults) => {
    expect(licenceFaults({ 'node_modules/x': license === undefined ? {} : { license } })).toEqual(faults);
  });
});

describe('the lock file', () => {
  test('ES10: names every package that would run something when it is installed, and none of them may', () => {
    const running = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(Object.fromEntries(running.map((name) => [name, false]))).toEqual(allowScripts);
  });

  test('holds the parts for every system, not only for the one it was written on', () => {
    expect(missingParts(packages)).toEqual([]);
    const odd = { 'node_modules/a': { optionalDependencies: { 'a-win32': '1.0.0' } } };
    expect(missingParts(odd)).toEqual(['a-win32 of a']);
    expect(missingParts({ ...odd, 'node_modules/a-win32': {} })).toEqual([]);
  });

  test('names no registry: the person who installs chooses it', () => {
    expect(lockText()).not.toMatch(/"resolved": "https?:/);
  });
});
