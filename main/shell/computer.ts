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
  /** What the system reports about starting at login, given what was requested. */
  readonly login: (remembered: boolean) => LoginState;
  readonly updates: {
    readonly state: () => UpdateState;
    readonly check: () => Promise<Result<object>>;
    readonly onChange: (listener: () => void) => void;
  };
  /** The effect of a setting besides being saved. If it throws the system's error, the setting does not change. */
  readonly apply: (setting: keyof ComputerSettings, on: boolean) => Promise<void>;
  /** The window with this id of the bridge. */
  readonly windowOf: (windowId: string) => BrowserWindow | undefined;
  /** Restarts the program, unless unsaved text would be lost. */
  readonly restart: () => Promise<'ending' | 'words-unsaved'>;
}

type LoginRefusal = 'login.refused' | 'login.needs-approval' | 'login.switched-off';

/** What this computer offers to the desk, for windows to query and change. */
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

  /** Only the system knows whether it starts the program; if it cannot tell, the saved choice is shown. */
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

  /** If the system would not start this copy, an existing entry belongs to another copy and is kept. */
  async function applyIfAble(setting: keyof ComputerSettings, on: boolean): Promise<void> {
    if (setting !== 'startAtLogin' || can.startAtLogin) await apply(setting, on);
  }

  /** Why the system does not do what was just requested. */
  function refusal(on: boolean): LoginRefusal | undefined {
    const state = login(on);
    if (!on) return state === 'on' ? 'login.refused' : undefined;
    if (state === 'on') return undefined;
    return state === 'off' ? 'login.refused' : `login.${state}`;
  }

  /** A setting that cannot be saved is not applied, because the next start would not know it. */
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
  // A person returns from the system's settings, where starting at login can be allowed or disabled.
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
  // Anything but a folder would be started instead of shown.
  const isShown = (await isFolder(folder)) && (await shell.openPath(folder)) === '';
  return isShown ? done({}) : failed('unavailable', 'folder.unopened');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // What cannot be read cannot be shown.
  }
}
