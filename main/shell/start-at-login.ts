import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { app } from 'electron';
import type { LoginState } from '../../shared/bridge/computer.ts';
import { type Disk, errorCode, writeFully } from '../platform/disk.ts';
import { autostartEntry } from './autostart-entry.ts';
import { hiddenSwitch } from './command-line.ts';
import { appImageOf } from './program-file.ts';

/** Electron does not quote the path, and Windows would split one with a space into a program and arguments. */
function onWindows() {
  return { path: `"${process.execPath}"`, args: [hiddenSwitch] };
}

/**
 * Sets whether the system starts the program at login, without a window. Electron does that on macOS and Windows; on
 * Linux a file in the person's own folder does.
 */
export async function setStartAtLogin(disk: Disk, isOn: boolean, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isOn, ...(platform === 'win32' ? onWindows() : {}) });
    return;
  }
  const folder = join(configFolder(process.env.XDG_CONFIG_HOME), 'autostart');
  const path = join(folder, 'org.deskside.app.desktop');
  if (isOn) await writeEntry(disk, folder, path);
  else await removeIfThere(disk, path);
}

/**
 * What the system reports: it may silently refuse, and a person may change it in the system's settings. On Linux only
 * this program writes the file, so `remembered` counts.
 */
export function loginState(platform: NodeJS.Platform, remembered: boolean): LoginState {
  if (platform === 'linux') return remembered ? 'on' : 'off';
  const item = app.getLoginItemSettings(platform === 'win32' ? onWindows() : {});
  if (platform === 'win32' && item.openAtLogin && !item.executableWillLaunchAtLogin) return 'switched-off';
  if (platform === 'darwin' && item.status === 'requires-approval') return 'needs-approval';
  return item.openAtLogin ? 'on' : 'off';
}

/** According to the standard, a relative path is ignored. */
function configFolder(chosen: string | undefined): string {
  return chosen && isAbsolute(chosen) ? chosen : join(homedir(), '.config');
}

async function writeEntry(disk: Disk, folder: string, path: string): Promise<void> {
  await disk.makeFolder(folder);
  const file = await disk.open(path, 'replace');
  try {
    // The mount point of an AppImage changes with each start; this is the file itself.
    await writeFully(file, Buffer.from(autostartEntry(appImageOf(process) ?? process.execPath)));
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
