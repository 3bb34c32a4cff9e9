import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Gives Chromium's own files a place beside the desk, for this person alone. Electron takes no folder that is not there,
 * and asks before anything can be awaited.
 */
export function setProfile(dataFolder: string): void {
  const profile = join(dataFolder, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
}
