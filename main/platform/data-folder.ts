import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a program of this name stores a person's data on this system. Both hosts use the same folder. */
export function dataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const home = homedir();
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Deskside');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Deskside');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'Deskside');
}
