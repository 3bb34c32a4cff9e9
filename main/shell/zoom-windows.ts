import type { BrowserWindow, WebContents } from 'electron';
import type { KeptSettings } from './computer-settings.ts';
import { usualZoom, zoomStep } from './zoom.ts';

/** One zoom factor for all windows of this computer, saved for the next start. */
export interface ZoomWindows {
  /** Applies the zoom factor to a window's page, each time it loads. */
  readonly follow: (contents: WebContents) => void;
  /** Larger (1), smaller (-1), or the default (0). */
  readonly step: (step: 1 | -1 | 0) => void;
}

export function createZoomWindows(
  settings: KeptSettings,
  windows: () => readonly BrowserWindow[],
  onBug: (error: unknown) => void,
): ZoomWindows {
  // The settings only change once they are on the disk, and key presses are faster than that.
  let { zoom } = settings.read();

  function step(by: 1 | -1 | 0): void {
    zoom = by === 0 ? usualZoom : zoomStep(zoom, by);
    for (const { webContents } of windows()) webContents.setZoomFactor(zoom);
    // A factor that cannot be saved is used until the program ends.
    settings.change({ zoom }).catch(onBug);
  }

  return {
    follow: (contents) => {
      contents.on('did-finish-load', () => contents.setZoomFactor(zoom));
      // Ctrl and the mouse wheel.
      contents.on('zoom-changed', (_event, direction) => step(direction === 'in' ? 1 : -1));
    },
    step,
  };
}
