import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { appOrigin } from './origin.ts';
import { type Bounds, fittingBounds, smallestWindow } from './window-bounds.ts';
import type { WindowState } from './window-state.ts';

/** The background color of the interface (`--sunken`), so that a window is never white before its page has loaded. */
const ground = { dark: '#0b0e12', light: '#eceef2' } as const;

/** The offset of a further window, so that both can be seen. */
const cascade = 32;

export interface WindowOptions {
  readonly preload: string;
  /** The last state of a window. */
  readonly last: WindowState | undefined;
  /** Whether another window already has that position. */
  readonly isFurther: boolean;
  readonly checkSpelling: boolean;
  /** The icon, where the system shows one per window. */
  readonly icon: string | undefined;
}

/** Creates a desk window: sandboxed, isolated, and not shown yet. */
export function createDeskWindow({ preload, last, isFurther, checkSpelling, icon }: WindowOptions): BrowserWindow {
  const kept =
    last && isFurther ? { ...last.bounds, x: last.bounds.x + cascade, y: last.bounds.y + cascade } : last?.bounds;
  return createWindow(fittingBounds(kept, workAreas()), smallestWindow, preload, checkSpelling, icon);
}

/** A small window in the middle of the screen. */
export function createSmallWindow(preload: string, size: { readonly width: number; readonly height: number }) {
  return createWindow(size, size, preload, false, undefined);
}

function createWindow(
  bounds: Bounds,
  smallest: { readonly width: number; readonly height: number },
  preload: string,
  checkSpelling: boolean,
  icon: string | undefined,
): BrowserWindow {
  return new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    ...(icon === undefined ? {} : { icon }),
    webPreferences: webPreferences(preload, checkSpelling),
  });
}

function webPreferences(preload: string, checkSpelling: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    devTools: !app.isPackaged,
    // Whether spelling is checked; the session decides what may be downloaded for it.
    spellcheck: checkSpelling,
  };
}

function workAreas() {
  return screen.getAllDisplays().map(({ workArea }) => workArea);
}

/** Main must know the window first: its page sends requests at once. */
export async function loadDesk(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(`${appOrigin}/`);
  } catch (error) {
    // A window that is closed before its page is ready is not shown.
    if (!window.isDestroyed()) throw error;
  }
}

export function stateOf(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
}
