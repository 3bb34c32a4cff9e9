import type { BrowserWindow, WebContents } from 'electron';
import type { KeptSettings } from './computer-settings.ts';
import { usualZoom, zoomStep } from './zoom.ts';

/** One size of the page for all windows of this computer, kept for the next start. */
export interface ZoomWindows {
  /** Gives a window's page the size, each time it is loaded. */
  readonly follow: (contents: WebContents) => void;
  /** Larger (1), smaller (-1), or as it is at first (0). */
  readonly step: (step: 1 | -1 | 0) => void;
}

export function createZoomWindows(
  settings: KeptSettings,
  windows: () => readonly BrowserWindow[],
  onBug: (error: unknown) => void,
): ZoomWindows {
  // The settings know it only once it is on the disk, and steps come faster than that.
  let { zoom } = settings.read();

  function step(by: 1 | -1 | 0): void {
    zoom = by === 0 ? usualZoom : zoomStep(zoom, by);
    for (const { webContents } of windows()) webContents.setZoomFactor(zoom);
    // What is not kept holds until the program ends.
    settings.change({ zoom }).catch(onBug);
  }

  return {
    follow: (contents) => {
      contents.on('did-finish-load', () => contents.setZoomFactor(zoom));
      // Ctrl and the wheel.
      contents.on('zoom-changed', (_event, direction) => step(direction === 'in' ? 1 : -1));
    },
    step,
  };
}
