import { existsSync } from 'node:fs';
import { app, Notification } from 'electron';
import { system } from '../../renderer/i18n/en/system.ts';
import { linkScheme } from './destination.ts';
import { isInstalledOnMac, isInstalledOnWindows } from './program-file.ts';

const appId = 'org.deskside.app';

/** What Windows starts when somebody clicks on a notification. The uninstaller knows it by the same name. */
const toastActivator = '{F5C560F2-78E0-40BD-838D-B2F8D7DE3CAA}';

/** Tells the system who this program is, as far as the installers cannot. Has to come before any window. */
export function registerWithSystem(platform: NodeJS.Platform, isInstalled: boolean): void {
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: system.license,
  });
  if (platform !== 'win32') return;
  app.setAppUserModelId(appId);
  if (!isInstalled) return;
  // Without a name, Electron makes up another one for each start, and leaves it behind in the registry.
  app.setToastActivatorCLSID(toastActivator);
  // The words after the two dashes are never taken for a switch, whatever a link holds.
  app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
}

/** Whether the system knows this copy: it is neither run from its sources, nor unpacked somewhere, nor carried around. */
export function isInstalled(platform: NodeJS.Platform, has: (path: string) => boolean = existsSync): boolean {
  if (!app.isPackaged) return false;
  if (platform === 'win32') return isInstalledOnWindows(process, has);
  return platform !== 'darwin' || isInstalledOnMac(process);
}

/** Whether macOS started the program at login; the other systems say so with a word of ours. */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What the system can do for this copy of the program. */
export function systemSupport(isInstalled: boolean) {
  return { startAtLogin: isInstalled, keepRunning: true };
}

/**
 * Whether the system can show notifications of this copy. To ask Electron is not without effect: on macOS it makes the
 * system ask for permission, before there is anything to tell; on Windows it writes an entry into the Start menu and a
 * class into the registry, which only an installed copy takes away again.
 */
export function noticePower(platform: NodeJS.Platform, isInstalled: boolean): 'ok' | 'not-installed' | 'none' {
  if (platform === 'darwin') return 'ok';
  if (platform === 'win32' && !isInstalled) return 'not-installed';
  return Notification.isSupported() ? 'ok' : 'none';
}
