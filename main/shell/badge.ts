import { app, type BrowserWindow, type NativeImage } from 'electron';
import type { DeskCounts } from '../../shared/views/notices.ts';
import { badgeText } from './notice-text.ts';

export interface Badge {
  /** Shows how many tickets need attention; nothing without counts. */
  readonly show: (counts: DeskCounts | null) => void;
  /** Adds a window whose taskbar button shows the badge, until it is closed. */
  readonly addWindow: (window: BrowserWindow) => void;
}

/**
 * The badge on the program's icon: a number on macOS and in Linux launchers, a small image on Windows, which has no
 * numbers. It counts tickets that are waiting for an agent or overdue; counting all open tickets would show a number
 * that never goes away.
 */
export function createBadge(platform: NodeJS.Platform, overlay: () => NativeImage): Badge {
  const windows = new Set<BrowserWindow>();
  let counts: DeskCounts | null = null;
  let image: NativeImage | undefined;

  function mark(window: BrowserWindow): void {
    if (!counts || counts.needing === 0) {
      window.setOverlayIcon(null, '');
      return;
    }
    image ??= overlay();
    window.setOverlayIcon(image, badgeText(counts));
  }

  return {
    show: (present) => {
      counts = present;
      if (platform === 'win32') for (const window of windows) mark(window);
      else app.setBadgeCount(present?.needing ?? 0);
    },
    addWindow: (window) => {
      if (platform !== 'win32') return;
      windows.add(window);
      window.on('closed', () => windows.delete(window));
      // A window that was hidden returns with a new taskbar button.
      window.on('show', () => mark(window));
    },
  };
}
