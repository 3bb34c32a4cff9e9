import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Sets a folder for Chromium's own files beside the desk, for this person only. Electron requires that it exists, and
 * reads it before anything can be awaited.
 */
export function setProfile(dataFolder: string): void {
  const profile = join(dataFolder, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
}
