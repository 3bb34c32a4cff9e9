import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronPackage } from '../../main/launch/electron-package.ts';
import { zipOf } from './zip-file.ts';

const packages = join(import.meta.dirname, '..', '..', 'node_modules');

export const electronVersion = '99.1.0';

/** The path of Electron’s executable in its folder on this system. */
export const programName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';

/** A checked-out Deskside with the npm package `electron`, its real installer, and no program yet. */
export interface ElectronRoot {
  readonly root: string;
  readonly folder: string;
  readonly electron: ElectronPackage;
  readonly cache: string;
  /** What the download server has to serve. */
  readonly zip: Buffer;
  readonly fileName: string;
  /** The names of the files that the download cache holds, whole or not. */
  readonly cached: () => Promise<readonly string[]>;
  readonly unpacked: (name: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** In a folder whose name has a space, an ampersand and letters outside of ASCII, as people’s folders have. */
export async function electronRoot(): Promise<ElectronRoot> {
  const root = await mkdtemp(join(tmpdir(), 'Anna’s Bücher & more-'));
  const folder = join(root, 'node_modules', 'electron');
  const cache = join(root, 'download cache');
  const zip = zipOf([
    { name: 'version', bytes: Buffer.from(`v${electronVersion}`) },
    { name: programName, bytes: Buffer.from('#!/bin/sh\necho started\n'), isProgram: true },
    // Large enough to arrive in several pieces.
    { name: 'resources.pak', bytes: Buffer.alloc(1_000_000, 'r') },
  ]);
  const fileName = `electron-v${electronVersion}-${process.platform}-${process.arch}.zip`;
  const checksums = { [fileName]: createHash('sha256').update(zip).digest('hex') };
  await mkdir(folder, { recursive: true });
  await copyFile(join(packages, 'electron', 'install.js'), join(folder, 'install.js'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: electronVersion }));
  await writeFile(join(folder, 'checksums.json'), JSON.stringify(checksums));
  for (const scope of ['@electron', '@electron-internal'])
    await symlink(join(packages, scope), join(root, 'node_modules', scope), 'junction');
  return {
    root,
    folder,
    electron: { folder, version: electronVersion, checksums },
    cache,
    zip,
    fileName,
    cached: async () => {
      const entries = await readdir(cache, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    unpacked: (name) => readFile(join(folder, 'dist', name), 'utf8'),
    // A process that a test started may write its last words while its folder goes.
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** The environment of a start that downloads from `mirror`, without this computer’s settings for Electron. */
export function downloadEnvironment(mirror: string, cache: string): Record<string, string> {
  const present = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(npm_|electron_|force_no_cache)/i.test(entry[0]),
  );
  return { ...Object.fromEntries(present), ELECTRON_MIRROR: mirror, electron_config_cache: cache };
}
