import { existsSync } from 'node:fs';
import { app, Notification } from 'electron';
import { system } from '../../renderer/i18n/en/system.ts';
import { linkScheme } from './destination.ts';
import { isInstalledOnMac, isInstalledOnWindows } from './program-file.ts';

const appId = 'org.deskside.app';

/** The class that Windows starts when a notification is clicked. The uninstaller uses the same name. */
const toastActivator = '{F5C560F2-78E0-40BD-838D-B2F8D7DE3CAA}';

/** Identifies this program to the system, as far as the installers cannot. Must run before any window opens. */
export function registerWithSystem(platform: NodeJS.Platform, isInstalled: boolean): void {
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: system.license,
  });
  if (platform !== 'win32') return;
  app.setAppUserModelId(appId);
  if (!isInstalled) return;
  // Without an id, Electron generates one for each start, and leaves it in the registry.
  app.setToastActivatorCLSID(toastActivator);
  // Arguments after the two dashes are never parsed as switches, whatever a link contains.
  app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
}

/** Whether this copy is installed: neither run from its sources, nor unpacked somewhere, nor portable. */
export function isInstalled(platform: NodeJS.Platform, has: (path: string) => boolean = existsSync): boolean {
  if (!app.isPackaged) return false;
  if (platform === 'win32') return isInstalledOnWindows(process, has);
  return platform !== 'darwin' || isInstalledOnMac(process);
}

/** Whether macOS started the program at login; other systems pass a switch. */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What the system supports for this copy of the program. */
export function systemSupport(isInstalled: boolean) {
  return { startAtLogin: isInstalled, keepRunning: true };
}

/**
 * Whether the system can show notifications of this copy. Asking Electron has side effects: on macOS the system asks
 * for permission too early; on Windows it writes an entry into the Start menu and a class into the registry, which only
 * an uninstaller removes.
 */
export function noticePower(platform: NodeJS.Platform, isInstalled: boolean): 'ok' | 'not-installed' | 'none' {
  if (platform === 'darwin') return 'ok';
  if (platform === 'win32' && !isInstalled) return 'not-installed';
  return Notification.isSupported() ? 'ok' : 'none';
}
