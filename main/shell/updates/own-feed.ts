import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { backgroundClock } from '../../platform/clock.ts';
import { type Feed, openFeed } from './feed.ts';
import { type InstalledCopy, isInstalledQuietly, type UpdateKind, updateKind } from './update-kind.ts';

/** Opens the feed of this copy when called; undefined if this copy does not update itself. */
export function ownFeed(): (() => Promise<Feed>) | undefined {
  const copy: InstalledCopy = {
    platform: process.platform,
    isPackaged: app.isPackaged,
    execPath: process.execPath,
    resources: process.resourcesPath,
    env: process.env,
    has: existsSync,
    mayWrite,
  };
  const kind = updateKind(copy);
  return kind && (() => openOwnFeed(kind, isInstalledQuietly(kind, copy)));
}

async function openOwnFeed(kind: UpdateKind, isQuiet: boolean): Promise<Feed> {
  const updater = await makeUpdater(kind);
  const feed = openFeed(updater, { version: app.getVersion(), after: backgroundClock.after, isQuiet, hasRoom });
  return {
    ...feed,
    installAndStart: (onFailed) => {
      // The new version starts while this program is still quitting, and would take it for a running instance.
      if (kind === 'app-image') app.releaseSingleInstanceLock();
      feed.installAndStart(onFailed);
    },
  };
}

async function makeUpdater(kind: UpdateKind): Promise<AppUpdater> {
  const library = await import('electron-updater');
  switch (kind) {
    case 'nsis':
      return new library.NsisUpdater();
    case 'mac':
      return new library.MacUpdater();
    case 'app-image':
      return new library.AppImageUpdater();
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // Whatever the reason: an update could not be installed there.
  }
}

/** We only replace an AppImage ourselves; other formats come with an installer. */
function hasRoom(file: string): boolean {
  const target = process.env.APPIMAGE;
  if (process.platform !== 'linux' || target === undefined) return true;
  try {
    const folder = dirname(target);
    const { dev, size } = statSync(file);
    const { bavail, bsize } = statfsSync(folder);
    return dev === statSync(folder).dev || bavail * bsize > size;
  } catch {
    return false; // Whatever the reason: the file could not be replaced.
  }
}
