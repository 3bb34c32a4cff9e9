import { existsSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, Display, NativeImage, NativeTheme, Screen, Shell } from 'electron';
import { type AppOptions, type FakeApp, fakeApp } from './app.ts';
import { type FakeDialog, fakeDialog } from './dialog.ts';
import { fakeEvent } from './event.ts';
import { type FakeIpc, fakeIpc } from './ipc.ts';
import { type FakeMenus, fakeMenus } from './menu.ts';
import { type FakeNotifications, fakeNotifications } from './notification.ts';
import { type FakePower, fakePower } from './power-monitor.ts';
import { createRecord, type Record } from './record.ts';
import { type FakeSafeStorage, fakeSafeStorage } from './safe-storage.ts';
import type { FakeSession } from './session.ts';
import { fakeSessions } from './sessions.ts';
import { strict } from './strict.ts';
import { type FakeTray, fakePictures, fakeTray } from './tray.ts';
import { type FakeWindow, fakeWindow, type WindowWorld } from './window.ts';

export interface FakeElectron {
  /** What `import … from 'electron'` gives in the main process. */
  readonly electron: object;
  readonly record: Record;
  readonly app: FakeApp;
  readonly ipc: FakeIpc;
  readonly power: FakePower;
  readonly session: FakeSession;
  /** The session of a partition, as `session.fromPartition` gives it. */
  readonly partition: (name: string) => FakeSession;
  readonly safeStorage: FakeSafeStorage;
  readonly menus: FakeMenus;
  readonly trays: readonly FakeTray[];
  readonly dialog: FakeDialog;
  readonly notifications: FakeNotifications;
  readonly windows: readonly FakeWindow[];
  /** Opens a window as the program does. */
  readonly openWindow: (options: BrowserWindowConstructorOptions) => FakeWindow;
  readonly world: World;
}

/** What the system around the program is like. */
interface World {
  isDark: boolean;
  displays: readonly Pick<Display, 'workArea'>[];
  opensFail: boolean;
}

export interface FakeElectronOptions extends AppOptions {
  readonly platform: NodeJS.Platform;
  /** Whether the program has this file, as built; the disk says so unless a test knows better. */
  readonly hasFile: (path: string) => boolean;
}

/** A whole electron for one test. Nothing in it was ever used before. */
export function createFakeElectron(options: Partial<FakeElectronOptions> = {}): FakeElectron {
  const { platform = process.platform, hasFile = existsSync } = options;
  const record = createRecord();
  const windows: FakeWindow[] = [];
  const app = fakeApp(record, { isPackaged: false, isFirst: true, switches: [], ...options }, windows);
  const ipc = fakeIpc(record);
  const power = fakePower(record, platform);
  const sessions = fakeSessions(record, app, platform);
  const session = sessions.defaultSession;
  const safeStorage = fakeSafeStorage(record);
  const menus = fakeMenus(record, windows, platform);
  const dialog = fakeDialog(record);
  const notifications = fakeNotifications(record);
  const trays: FakeTray[] = [];
  const world: World = {
    isDark: false,
    displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
    opensFail: false,
  };

  const around: WindowWorld = {
    platform,
    hasFile,
    load: (address) => session.answer(address),
    onFocus: (focused) => {
      for (const other of windows) if (other !== focused) other.blur();
    },
    onGone: app.windowGone,
  };

  function openWindow(given: BrowserWindowConstructorOptions): FakeWindow {
    const made = fakeWindow(record, given, around);
    sessions.makeDefault();
    windows.push(made);
    app.emit('web-contents-created', fakeEvent(), made.contents.contents);
    return made;
  }

  const shell = {
    openExternal: record.noted('shell.openExternal', async (_address: string) => {
      if (world.opensFail) throw new Error('Nothing opens this');
    }),
    openPath: record.noted('shell.openPath', async (_path: string) => (world.opensFail ? 'Nothing opens this' : '')),
  } satisfies Partial<Shell>;
  const screen = {
    // Safe: a display's work area is all that the program may look at; the rest would be undefined.
    getAllDisplays: record.afterReady('screen.getAllDisplays', () => world.displays as Display[]),
  } satisfies Partial<Screen>;
  const nativeTheme = {
    get shouldUseDarkColors() {
      return world.isDark;
    },
  } satisfies Partial<NativeTheme>;
  const electron = {
    app: app.app,
    ipcMain: ipc.ipcMain,
    nativeTheme: strict('nativeTheme', nativeTheme),
    powerMonitor: power.powerMonitor,
    protocol: session.protocol,
    screen: strict('screen', screen),
    session: sessions.module,
    safeStorage: safeStorage.safeStorage,
    shell: strict('shell', shell),
    Menu: menus.Menu,
    dialog: dialog.dialog,
    nativeImage: fakePictures(record, hasFile),
    Notification: notifications.Notification,
    Tray: function Tray(image: NativeImage) {
      const { tray, fake } = fakeTray(record, menus, image);
      trays.push(fake);
      return tray;
    },
    BrowserWindow: function BrowserWindow(given: BrowserWindowConstructorOptions) {
      return openWindow(given).window;
    },
  } satisfies { readonly [Name in keyof typeof import('electron')]?: unknown };
  return {
    electron,
    record,
    app,
    ipc,
    power,
    session,
    partition: sessions.partition,
    safeStorage,
    menus,
    trays,
    dialog,
    notifications,
    windows,
    openWindow,
    world,
  };
}
