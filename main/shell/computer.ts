import { stat } from 'node:fs/promises';
import { app, type BrowserWindow, shell } from 'electron';
import type { ComputerSettings, HostStatus, LoginState, UpdateState } from '../../shared/bridge/computer.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { ComputerPort } from '../bridge/computer-port.ts';
import { isSystemError } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { chooseFolder } from './choose-folder.ts';
import type { KeptSettings } from './computer-settings.ts';
import type { NoticeHealth } from './notice-health.ts';

export interface ComputerPorts {
  readonly settings: KeptSettings;
  readonly can: HostStatus['can'];
  readonly notices: Pick<NoticeHealth, 'state' | 'onChange'>;
  /** What the system says of starting at login, where this copy was told to be started or not. */
  readonly login: (remembered: boolean) => LoginState;
  readonly updates: {
    readonly state: () => UpdateState;
    readonly check: () => Promise<Result<object>>;
    readonly onChange: (listener: () => void) => void;
  };
  /** What a setting does besides being remembered. It may throw the system's error: then it is not changed. */
  readonly apply: (setting: keyof ComputerSettings, on: boolean) => Promise<void>;
  /** The window that the bridge knows by this id. */
  readonly windowOf: (windowId: string) => BrowserWindow | undefined;
  /** Ends the program to start it again, unless words would be lost. */
  readonly restart: () => Promise<'ending' | 'words-unsaved'>;
}

type LoginRefusal = 'login.refused' | 'login.needs-approval' | 'login.switched-off';

/** What this computer does for the desk, as windows ask and change it. */
export function createComputer({
  settings,
  can,
  notices,
  login,
  updates,
  apply,
  windowOf,
  restart,
}: ComputerPorts): ComputerPort {
  const startedWithSpelling = settings.read().checkSpelling;
  const listeners: (() => void)[] = [];
  let seenLogin = presentLogin();

  function notify(): void {
    seenLogin = presentLogin();
    for (const listener of listeners) listener();
  }

  /** Nobody but the system knows whether it starts the program; where it cannot, what was chosen once is kept. */
  function presentLogin(): LoginState {
    const { startAtLogin } = settings.read();
    if (!can.startAtLogin) return startAtLogin ? 'on' : 'off';
    return login(startAtLogin);
  }

  function chosen(): ComputerSettings {
    const { trayNoticeShown: _shown, zoom: _zoom, ...present } = settings.read();
    return { ...present, startAtLogin: presentLogin() === 'on' };
  }

  async function change(setting: keyof ComputerSettings, on: boolean): Promise<Result<object>> {
    if (chosen()[setting] === on) return done({});
    if (setting === 'startAtLogin' && on && !can.startAtLogin) {
      return failed('refused', 'login.not-installed');
    }
    try {
      await applyIfAble(setting, on);
      const refused = setting === 'startAtLogin' && can.startAtLogin ? refusal(on) : undefined;
      if (refused) {
        notify();
        return failed('refused', refused);
      }
      await remember(setting, on);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const reason = failureOf(error);
      return failed('not-saved', reason);
    }
    notify();
    return done({});
  }

  /** A copy that the system would not start has nothing of its own there to take away: it would be another copy's. */
  async function applyIfAble(setting: keyof ComputerSettings, on: boolean): Promise<void> {
    if (setting !== 'startAtLogin' || can.startAtLogin) await apply(setting, on);
  }

  /** Why the system does not do what it was just told. */
  function refusal(on: boolean): LoginRefusal | undefined {
    const state = login(on);
    if (!on) return state === 'on' ? 'login.refused' : undefined;
    if (state === 'on') return undefined;
    return state === 'off' ? 'login.refused' : `login.${state}`;
  }

  /** What is not remembered does not happen either: the next start would not know of it. */
  async function remember(setting: keyof ComputerSettings, on: boolean): Promise<void> {
    try {
      await settings.change({ [setting]: on });
    } catch (error) {
      await applyIfAble(setting, !on);
      throw error;
    }
  }

  updates.onChange(notify);
  notices.onChange(notify);
  // A person comes back from the system's settings, where the start at login can be allowed or switched off.
  app.on('browser-window-focus', () => {
    if (presentLogin() !== seenLogin) notify();
  });

  return {
    status: () => ({
      version: app.getVersion(),
      settings: chosen(),
      can,
      notices: notices.state(),
      login: presentLogin(),
      spellingWaits: settings.read().checkSpelling !== startedWithSpelling,
      update: updates.state(),
    }),
    change,
    checkForUpdate: updates.check,
    restart: async () => {
      const outcome = await restart();
      return outcome === 'ending' ? done({}) : failed('refused', 'words.unsaved');
    },
    openFolder,
    chooseFolder: (windowId, from) => chooseFolder(windowOf(windowId), from),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Shows a folder in the system's file manager. */
export async function openFolder(folder: string): Promise<Result<object>> {
  // Anything but a folder would not be shown but started.
  const isShown = (await isFolder(folder)) && (await shell.openPath(folder)) === '';
  return isShown ? done({}) : failed('unavailable', 'folder.unopened');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // What cannot be looked at cannot be shown either.
  }
}
