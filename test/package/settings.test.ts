import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

describe('electron-builder.yml', () => {
  const settings = parse(readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8')) as {
    readonly publish: { readonly url: string };
    readonly nsis: Readonly<Record<string, unknown>>;
    readonly mac: { readonly entitlements: string };
  };

  test('lets copies look for newer ones over https alone', () => {
    expect(new URL(settings.publish.url).protocol).toBe('https:');
  });

  test('wants no administrator for Windows, but lets one install where nobody else can write', () => {
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
