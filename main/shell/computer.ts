import { stat } from 'node:fs/promises';
import { app, shell } from 'electron';
import type { ComputerSettings, HostStatus, UpdateState } from '../../shared/bridge/computer.ts';
import { failures, placeProblems } from '../../shared/bridge/failures.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { ComputerPort } from '../bridge/computer-port.ts';
import { isSystemError } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import type { KeptSettings } from './computer-settings.ts';

export interface ComputerPorts {
  readonly settings: KeptSettings;
  readonly can: HostStatus['can'];
  readonly updates: {
    readonly state: () => UpdateState;
    readonly check: () => Promise<Result<object>>;
    readonly onChange: (listener: () => void) => void;
  };
  /** What a setting does besides being remembered. It may throw the system's error: then it is not changed. */
  readonly apply: (setting: keyof ComputerSettings, on: boolean) => Promise<void>;
  /** Ends the program to start it again, unless words would be lost. */
  readonly restart: () => Promise<'ending' | 'words-unsaved'>;
}

/** What this computer does for the desk, as windows ask and change it. */
export function createComputer({ settings, can, updates, apply, restart }: ComputerPorts): ComputerPort {
  const startedWithSpelling = settings.read().checkSpelling;
  const listeners: (() => void)[] = [];

  function tell(): void {
    for (const listener of listeners) listener();
  }

  async function change(setting: keyof ComputerSettings, on: boolean): Promise<Result<object>> {
    if (settings.read()[setting] === on) return done({});
    if (setting === 'startAtLogin' && on && !can.startAtLogin) {
      return failed('refused', placeProblems['login.not-installed'], { reason: 'login.not-installed' });
    }
    try {
      await apply(setting, on);
      await remember(setting, on);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const reason = failureOf(error);
      return failed('not-saved', failures[reason], { reason });
    }
    tell();
    return done({});
  }

  /** What is not remembered does not happen either: the next start would not know of it. */
  async function remember(setting: keyof ComputerSettings, on: boolean): Promise<void> {
    try {
      await settings.change({ [setting]: on });
    } catch (error) {
      await apply(setting, !on);
      throw error;
    }
  }

  updates.onChange(tell);

  return {
    status: () => ({
      version: app.getVersion(),
      settings: chosen(settings),
      can,
      spellingWaits: settings.read().checkSpelling !== startedWithSpelling,
      update: updates.state(),
    }),
    change,
    checkForUpdate: updates.check,
    restart: async () => {
      const outcome = await restart();
      return outcome === 'ending'
        ? done({})
        : failed('refused', placeProblems['words.unsaved'], { reason: 'words.unsaved' });
    },
    openFolder,
    onChange: (listener) => void listeners.push(listener),
  };
}

/** What a person chose, without what the program only remembers. */
function chosen(settings: KeptSettings): ComputerSettings {
  const { trayNoticeShown: _shown, zoom: _zoom, ...present } = settings.read();
  return present;
}

/** Shows a folder in the system's file manager. */
export async function openFolder(folder: string): Promise<Result<object>> {
  // Anything but a folder would not be shown but started.
  const isShown = (await isFolder(folder)) && (await shell.openPath(folder)) === '';
  return isShown ? done({}) : failed('unavailable', placeProblems['folder.unopened'], { reason: 'folder.unopened' });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // What cannot be looked at cannot be shown either.
  }
}
