import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './origin.ts';
import { fittingBounds, smallestWindow } from './window-bounds.ts';
import type { WindowState } from './window-state.ts';

/** The look's own ground (`--sunken`), so that a window is never white before its page is there. */
const ground = { dark: '#0b0e12', light: '#eceef2' } as const;

/** A window of the desk: sandboxed, isolated, and shown once there is something to see. */
export function createDeskWindow(preload: string, last: WindowState | undefined): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fittingBounds(last?.bounds, screens),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      // Elsewhere than on macOS Chromium fetches its dictionaries from a server, and this program asks none.
      spellcheck: process.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => {
    if (last?.isMaximized) window.maximize();
    window.show();
  });
  return window;
}

/** Has to come after main hears the window: its page asks at once. */
export async function loadDesk(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/`);
}

export function stateOf(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
}
