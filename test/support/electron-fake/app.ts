import { existsSync } from 'node:fs';
import type {
  AboutPanelOptionsOptions,
  App,
  BrowserWindow,
  CommandLine,
  Event,
  RelaunchOptions,
  Session,
  WebContents,
} from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import { fakeEvent } from './event.ts';
import { type FakeLoginItem, fakeLoginItem } from './login-item.ts';
import { fakeQuitting } from './quitting.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';
import type { FakeWindow } from './window.ts';

type AppEvents = Declared<
  App,
  {
    'before-quit': [event: Event];
    'will-quit': [event: Event];
    quit: [event: Event, exitCode: number];
    'window-all-closed': [];
    'second-instance': [event: Event, argv: string[], workingDirectory: string, additionalData: unknown];
    'session-created': [session: Session];
    'web-contents-created': [event: Event, contents: WebContents];
    'browser-window-focus': [event: Event, window: BrowserWindow];
    'open-url': [event: Event, url: string];
    'open-file': [event: Event, path: string];
    activate: [event: Event, hasVisibleWindows: boolean];
  }
>;

export interface AppOptions {
  readonly isPackaged: boolean;
  /** Whether no other process of this person holds the lock. */
  readonly isFirst: boolean;
  /** The command-line switches given to Chromium. */
  readonly switches: readonly string[];
}

export interface FakeApp extends FakeEmitter<AppEvents> {
  readonly app: App;
  readonly becomeReady: () => void;
  /** What the system says of starting at login. */
  readonly loginItem: FakeLoginItem;
  /** A window is gone. */
  readonly windowGone: () => void;
  /** Whether the program is gone, by whichever way. */
  readonly hasQuit: () => boolean;
}

export function fakeApp(
  record: Record,
  { isPackaged, isFirst, switches }: AppOptions,
  windows: readonly FakeWindow[],
): FakeApp {
  const emitter = createEmitter<AppEvents>('app', [
    'before-quit',
    'will-quit',
    'quit',
    'window-all-closed',
    'second-instance',
    'session-created',
    'web-contents-created',
    'browser-window-focus',
    'open-url',
    'open-file',
    'activate',
  ]);
  let resolveReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    resolveReady = resolve;
  });
  /** Whether a listener prevents what this event announces. */
  function isPrevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = fakeEvent();
    emitter.emit(name, event);
    return event.defaultPrevented;
  }

  const quitting = fakeQuitting({
    windows,
    beforeQuit: () => isPrevented('before-quit'),
    willQuit: () => isPrevented('will-quit'),
    // A listener decides; without one, electron quits.
    allClosed: () => (emitter.listeners('window-all-closed') > 0 ? emitter.emit('window-all-closed') : quitting.quit()),
    quit: (exitCode) => emitter.emit('quit', fakeEvent(), exitCode),
  });
  const loginItem = fakeLoginItem(record);
  const members = {
    isPackaged,
    // Safe: whatever it lacks throws when it is used.
    commandLine: strict('app.commandLine', {
      hasSwitch: (name: string) => switches.includes(name),
    } satisfies Partial<CommandLine>) as CommandLine,
    enableSandbox: record.beforeReady('app.enableSandbox', () => undefined),
    setPath: record.noted('app.setPath', (_name: string, path: string) => {
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} is not there`);
    }),
    requestSingleInstanceLock: record.noted('app.requestSingleInstanceLock', () => isFirst),
    whenReady: () => ready,
    quit: record.noted('app.quit', quitting.quit),
    getName: () => 'Deskside',
    getVersion: () => '0.1.0',
    getLocale: record.afterReady('app.getLocale', () => 'en-US'),
    relaunch: record.noted('app.relaunch', (_options?: RelaunchOptions) => undefined),
    setAboutPanelOptions: record.noted('app.setAboutPanelOptions', (_options: AboutPanelOptionsOptions) => undefined),
    showAboutPanel: record.afterReady('app.showAboutPanel', () => undefined),
    setAppUserModelId: record.noted('app.setAppUserModelId', (_id: string) => undefined),
    setAsDefaultProtocolClient: record.noted(
      'app.setAsDefaultProtocolClient',
      (_scheme: string, _path?: string, _words?: string[]) => true,
    ),
    setToastActivatorCLSID: record.noted('app.setToastActivatorCLSID', (id: string) => {
      if (!/^\{?[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?$/i.test(id)) throw new Error(`${id} is no class of COM`);
    }),
    setLoginItemSettings: loginItem.set,
    getLoginItemSettings: loginItem.get,
    setBadgeCount: record.noted('app.setBadgeCount', (_count?: number) => true),
    exit: record.noted('app.exit', quitting.exit),
  } satisfies Partial<App>;
  return {
    ...emitter,
    // Safe: whatever it lacks throws when it is used.
    app: strict('app', Object.assign(members, { on: emitter.on, once: emitter.once })) as unknown as App,
    becomeReady: () => {
      record.becomeReady();
      resolveReady();
    },
    loginItem,
    windowGone: quitting.windowGone,
    hasQuit: quitting.hasQuit,
  };
}
