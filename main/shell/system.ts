import { app, Notification } from 'electron';
import { linkScheme } from './destination.ts';
import { portableOf } from './program-file.ts';

const appId = 'org.deskside.app';

/** Tells the system who this program is, as far as the installers cannot. Has to come before any window. */
export function introduce(platform: NodeJS.Platform): void {
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
  });
  if (platform !== 'win32') return;
  app.setAppUserModelId(appId);
  // The words after the two dashes are never taken for a switch, whatever a link holds.
  if (isInstalled()) app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
}

/** Whether the system knows this copy: it is neither run from its sources nor carried on a stick. */
export function isInstalled(): boolean {
  return app.isPackaged && portableOf(process) === undefined;
}

/** Whether macOS started the program at login; the other systems say so with a word of ours. */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What the system can do for this copy of the program. */
export function powers() {
  return { startAtLogin: isInstalled(), keepRunning: true, notify: Notification.isSupported() };
}
