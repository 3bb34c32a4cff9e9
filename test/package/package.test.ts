import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileFaults } from '../support/packed-files.ts';
import { findPacked, fuseFaults, packedFiles, packedText } from '../support/packed-program.ts';
import { stubElectronDist } from '../support/stub-electron-dist.ts';

const root = join(import.meta.dirname, '..', '..');
const targets = { linux: Platform.LINUX, win32: Platform.WINDOWS } as const;

type Packed = Awaited<ReturnType<typeof findPacked>>;

let folder: string;
const packed = new Map<string, Packed>();

/** Packs the built program as `npm run package` does, around a stub of Electron, without making an installer. */
async function pack(platform: keyof typeof targets, name: string, fuses?: string): Promise<Packed> {
  const dist = join(folder, `${name}-dist`);
  await stubElectronDist(dist, platform, fuses);
  const output = join(folder, `${name}-out`);
  await build({
    projectDir: root,
    targets: targets[platform].createTarget('dir'),
    publish: 'never',
    config: { extends: join(root, 'electron-builder.yml'), electronDist: dist, directories: { output } },
  });
  return findPacked(join(output, platform === 'linux' ? 'linux-unpacked' : 'win-unpacked'));
}

function packedFor(platform: string): Packed {
  const found = packed.get(platform);
  if (!found) throw new Error(`Nothing was packed for ${platform}`);
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-package-'));
  for (const platform of ['linux', 'win32'] as const) packed.set(platform, await pack(platform, platform));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['linux', 'win32'])('the package for %s', (platform) => {
  test('ES9: holds the built program, and no source, map, test or other host', () => {
    expect(fileFaults(packedFiles(packedFor(platform).archive))).toEqual([]);
  });

  test('begins where its package.json says', () => {
    const { archive } = packedFor(platform);
    const { main } = JSON.parse(packedText(archive, 'package.json')) as { main: string };
    expect(packedFiles(archive)).toContain(main);
  });

  test('EC19: has every fuse as it was decided', async () => {
    expect(await fuseFaults(packedFor(platform).program)).toEqual([]);
  });

  test('asks for nothing that is not in it: Electron and what Node brings', () => {
    const { archive } = packedFor(platform);
    const main = packedFiles(archive).filter((file) => /^dist\/main\/.*\.js$/.test(file));
    const asked = main.flatMap((file) => importsOf(packedText(archive, file)));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !/^(electron|node:\S+|\.\.?\/.*)$/.test(name) && !builtin.has(name))).toEqual([]);
    expect([...new Set(importsOf(packedText(archive, 'dist/preload/index.cjs')))]).toEqual(['electron']);
  });
});

test('the package for Windows carries the sum of its archive', async () => {
  const { program } = packedFor('win32');
  const text = (await readFile(program)).toString('latin1');
  expect(text).toMatch(/"?alg"?\s*:\s*"?SHA256"?/i);
});

describe('a package that is not as it has to be is noticed', () => {
  test('for a fuse that stands otherwise', async () => {
    const dist = join(folder, 'bare-dist');
    await stubElectronDist(dist, 'linux');
    expect(await fuseFaults(join(dist, 'electron'))).toContain('the fuse RunAsNode is not as it was decided');
  });

  test('for a fuse that nobody decided about', async () => {
    const { program } = await pack('linux', 'more-fuses', '1000110111');
    expect(await fuseFaults(program)).toEqual(['Electron has a fuse 9 that nobody has decided about']);
  });

  test('for a file that has no place in it, and for one that is missing', () => {
    const files = packedFiles(packedFor('linux').archive);
    expect(fileFaults([...files, 'dist/main/browser.js', 'dist/renderer/assets/app.js.map'])).toEqual([
      'dist/main/browser.js has no place in the package',
      'dist/renderer/assets/app.js.map has no place in the package',
    ]);
    expect(fileFaults(files.filter((file) => file !== 'dist/preload/index.cjs'))).toEqual([
      'dist/preload/index.cjs is missing',
    ]);
  });

  test('for a word in its description that nobody knows', async () => {
    const config = join(folder, 'odd.yml');
    await writeFile(config, `${await readFile(join(root, 'electron-builder.yml'), 'utf8')}\nnoSuchSetting: 1\n`);
    const building = build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir'),
      config: { extends: config, directories: { output: join(folder, 'odd-out') } },
    });
    await expect(building).rejects.toThrow('noSuchSetting');
  });
});

const builtin = new Set([
  'assert',
  'child_process',
  'constants',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'http',
  'https',
  'module',
  'net',
  'os',
  'path',
  'process',
  'stream',
  'string_decoder',
  'tls',
  'tty',
  'url',
  'util',
  'zlib',
]);

/** What a built file asks for when it is loaded or runs: static and dynamic imports, and `require`. */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/(?:^import[^'"\n]*|\bfrom\s*|\bimport\(|\brequire\()["']([^"'\n]+)["']/gm);
  return [...found].map(([, name = '']) => name);
}
