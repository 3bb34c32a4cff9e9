import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Event,
  NativeImage,
  Rectangle,
  WindowSessionEndEvent,
} from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
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
    show: [];
    'leave-full-screen': [];
    'query-session-end': [event: WindowSessionEndEvent];
  }
>;

export interface FakeWindow extends FakeEmitter<WindowEvents> {
  readonly window: BrowserWindow;
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: FakeContents;
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

export function fakeWindow(record: Record, options: BrowserWindowConstructorOptions): FakeWindow {
  record.note('new BrowserWindow', options);
  const emitter = createEmitter<WindowEvents>('BrowserWindow', [
    'ready-to-show',
    'close',
    'closed',
    'focus',
    'show',
    'leave-full-screen',
    'query-session-end',
  ]);
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
  /** What a window that is gone no longer does. */
  function does<Given extends readonly unknown[], Answer>(name: string, effect: (...given: Given) => Answer) {
    return record.noted(`BrowserWindow.${name}`, (...given: Given) => {
      if (contents.contents.isDestroyed()) throw new TypeError('Object has been destroyed');
      return effect(...given);
    });
  }

  const members = {
    webContents: contents.contents,
    loadURL: does('loadURL', async (_address: string) => undefined),
    show: does('show', () => {
      state.isVisible = true;
    }),
    focus: does('focus', () => {
      state.isFocused = true;
    }),
    isFocused: () => state.isFocused,
    hide: does('hide', () => {
      state.isVisible = false;
    }),
    destroy: does('destroy', () => {
      contents.destroy();
      emitter.emit('closed');
    }),
    isVisible: () => state.isVisible,
    isFullScreen: () => state.isFullScreen,
    setFullScreen: does('setFullScreen', (_isOn: boolean) => undefined),
    isMinimized: () => state.isMinimized,
    restore: does('restore', () => {
      state.isMinimized = false;
    }),
    isMaximized: () => state.isMaximized,
    maximize: does('maximize', () => {
      state.isMaximized = true;
    }),
    setOverlayIcon: does('setOverlayIcon', (_image: NativeImage | null, _text: string) => undefined),
    isDestroyed: () => contents.contents.isDestroyed(),
    getNormalBounds: does('getNormalBounds', () => state.bounds),
  } satisfies Partial<BrowserWindow>;
  // Safe: whatever it lacks throws when it is used.
  const window = strict(
    'BrowserWindow',
    Object.assign(members, { on: emitter.on, once: emitter.once }),
  ) as unknown as BrowserWindow;
  return { ...emitter, window, options, contents, state };
}
