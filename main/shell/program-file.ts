import { win32 } from 'node:path';

/** The running program, as it lies on the disk. */
export interface Running {
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/*
 * Whoever starts us hands his own environment on, and may himself be a program in one file. So what it says counts only
 * where we lie in what that file was unpacked to, or bear the name that it unpacks.
 */

/** The AppImage that this program runs from. */
export function appImageOf({ execPath, env: { APPIMAGE: file, APPDIR: unpacked } }: Running): string | undefined {
  return file && unpacked && execPath.startsWith(`${unpacked.replace(/\/+$/, '')}/`) ? file : undefined;
}

/** Whether this copy came with an installer for Windows: then it can be uninstalled, and an unpacked one cannot. */
export function isInstalledOnWindows(running: Running, has: (path: string) => boolean): boolean {
  const { dir, name } = win32.parse(running.execPath);
  return portableOf(running) === undefined && has(win32.join(dir, `Uninstall ${name}.exe`));
}

/** Whether this copy stays where it is: neither on its disk image, nor where macOS keeps what nobody has moved yet. */
export function isInstalledOnMac({ execPath }: Pick<Running, 'execPath'>): boolean {
  return !execPath.startsWith('/Volumes/') && !execPath.includes('/AppTranslocation/');
}

/** The file of a copy for Windows that is carried around and never installed. */
export function portableOf({ execPath, env }: Running): string | undefined {
  const { PORTABLE_EXECUTABLE_FILE: file, PORTABLE_EXECUTABLE_APP_FILENAME: name } = env;
  return file && name?.toLowerCase() === win32.basename(execPath, '.exe').toLowerCase() ? file : undefined;
}
