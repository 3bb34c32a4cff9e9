import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The fuses that the library knows by name; Electron has one more, which decides how WebAssembly traps. */
const fuseNames = {
  RunAsNode: FuseV1Options.RunAsNode,
  EnableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  EnableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  EnableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  EnableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  OnlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  LoadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  GrantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

/** The character of a fuse that is on. */
const isOn = '1'.charCodeAt(0);

/** How every packed program has to be: what is off opens a way in, what is on closes one. */
const decided: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The last fuse that was reviewed: a trap handler for WebAssembly, which stays as Electron ships it. */
const lastKnownFuse = 8;

/** Faults of a packed program’s fuses: one with another value than decided, or without a decision. */
export async function fuseFaults(program: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(program);
  const wrong = Object.entries(fuseNames).filter(([name, option]) => (wire[option] === isOn) !== decided[name]);
  const unknown = Object.keys(wire).filter((key) => /^\d+$/.test(key) && Number(key) > lastKnownFuse);
  return [
    ...wrong.map(([name]) => `the fuse ${name} is not as it was decided`),
    ...unknown.map((key) => `Electron has a fuse ${key} that nobody has decided about`),
  ];
}

/** The files in a packed program's archive, with slashes, without folders. */
export function packedFiles(archive: string): string[] {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))).sort();
}

/** The text of a file in a packed program's archive. */
export function packedText(archive: string, path: string): string {
  return extractFile(archive, path).toString('utf8');
}

/** The paths of a packed program and its archive in the packager’s output folder, on any system. */
export async function findPacked(folder: string): Promise<{ readonly program: string; readonly archive: string }> {
  const apps = (await readdir(folder)).filter((name) => name.endsWith('.app'));
  const [app] = apps;
  if (app !== undefined) {
    const contents = join(folder, app, 'Contents');
    return { program: join(folder, app), archive: join(contents, 'Resources', 'app.asar') };
  }
  const names = ['Deskside.exe', 'deskside'].map((name) => join(folder, name));
  const program = names.find((path) => existsSync(path));
  if (program === undefined) throw new Error(`There is no packed program in ${folder}`);
  return { program, archive: join(folder, 'resources', 'app.asar') };
}
