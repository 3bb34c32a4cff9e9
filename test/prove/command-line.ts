import { join, posix, win32 } from 'node:path';
import type { Program } from './find-program.ts';

/** Chromium’s remote debugging on any free port, which it prints on standard error. */
const driven = '--remote-debugging-port=0';

/** The whole network stack writes down what it is asked; no name leads anywhere, so that nothing leaves the computer. */
function watched(netLog: string): string[] {
  return [`--log-net-log=${netLog}`, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server'];
}

/** Chromium’s sandbox refuses root on Linux; for all other users it is part of the proof. */
function sandbox({ platform, isRoot }: { readonly platform: NodeJS.Platform; readonly isRoot: boolean }): string[] {
  return platform === 'linux' && isRoot ? ['--no-sandbox'] : [];
}

export interface Launch {
  readonly netLog: string;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
}

/** The words for a program of Electron's. Its fuses close Node's ways in, so it is driven as any Chromium is. */
export function electronWords({ sources }: Program, desk: string, launch: Launch): string[] {
  return [
    driven,
    ...watched(launch.netLog),
    ...sandbox(launch),
    '--lang=en-US',
    // The person's own keys stay out of it.
    '--password-store=basic',
    '--use-mock-keychain',
    ...(sources === undefined ? [] : [sources]),
    '--desk',
    desk,
  ];
}

/** The words for the browser in which the browser host is proved. What it asks on its own account is kept small. */
export function browserWords(link: string, folder: string, launch: Launch): string[] {
  return [
    driven,
    ...watched(launch.netLog),
    ...sandbox(launch),
    '--headless=new',
    '--lang=en-US',
    `--user-data-dir=${join(folder, 'browser')}`,
    '--window-size=1440,900',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--no-first-run',
    '--site-per-process',
    link,
  ];
}

/**
 * What a packed program has to be told about itself so that it leaves nothing behind and can look for updates: on
 * Windows that it is a portable copy, which takes no kind of link over; on Linux that it was unpacked from an AppImage.
 */
export function programEnvironment(
  { path, sources }: Program,
  folder: string,
  platform: NodeJS.Platform,
): Record<string, string> {
  if (sources !== undefined) return {};
  if (platform === 'win32') {
    return {
      PORTABLE_EXECUTABLE_FILE: path,
      PORTABLE_EXECUTABLE_APP_FILENAME: win32.basename(path, '.exe'),
    };
  }
  const isUnpacked = platform === 'linux' && !path.endsWith('.AppImage');
  return isUnpacked ? { APPIMAGE: posix.join(folder, 'Deskside.AppImage'), APPDIR: posix.dirname(path) } : {};
}
