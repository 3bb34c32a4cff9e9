import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { type Disk, errorCode, writeFully } from '../platform/disk.ts';
import { autostartEntry } from './autostart-entry.ts';
import { hiddenSwitch } from './own-words.ts';

/**
 * Lets the system start the program at login, without a window, or no longer. Electron does that on macOS and Windows;
 * on Linux a file in the person's own folder does.
 */
export async function setStartAtLogin(disk: Disk, isOn: boolean, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isOn, args: [hiddenSwitch] });
    return;
  }
  const folder = join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
  const path = join(folder, 'org.deskside.app.desktop');
  if (isOn) await writeEntry(disk, folder, path);
  else await removeIfThere(disk, path);
}

async function writeEntry(disk: Disk, folder: string, path: string): Promise<void> {
  await disk.makeFolder(folder);
  const file = await disk.open(path, 'replace');
  try {
    // An AppImage runs from a place that is another one each time; this names the file that a person has.
    await writeFully(file, Buffer.from(autostartEntry(process.env.APPIMAGE ?? process.execPath)));
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
