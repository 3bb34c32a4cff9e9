import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The installed npm package `electron`. It contains no program; its installer downloads one. */
export interface ElectronPackage {
  readonly folder: string;
  readonly version: string;
  /** SHA-256 checksums by the name of a published file. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** The platform and architecture of a program, in Electron's terms. */
export interface Target {
  readonly platform: string;
  readonly arch: string;
}

/** Undefined if the package is not installed. */
export async function readElectronPackage(root: string): Promise<ElectronPackage | undefined> {
  const folder = join(root, 'node_modules', 'electron');
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  const checksums = await readFile(join(folder, 'checksums.json'), 'utf8').catch(() => undefined);
  if (manifest === undefined || checksums === undefined) return undefined;
  const { version } = JSON.parse(manifest) as { version: string };
  return { folder, version, checksums: JSON.parse(checksums) as Record<string, string> };
}

/** The target that Electron's installer chooses. Both must agree, or it would silently download a second file. */
export function targetOf(environment: Environment, computer: Target, isTranslated: boolean): Target {
  const platform = environment.ELECTRON_INSTALL_PLATFORM || environment.npm_config_platform || computer.platform;
  const arch = environment.ELECTRON_INSTALL_ARCH || environment.npm_config_arch || computer.arch;
  const isMac = platform === 'darwin' && computer.platform === 'darwin';
  const isNative = isMac && arch === 'x64' && environment.npm_config_arch === undefined && isTranslated;
  return { platform, arch: isNative ? 'arm64' : arch };
}

/** Whether an Intel build of Node runs on an Apple processor. */
export async function isTranslated(): Promise<boolean> {
  if (process.platform !== 'darwin') return false;
  const { stdout } = await promisify(execFile)('sysctl', ['-in', 'sysctl.proc_translated']).catch(() => ({
    stdout: '',
  }));
  return stdout.trim() === '1';
}

/** Whether the checksums come with the download, as with custom builds on a mirror. */
export function usesRemoteChecksums(environment: Environment): boolean {
  return Boolean(environment.electron_use_remote_checksums || environment.npm_config_electron_use_remote_checksums);
}

/** Whether there is a build for this target: 32-bit systems and BSD have none. */
export function isPublished(
  { version, checksums }: ElectronPackage,
  target: Target,
  environment: Environment,
): boolean {
  if (usesRemoteChecksums(environment)) return true;
  return `electron-v${version}-${target.platform}-${target.arch}.zip` in checksums;
}
