import { posix, win32 } from 'node:path';
import { isInstalledOnMac, isInstalledOnWindows } from '../program-file.ts';

/** What was installed, and so what installs the next version. */
export type UpdateKind = 'nsis' | 'mac' | 'app-image';

/** The running program, as it lies on the disk. */
export interface InstalledCopy {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly execPath: string;
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly has: (path: string) => boolean;
  readonly mayWrite: (folder: string) => boolean;
}

/**
 * How this copy updates itself; nothing if it does not: it was not packaged, nobody said where its updates come from, or
 * they are somebody else’s business (a package manager, an administrator, whoever carries a portable copy around).
 */
export function updateKind(copy: InstalledCopy): UpdateKind | undefined {
  const { join } = pathsOf(copy);
  // electron-builder writes it where `publish` in electron-builder.yml says where updates come from.
  if (!copy.isPackaged || !copy.has(join(copy.resources, 'app-update.yml'))) return undefined;
  if (copy.platform === 'win32' && isInstalledOnWindows(copy, copy.has)) return 'nsis';
  if (copy.platform === 'darwin' && isInstalledOnMac(copy)) return 'mac';
  return copy.platform === 'linux' && isOwnAppImage(copy) ? 'app-image' : undefined;
}

/**
 * Whoever starts us hands his own environment on: from a terminal that is itself an AppImage, `APPIMAGE` names that
 * terminal’s file, and an update would replace it. So the program has to lie in what that file was unpacked to.
 */
function isOwnAppImage({ env, execPath, resources, has, mayWrite }: InstalledCopy): boolean {
  const { APPIMAGE: file, APPDIR: unpacked } = env;
  if (!file || !unpacked || !posix.isAbsolute(file) || has(posix.join(resources, 'package-type'))) return false;
  return execPath.startsWith(`${unpacked.replace(/\/+$/, '')}/`) && mayWrite(posix.dirname(file));
}

/**
 * Whether an update can be installed while the program ends, when nobody expects a question any more. What lies outside
 * of a person’s own folder needs an administrator’s word on Windows. On macOS the system’s own installer takes over as
 * soon as it has the file: whoever switched updates off after that could not stop it.
 */
export function isInstalledQuietly(kind: UpdateKind, { execPath, env }: InstalledCopy): boolean {
  const own = env.LOCALAPPDATA?.toLowerCase();
  const isOwn = own !== undefined && own !== '' && execPath.toLowerCase().startsWith(`${own}\\`);
  return kind === 'app-image' || (kind === 'nsis' && isOwn);
}

function pathsOf({ platform }: InstalledCopy): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
