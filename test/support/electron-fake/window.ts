import { isAbsolute } from 'node:path';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Event,
  NativeImage,
  Rectangle,
  WindowSessionEndEvent,
} from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import { fakeEvent } from './event.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';
import { type FakeContents, fakeContents } from './web-contents.ts';

type WindowEvents = Declared<
  BrowserWindow,
  {
    'ready-to-show': [];
    close: [event: Event];
    closed: [];
    focus: [event: Event];
    blur: [event: Event];
    show: [];
    hide: [];
    'leave-full-screen': [];
    'query-session-end': [event: WindowSessionEndEvent];
    'session-end': [event: WindowSessionEndEvent];
  }
>;

const everywhere = [
  'ready-to-show',
  'close',
  'closed',
  'focus',
  'blur',
  'show',
  'hide',
  'leave-full-screen',
] as const satisfies readonly (keyof WindowEvents)[];
/** Windows ends a session through the program's windows. */
const onWindows = ['query-session-end', 'session-end'] as const satisfies readonly (keyof WindowEvents)[];

/** What is around a window. */
export interface WindowWorld {
  readonly platform: NodeJS.Platform;
  /** Whether the program has this file. */
  readonly hasFile: (path: string) => boolean;
  /** Answers an address as the window's session does; it rejects where nothing answers. */
  readonly load: (address: string) => Promise<unknown>;
  /** This window has the keyboard now, and no other has. */
  readonly onFocus: (window: FakeWindow) => void;
  /** A window is gone. */
  readonly onGone: () => void;
}

export interface FakeWindow extends FakeEmitter<WindowEvents> {
  readonly window: BrowserWindow;
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: FakeContents;
  /** Closes it as a person does; returns false if a listener prevents that. */
  readonly close: () => boolean;
  /** Takes the keyboard away from it, as another window does. */
  readonly blur: () => void;
  readonly state: {
    isMinimized: boolean;
    isMaximized: boolean;
    /** Until it has left a full screen, which on macOS takes a moment. */
    isFullScreen: boolean;
    isFocused: boolean;
    isVisible: boolean;
    bounds: Rectangle;
  };
}

export function fakeWindow(record: Record, options: BrowserWindowConstructorOptions, world: WindowWorld): FakeWindow {
  record.note('new BrowserWindow', options);
  if (!record.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
  checkFiles(options, world);
  const events = [...everywhere, ...(world.platform === 'win32' ? onWindows : [])];
  const emitter = createEmitter<WindowEvents>(`BrowserWindow on ${world.platform}`, events);
  const contents = fakeContents();
  const { x = 0, y = 0, width = 800, height = 600 } = options;
  const state = {
    isMinimized: false,
    isMaximized: false,
    isFullScreen: false,
    isFocused: false,
    isVisible: options.show ?? true,
    bounds: { x, y, width, height },
  };
  const isGone = () => contents.contents.isDestroyed();
  /** What a window that is gone no longer does. */
  function does<Given extends readonly unknown[], Answer>(name: string, effect: (...given: Given) => Answer) {
    return record.noted(`BrowserWindow.${name}`, (...given: Given) => {
      if (isGone()) throw new TypeError('Object has been destroyed');
      return effect(...given);
    });
  }

  async function load(address: string): Promise<void> {
    await contents.load(address, () => world.load(address));
    // It is for windows that wait until there is something to see.
    if (!state.isVisible) emitter.emit('ready-to-show');
  }

  function appear(): void {
    if (state.isVisible) return;
    state.isVisible = true;
    emitter.emit('show');
  }

  function takeFocus(): void {
    // A hidden window cannot have the focus.
    if (state.isFocused || !state.isVisible || state.isMinimized) return;
    world.onFocus(fake);
    state.isFocused = true;
    emitter.emit('focus', fakeEvent());
  }

  function blur(): void {
    if (!state.isFocused) return;
    state.isFocused = false;
    emitter.emit('blur', fakeEvent());
  }

  function close(): boolean {
    const event = fakeEvent();
    emitter.emit('close', event);
    // The window itself goes a moment later.
    if (!event.defaultPrevented) queueMicrotask(destroy);
    return !event.defaultPrevented;
  }

  function destroy(): void {
    if (isGone()) return;
    contents.destroy();
    state.isFocused = false;
    emitter.emit('closed');
    world.onGone();
  }

  const members = {
    webContents: contents.contents,
    loadURL: does('loadURL', load),
    show: does('show', () => {
      appear();
      takeFocus();
    }),
    focus: does('focus', takeFocus),
    isFocused: () => state.isFocused,
    hide: does('hide', () => {
      if (!state.isVisible) return;
      blur();
      state.isVisible = false;
      emitter.emit('hide');
    }),
    destroy: does('destroy', destroy),
    isVisible: () => state.isVisible,
    isFullScreen: () => state.isFullScreen,
    setFullScreen: does('setFullScreen', (_isOn: boolean) => undefined),
    isMinimized: () => state.isMinimized,
    restore: does('restore', () => {
      state.isMinimized = false;
    }),
    isMaximized: () => state.isMaximized,
    // It shows a window that is hidden, without giving it the keyboard.
    maximize: does('maximize', () => {
      state.isMaximized = true;
      appear();
    }),
    setOverlayIcon: does('setOverlayIcon', (_image: NativeImage | null, _text: string) => undefined),
    isDestroyed: isGone,
    getNormalBounds: does('getNormalBounds', () => state.bounds),
  } satisfies Partial<BrowserWindow>;
  // Safe: whatever it lacks throws when it is used.
  const window = strict(
    'BrowserWindow',
    Object.assign(members, { on: emitter.on, once: emitter.once }),
  ) as unknown as BrowserWindow;
  const fake: FakeWindow = { ...emitter, window, options, contents, close, blur, state };
  return fake;
}

/** Electron only logs these errors and continues without the files. */
function checkFiles({ icon, webPreferences }: BrowserWindowConstructorOptions, { hasFile }: WindowWorld): void {
  const preload = webPreferences?.preload;
  if (preload !== undefined && !isAbsolute(preload)) throw new Error('preload script must have absolute path.');
  for (const path of [preload, icon]) {
    if (typeof path === 'string' && !hasFile(path)) throw new Error(`The window needs ${path}, which is not there`);
  }
}
