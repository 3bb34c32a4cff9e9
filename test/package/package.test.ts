import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { extractAll } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIndexWorker } from '../../main/lookup/search/index-worker.ts';
import { startIndexThread } from '../../main/lookup/search/start-thread.ts';
import { storyFiles } from '../../main/sample/read-stories.ts';
import { type PackedStub, packableSystems, packStub, sumOfArchive } from '../support/package-build.ts';
import { modulesAskedFor } from '../support/package-imports.ts';
import { deviceWords, plistValue, signingIn } from '../support/package-mac-stub.ts';
import { fileFaults } from '../support/packed-files.ts';
import { fuseFaults, packedFiles, packedText } from '../support/packed-program.ts';
import { stubElectronDist } from '../support/stub-electron-dist.ts';

const root = join(import.meta.dirname, '..', '..');
const systems = packableSystems();

let folder: string;
const packed = new Map<string, PackedStub>();

function packedFor(system: string): PackedStub {
  const found = packed.get(system);
  if (!found) throw new Error(`Nothing was packed for ${system}`);
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-package-'));
  for (const system of systems) packed.set(system, await packStub(join(folder, system), system));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(systems)('the package for %s', (platform) => {
  test('ES9: holds the built program, and no source, map, test or other host', () => {
    expect(fileFaults(packedFiles(packedFor(platform).archive))).toEqual([]);
  });

  test('holds the texts of the sample desk as data, and not in the program', () => {
    const { archive } = packedFor(platform);
    const [story] = JSON.parse(packedText(archive, `dist/main/sample/${storyFiles[0]}`)) as [{ summary: string }];
    const program = packedFiles(archive).filter((file) => /^dist\/main\/.*\.js$/.test(file));
    expect(program.filter((file) => packedText(archive, file).includes(story.summary))).toEqual([]);
  });

  test('begins where its package.json says', () => {
    const { archive } = packedFor(platform);
    const { main } = JSON.parse(packedText(archive, 'package.json')) as { main: string };
    expect(packedFiles(archive)).toContain(main);
  });

  test('EC19: has the decided value for every fuse', async () => {
    expect(await fuseFaults(packedFor(platform).program)).toEqual([]);
  });

  test('has the thread of the search index, which finds SQLite beside it', async () => {
    const unpacked = join(folder, `${platform}-unpacked`);
    extractAll(packedFor(platform).archive, unpacked);
    const worker = createIndexWorker(startIndexThread(join(unpacked, 'dist', 'main', 'search-worker.js')));
    const opened = await worker.ask('open', { folder: join(unpacked, 'index') }).finally(() => worker.end());
    expect(opened).toEqual({ seal: null, wasReplaced: false });
  });

  test('asks for nothing that is not in it: Electron and what Node brings', () => {
    const { archive } = packedFor(platform);
    const files = packedFiles(archive);
    const asked = files
      .filter((file) => /^dist\/main\/.*\.js$/.test(file))
      .flatMap((file) => modulesAskedFor(file, packedText(archive, file)).map((name) => ({ file, name })));
    const own = asked.filter(({ name }) => name.startsWith('.'));
    const foreign = asked.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
    expect(foreign).toContain('electron');
    expect([...new Set(foreign.filter((name) => name !== 'electron' && !isBuiltin(name)))]).toEqual([]);
    const missing = own.filter(({ file, name }) => !files.includes(posix.join(posix.dirname(file), name)));
    expect(missing).toEqual([]);
    const preload = 'dist/preload/index.cjs';
    expect(modulesAskedFor(preload, packedText(archive, preload))).toEqual(['electron']);
  });
});

describe('the installers for Linux', () => {
  test('an AppImage, a deb and an rpm name one program for links and for launcher files, and keep its sandbox', () => {
    // Safe: each of these plans holds the text of a desktop entry, or the lines below are not found.
    const plans = packedFor('linux').planned as readonly { readonly desktop: string }[];
    const entries = plans.map(({ desktop }) => desktop.split('\n'));
    const common = [
      'Name=Deskside',
      'Icon=deskside',
      // What Electron gives its windows, so that the panel knows whose they are.
      'StartupWMClass=org.deskside.app',
      'MimeType=application/x-deskside;x-scheme-handler/deskside;',
      'Categories=Office;',
    ];
    expect(entries.map((lines) => lines.filter((line) => line.startsWith('Exec=')))).toEqual([
      ['Exec=AppRun -- %U'],
      ['Exec=/opt/Deskside/deskside -- %U'],
      ['Exec=/opt/Deskside/deskside -- %U'],
    ]);
    for (const lines of entries) expect(lines).toEqual(expect.arrayContaining(common));
    expect(JSON.stringify(packedFor('linux').planned)).not.toContain('no-sandbox');
  });

  test('deb and rpm bring the icon in every size and describe launcher files', () => {
    // Safe: what stands after the AppImage's plan was put together by packStub.
    const installers = packedFor('linux').planned.slice(1) as readonly {
      readonly words: readonly string[];
      readonly mime: string;
    }[];
    expect(installers).toHaveLength(2);
    for (const { words, mime } of installers) {
      const sizes = words.flatMap(
        (word) => /=\/usr\/share\/icons\/hicolor\/(\d+)x\1\/apps\/deskside\.png$/.exec(word)?.[1] ?? [],
      );
      expect(sizes).toEqual(['16', '24', '32', '48', '64', '128', '256', '512']);
      expect(words.some((word) => word.endsWith('=/usr/share/applications/org.deskside.app.desktop'))).toBe(true);
      expect(mime).toContain('<mime-type type="application/x-deskside">');
      expect(mime).toContain('<glob pattern="*.deskside"/>');
    }
  });
});

describe('the program for Windows', () => {
  test('carries its name, its icon, and the sum of its own archive', async () => {
    const { program, archive } = packedFor('win32');
    const { entries } = NtExecutableResource.from(NtExecutable.from(await readFile(program)));
    const sums = entries.filter(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
    expect(sums.map(({ bin }) => JSON.parse(Buffer.from(bin).toString('utf8')) as unknown)).toEqual([
      [{ file: 'resources\\app.asar', alg: 'SHA256', value: sumOfArchive(archive) }],
    ]);
    const [version] = Resource.VersionInfo.fromEntries(entries);
    const [language] = version?.getAllLanguagesForStringValues() ?? [];
    expect(language && version?.getStringValues(language)).toMatchObject({ ProductName: 'Deskside' });
    const icons = Resource.IconGroupEntry.fromEntries(entries).map(({ icons: sizes }) =>
      sizes.map(({ width }) => width),
    );
    // 0 stands for 256.
    expect(icons).toContainEqual([16, 20, 24, 32, 48, 64, 128, 0]);
  });
});

describe.each(systems.filter((system) => system === 'darwin'))('the program for macOS', () => {
  test('opens links and launcher files, and carries the sum of its own archive', async () => {
    const said = (key: string) => plistValue(packedFor('darwin').program, key);
    expect(await said('CFBundleIdentifier')).toBe('<string>org.deskside.app</string>');
    expect(await said('CFBundleURLSchemes')).toContain('<string>deskside</string>');
    expect(await said('CFBundleTypeExtensions')).toContain('<string>deskside</string>');
    expect(await said('CFBundleTypeIconFile')).toBe('<string>launcher.icns</string>');
    expect(await said('ElectronAsarIntegrity')).toContain(
      `<string>${sumOfArchive(packedFor('darwin').archive)}</string>`,
    );
  });

  test('is signed anew once its fuses are set, or no Mac with Apple silicon would start it', async () => {
    const { words, signed } = await signingIn(join(folder, 'darwin', 'signing'));
    expect(words.slice(0, 3)).toEqual(['--sign', '-', '--force']);
    expect([words.includes('--deep'), words.at(-1)]).toEqual([true, packedFor('darwin').program]);
    expect(await fuseFaults(signed)).toEqual([]);
  });

  test('asks for no device of the computer', async () => {
    for (const word of deviceWords) expect(await plistValue(packedFor('darwin').program, word)).toBeUndefined();
  });
});

describe('a package that is not as it has to be is noticed', () => {
  test('for a fuse with another value', async () => {
    const dist = join(folder, 'bare-dist');
    await stubElectronDist(dist, 'linux');
    expect(await fuseFaults(join(dist, 'electron'))).toContain('the fuse RunAsNode is not as it was decided');
  });

  test('for a fuse without a decision', async () => {
    const dist = join(folder, 'newer-dist');
    await stubElectronDist(dist, 'linux', '0100110011');
    expect(await fuseFaults(join(dist, 'electron'))).toEqual(['Electron has a fuse 9 that nobody has decided about']);
  });

  test('for a module, however it is imported', () => {
    const code = "import 'a'; const b = await import('b'); const c = () => __require('c'); require(c());";
    expect(modulesAskedFor('odd.js', code)).toEqual(['a', 'b', 'c', '?']);
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

  test('for an unknown word in its description', async () => {
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
