import type { BrowserWindow } from 'electron';
import type { Command } from '../../shared/bridge/commands.ts';
import { loadDesk, stateOf } from './window.ts';
import type { WindowState } from './window-state.ts';

export interface DeskWindowsPorts {
  readonly create: (last: WindowState | undefined, isFurther: boolean) => BrowserWindow;
  /** Registers a new window in main before its page loads. */
  readonly add: (window: BrowserWindow) => void;
  readonly command: (windowId: string, command: Command) => void;
  /** Asks a window to save its drafts; resolves to whether some could not be saved. */
  readonly flush: (windowId: string) => Promise<boolean>;
  /** Asks a person whether to close a window although unsaved text would be lost. */
  readonly mayLose: (window: BrowserWindow) => Promise<boolean>;
  readonly isEnding: () => boolean;
  /** The last window was closed: hides it, or quits the program. */
  readonly lastClosed: (window: BrowserWindow) => void;
  /** Another window is in front. */
  readonly onFront: () => void;
  readonly onBug: (error: unknown) => void;
}

/** The windows of the desk, each with a session of its own. */
export interface DeskWindows {
  readonly open: (how: { readonly hidden: boolean }) => BrowserWindow;
  readonly all: () => readonly BrowserWindow[];
  /** The window that was in front last; undefined if there is none. */
  readonly front: () => BrowserWindow | undefined;
  /** Brings a window to the front, opening one if necessary, and sends it a command. */
  readonly show: (command?: Command) => void;
  /** Brings this window to the front, or any other one. */
  readonly reveal: (windowId: string | undefined) => void;
  readonly isFocused: (windowId: string) => boolean;
  /** The state of the window in front, for the next start. */
  readonly state: () => WindowState | undefined;
}

export function createDeskWindows(ports: DeskWindowsPorts, last: WindowState | undefined): DeskWindows {
  /** Most recently focused first. */
  let windows: readonly BrowserWindow[] = [];
  let lastState = last;
  /** Windows that were never shown; they get their size when they are. */
  const unseen = new Set<BrowserWindow>();
  /** Windows that are being asked whether they may close. */
  const leaving = new Set<BrowserWindow>();

  function open({ hidden }: { readonly hidden: boolean }): BrowserWindow {
    const isFurther = windows.length > 0;
    const [before] = windows;
    const window = ports.create(before ? stateOf(before) : lastState, isFurther);
    windows = [window, ...windows];
    window.on('focus', () => {
      windows = [window, ...windows.filter((other) => other !== window)];
      ports.onFront();
    });
    window.on('close', (event) => close(window, event));
    window.once('closed', () => {
      windows = windows.filter((other) => other !== window);
      unseen.delete(window);
      ports.onFront();
    });
    if (!isFurther) unseen.add(window);
    if (!hidden) window.once('ready-to-show', () => showNow(window));
    ports.add(window);
    // A page that fails to load is no reason to quit.
    loadDesk(window).catch(ports.onBug);
    return window;
  }

  function showNow(window: BrowserWindow): void {
    if (unseen.delete(window) && lastState?.isMaximized) window.maximize();
    window.show();
  }

  function close(window: BrowserWindow, event: { readonly preventDefault: () => void }): void {
    lastState = stateOf(window);
    if (ports.isEnding()) return;
    event.preventDefault();
    if (windows.length === 1) ports.lastClosed(window);
    else if (!leaving.has(window)) closeOne(window).catch(ports.onBug);
  }

  async function closeOne(window: BrowserWindow): Promise<void> {
    leaving.add(window);
    try {
      const isLost = await ports.flush(String(window.webContents.id));
      if (isLost && !(await ports.mayLose(window))) return;
    } finally {
      leaving.delete(window);
    }
    if (window.isDestroyed()) return;
    // The other windows may have been closed since.
    if (windows.length === 1 && !ports.isEnding()) ports.lastClosed(window);
    else window.destroy();
  }

  function bringToFront(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    showNow(window);
    window.focus();
  }

  function byId(windowId: string | undefined): BrowserWindow | undefined {
    return windows.find((window) => !window.isDestroyed() && String(window.webContents.id) === windowId);
  }

  function front(): BrowserWindow | undefined {
    return windows.find((window) => !window.isDestroyed());
  }

  return {
    open,
    all: () => windows.filter((window) => !window.isDestroyed()),
    front,
    show: (command) => {
      const present = front();
      const window = present ?? open({ hidden: false });
      if (command) ports.command(String(window.webContents.id), command);
      // A new window shows itself when its page is ready.
      if (present) bringToFront(present);
    },
    reveal: (windowId) => {
      const present = byId(windowId) ?? front();
      if (present) bringToFront(present);
      else open({ hidden: false });
    },
    isFocused: (windowId) => byId(windowId)?.isFocused() ?? false,
    state: () => {
      const window = front();
      return window ? stateOf(window) : lastState;
    },
  };
}
