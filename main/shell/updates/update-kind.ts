import { posix, win32 } from 'node:path';
import { isInstalledOnMac, isInstalledOnWindows } from '../program-file.ts';

/** The installed format, which determines how updates are installed. */
export type UpdateKind = 'nsis' | 'mac' | 'app-image';

/** The running program on the disk. */
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
 * How this copy updates itself; undefined if it does not: it is not packaged, has no configured feed, or is updated by
 * a package manager, an administrator, or the owner of a portable copy.
 */
export function updateKind(copy: InstalledCopy): UpdateKind | undefined {
  const { join } = pathsOf(copy);
  // electron-builder writes this file if `publish` is set in electron-builder.yml.
  if (!copy.isPackaged || !copy.has(join(copy.resources, 'app-update.yml'))) return undefined;
  if (copy.platform === 'win32' && isInstalledOnWindows(copy, copy.has)) return 'nsis';
  if (copy.platform === 'darwin' && isInstalledOnMac(copy)) return 'mac';
  return copy.platform === 'linux' && isOwnAppImage(copy) ? 'app-image' : undefined;
}

/**
 * The environment is inherited: in a terminal that is itself an AppImage, `APPIMAGE` names the terminal’s file, which
 * an update would replace. So the program must run from that file's mount point.
 */
function isOwnAppImage({ env, execPath, resources, has, mayWrite }: InstalledCopy): boolean {
  const { APPIMAGE: file, APPDIR: unpacked } = env;
  if (!file || !unpacked || !posix.isAbsolute(file) || has(posix.join(resources, 'package-type'))) return false;
  return execPath.startsWith(`${unpacked.replace(/\/+$/, '')}/`) && mayWrite(posix.dirname(file));
}

/**
 * Whether an update can be installed while the program quits, without a question. On Windows, a program outside of the
 * person’s own folder needs an administrator. On macOS the system’s installer takes over as soon as it has the file,
 * and turning updates off could no longer stop it.
 */
export function isInstalledQuietly(kind: UpdateKind, { execPath, env }: InstalledCopy): boolean {
  const own = env.LOCALAPPDATA?.toLowerCase();
  const isOwn = own !== undefined && own !== '' && execPath.toLowerCase().startsWith(`${own}\\`);
  return kind === 'app-image' || (kind === 'nsis' && isOwn);
}

function pathsOf({ platform }: InstalledCopy): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
