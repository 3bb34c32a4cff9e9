import { win32 } from 'node:path';

/** The running program on the disk. */
export interface Running {
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/*
 * The environment is inherited, and the parent may itself be an AppImage. So the variable only counts if we run from
 * that file's mount point, or bear the name it unpacks.
 */

/** The AppImage that this program runs from. */
export function appImageOf({ execPath, env: { APPIMAGE: file, APPDIR: unpacked } }: Running): string | undefined {
  return file && unpacked && execPath.startsWith(`${unpacked.replace(/\/+$/, '')}/`) ? file : undefined;
}

/** Whether this copy was installed on Windows: then it has an uninstaller, unlike an unpacked one. */
export function isInstalledOnWindows(running: Running, has: (path: string) => boolean): boolean {
  const { dir, name } = win32.parse(running.execPath);
  return portableOf(running) === undefined && has(win32.join(dir, `Uninstall ${name}.exe`));
}

/**
 * Whether this copy was moved to a permanent place: neither on its disk image, nor where macOS runs programs that were
 * not moved yet.
 */
export function isInstalledOnMac({ execPath }: Pick<Running, 'execPath'>): boolean {
  return !execPath.startsWith('/Volumes/') && !execPath.includes('/AppTranslocation/');
}

/** The file of a portable copy for Windows. */
export function portableOf({ execPath, env }: Running): string | undefined {
  const { PORTABLE_EXECUTABLE_FILE: file, PORTABLE_EXECUTABLE_APP_FILENAME: name } = env;
  return file && name?.toLowerCase() === win32.basename(execPath, '.exe').toLowerCase() ? file : undefined;
}
