import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { stubCodesign, stubMacDist } from './package-mac-stub.ts';
import { findPacked } from './packed-program.ts';
import { stubElectronDist } from './stub-electron-dist.ts';

const root = join(import.meta.dirname, '..', '..');

/** What is packed for each system, and the folder it is left in. The installers for Linux are begun, not made. */
const systems = {
  linux: { platform: Platform.LINUX, targets: ['AppImage', 'deb', 'rpm'], left: 'linux-unpacked' },
  win32: { platform: Platform.WINDOWS, targets: ['dir'], left: 'win-unpacked' },
  darwin: { platform: Platform.MAC, targets: ['dir'], left: 'mac' },
} as const;

export type System = keyof typeof systems;

/** The systems that can be packed for on this one: electron-builder packs for macOS everywhere but on Windows. */
export function packableSystems(): readonly System[] {
  return process.platform === 'win32' ? ['linux', 'win32'] : ['linux', 'win32', 'darwin'];
}

export interface PackedStub {
  readonly program: string;
  readonly archive: string;
  /** What each installer would have been made of, in the order of the targets. */
  readonly planned: readonly unknown[];
}

/** Packs the built program as `npm run package` does, but around a stub of Electron, and stops before an installer. */
export async function packStub(folder: string, system: System, fuses?: string): Promise<PackedStub> {
  const { platform, targets, left } = systems[system];
  const dist = join(folder, 'dist');
  const output = join(folder, 'out');
  const planned: unknown[] = [];
  await stubElectronDist(dist, system === 'win32' ? 'win32' : 'linux', fuses);
  if (system === 'darwin') {
    await stubMacDist(dist, await readFile(join(dist, 'electron')));
    await stubCodesign(join(folder, 'signing'));
  }
  // No certificate of the person who runs this is used.
  process.env.CSC_IDENTITY_AUTO_DISCOVERY = 'false';
  await build({
    projectDir: root,
    targets: platform.createTarget([...targets], Arch.x64),
    publish: 'never',
    config: { extends: join(root, 'electron-builder.yml'), electronDist: dist, directories: { output } },
    effectiveOptionComputed: async (plan: unknown) => {
      planned.push(await kept(plan));
      return true;
    },
  });
  return { ...(await findPacked(join(output, left))), planned };
}

/** The files that a plan names are gone when the packager ends, so their texts are read at once. */
async function kept(plan: unknown): Promise<unknown> {
  if (!Array.isArray(plan) || !Array.isArray(plan[0])) return plan;
  const words = plan[0].map(String);
  const [desktop, mime] = await Promise.all(
    ['.desktop', '/mime/packages/deskside.xml'].map(async (ending) => {
      const word = words.find((candidate) => candidate.endsWith(ending)) ?? '';
      return readFile(word.slice(0, word.lastIndexOf('=')), 'utf8');
    }),
  );
  return { words, desktop, mime };
}

/** The sum that Electron compares an archive with. */
export function sumOfArchive(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}
