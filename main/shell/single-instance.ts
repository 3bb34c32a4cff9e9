import { app, type BrowserWindow } from 'electron';

/** A second start shows the window that is there. What its command line says is not looked at: anybody can start it. */
export function showOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}
