import { app, type BrowserWindow, Notification } from 'electron';
import { system as words } from '../../renderer/i18n/en/system.ts';
import type { KeptSettings } from './computer-settings.ts';
import { keepAlive, stopKeepingAlive } from './keep-alive.ts';

/**
 * Handles closing the last window: Deskside keeps running in the tray and says so the first time, or it quits.
 * `mayNotify` tells whether this copy can show notifications; asking Electron instead has side effects.
 */
export function keepRunningOrQuit(
  settings: KeptSettings,
  mayNotify: () => boolean,
  onBug: (error: unknown) => void,
): (window: BrowserWindow) => void {
  return (window) => {
    if (!settings.read().keepRunning) {
      app.quit();
      return;
    }
    hide(window);
    if (settings.read().trayNoticeShown || !mayNotify()) return;
    const notice = keepAlive(new Notification({ title: words.tray.noticeTitle, body: words.tray.notice }));
    notice.on('close', () => stopKeepingAlive(notice));
    notice.on('failed', () => stopKeepingAlive(notice));
    notice.show();
    settings.change({ trayNoticeShown: true }).catch(onBug);
  };
}

/** On macOS the full screen of a hidden window would stay behind, black. */
function hide(window: BrowserWindow): void {
  if (!window.isFullScreen()) {
    window.hide();
    return;
  }
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}
