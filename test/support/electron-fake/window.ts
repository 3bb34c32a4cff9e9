import type { BrowserWindow, BrowserWindowConstructorOptions, Event, Rectangle, WindowSessionEndEvent } from 'electron';
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
    'query-session-end': [event: WindowSessionEndEvent];
  }
>;

export interface FakeWindow extends FakeEmitter<WindowEvents> {
  readonly window: BrowserWindow;
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: FakeContents;
  readonly state: { isMinimized: boolean; isMaximized: boolean; isVisible: boolean; bounds: Rectangle };
}

export function fakeWindow(record: Record, options: BrowserWindowConstructorOptions): FakeWindow {
  record.note('new BrowserWindow', options);
  const emitter = createEmitter<WindowEvents>('BrowserWindow', [
    'ready-to-show',
    'close',
    'closed',
    'focus',
    'query-session-end',
  ]);
  const contents = fakeContents();
  const { x = 0, y = 0, width = 800, height = 600 } = options;
  const state = {
    isMinimized: false,
    isMaximized: false,
    isVisible: options.show ?? true,
    bounds: { x, y, width, height },
  };
  const members = {
    webContents: contents.contents,
    loadURL: record.noted('BrowserWindow.loadURL', async (_address: string) => undefined),
    show: record.noted('BrowserWindow.show', () => {
      state.isVisible = true;
    }),
    focus: record.noted('BrowserWindow.focus', () => undefined),
    hide: record.noted('BrowserWindow.hide', () => {
      state.isVisible = false;
    }),
    destroy: record.noted('BrowserWindow.destroy', () => {
      contents.destroy();
      emitter.emit('closed');
    }),
    isMinimized: () => state.isMinimized,
    restore: record.noted('BrowserWindow.restore', () => {
      state.isMinimized = false;
    }),
    isMaximized: () => state.isMaximized,
    maximize: record.noted('BrowserWindow.maximize', () => {
      state.isMaximized = true;
    }),
    isDestroyed: () => contents.contents.isDestroyed(),
    getNormalBounds: () => state.bounds,
  } satisfies Partial<BrowserWindow>;
  // Safe: whatever it lacks throws when it is used.
  const window = strict(
    'BrowserWindow',
    Object.assign(members, { on: emitter.on, once: emitter.once }),
  ) as unknown as BrowserWindow;
  return { ...emitter, window, options, contents, state };
}
