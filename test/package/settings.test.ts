import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

describe('electron-builder.yml', () => {
  const settings = parse(readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8')) as {
    readonly publish: { readonly url: string };
    readonly nsis: Readonly<Record<string, unknown>>;
    readonly mac: { readonly entitlements: string };
    readonly toolsets: { readonly appimage: string };
    readonly deb: { readonly depends: readonly string[] };
    readonly rpm: { readonly depends: readonly string[] };
  };

  test('lets copies look for newer ones over https alone', () => {
    expect(new URL(settings.publish.url).protocol).toBe('https:');
  });

  test('gives an AppImage a runtime that needs no library of FUSE 2, which newer systems do not install', () => {
    // 0.0.0 is the old runtime, and the default; 1.0.2 was built for newer systems than some that build.
    expect(settings.toolsets.appimage).toBe('1.0.3');
  });

  test('lets deb and rpm bring every library that Electron is linked against', () => {
    const needed = [
      ['libgtk-3-0', 'gtk3'],
      ['libnss3', 'nss'],
      ['libatspi2.0-0', 'at-spi2-core'],
      ['libgbm1', '(mesa-libgbm or libgbm1)'],
      // Ubuntu 24.04 has the first name; the second is a virtual package there, which another library provides too.
      ['libasound2t64 | libasound2', '(alsa-lib or libasound2)'],
    ];
    expect(settings.deb.depends).toEqual(expect.arrayContaining(needed.map(([name]) => name)));
    expect(settings.rpm.depends).toEqual(expect.arrayContaining(needed.map(([, name]) => name)));
  });

  test('needs no administrator on Windows, but can install for all users', () => {
    expect(settings.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
    });
  });

  test('signs for macOS with leave to compile while running, and for nothing else', () => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', settings.mac.entitlements), 'utf8');
    expect([...text.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
  });
});

describe('the uninstaller for Windows', () => {
  const folder = join(import.meta.dirname, '..', '..', 'main', 'shell');
  const lines = readFileSync(join(folder, 'resources', 'installer.nsh'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/\$\{(\w+)\}/g, '<$1>'));
  const macro = lines.slice(lines.indexOf('!macro customUnInstall') + 1, lines.lastIndexOf('!macroend'));

  test('ES19: takes nothing away in an update', () => {
    expect([macro[0], macro.at(-1)]).toEqual(['<ifNot> <isUpdated>', '<endIf>']);
    const depths = macro.map((line) => (/^<if(Not)?>/.test(line) ? 1 : line === '<endIf>' ? -1 : 0));
    const open = depths.map((_, index) => depths.slice(0, index + 1).reduce<number>((sum, step) => sum + step, 0));
    expect(open.slice(0, -1).every((depth) => depth > 0)).toBe(true);
    expect(open.at(-1)).toBe(0);
  });

  test('ES19: takes away links, what a notification starts and the start at login, if they lead to it', () => {
    const taken = macro.filter((line) => /^DeleteReg(Key|Value) /.test(line));
    expect(taken).toEqual([
      'DeleteRegKey HKCU "<DESKSIDE_LINKS>"',
      'DeleteRegKey HKCU "<DESKSIDE_ACTIVATOR>"',
      'DeleteRegValue HKCU "<DESKSIDE_RUN>" "<APP_ID>"',
      'DeleteRegValue HKCU "<DESKSIDE_APPROVED>" "<APP_ID>"',
    ]);
    const judged = macro.filter((_, index) => macro[index - 1] === '<if> $R0 == "yes"');
    expect(judged).toEqual(taken.slice(0, 3));
    expect(macro.filter((line) => line === '!insertmacro leadsHere')).toHaveLength(judged.length);
  });

  test('knows what a notification starts by the name that the program gives it', () => {
    const [, name] = /CLSID\\(\{[^}]+\})/.exec(lines.join('\n')) ?? [];
    expect(readFileSync(join(folder, 'system.ts'), 'utf8')).toContain(`'${name}'`);
  });
});
