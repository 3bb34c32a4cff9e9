import type { App, Menu } from 'electron';
import { describe, expect, test } from 'vitest';
import { bridged, cloned } from '../../../support/electron-fake/clone.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import type { Declared } from '../../../support/electron-fake/emitter.ts';
import { fakeFrame } from '../../../support/electron-fake/frame.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

describe('the fake of electron', () => {
  test('names what it does not have instead of answering nothing', async () => {
    const fake = createFakeElectron();
    expect(() => fake.app.app.dock).toThrow('The fake of electron has no app.dock');
    expect(() => fake.session.session.cookies).toThrow('no session.defaultSession.cookies');
    expect(() => fake.app.app.on('browser-window-blur', () => undefined)).toThrow(
      'no event browser-window-blur of app',
    );
    expect(() => {
      fake.app.app.applicationMenu = null;
    }).toThrow('no app.applicationMenu');
    const electron: object = await loadedWith(fake.electron, () => import('electron'));
    expect(() => Reflect.get(electron, 'globalShortcut') as unknown).toThrow('globalShortcut');
  });

  test('knows only the events that electron’s own types declare, with their arguments', () => {
    type Known = Declared<App, { 'window-all-closed': []; 'no-such-event': []; 'session-created': [number] }>;
    const known: Known['window-all-closed'] = [];
    // @ts-expect-error electron has no such event
    const unknown: Known['no-such-event'] = [];
    // @ts-expect-error electron gives a session, not a number
    const changed: Known['session-created'] = [1];
    expect([known, unknown, changed]).toHaveLength(3);
  });

  test('refuses before it is ready what electron refuses then, and after it what comes too late', () => {
    const { app, record, session } = createFakeElectron();
    expect(() => session.protocol.handle('app', () => new Response())).toThrow('after app is ready');
    app.app.enableSandbox();
    app.becomeReady();
    expect(() => app.app.enableSandbox()).toThrow('before app is ready');
    expect(record.uses.map(({ name, isReady }) => [name, isReady])).toEqual([
      ['session.defaultSession.protocol.handle', false],
      ['app.enableSandbox', false],
      ['app.enableSandbox', true],
    ]);
  });

  test('lets only copies cross, and of an error only its words', async () => {
    class Named {
      readonly name = 'x';
    }
    expect(Object.getPrototypeOf(cloned(new Named()))).toBe(Object.prototype);
    expect(() => cloned({ call: () => undefined })).toThrow('could not be cloned');
    const { ipc } = createFakeElectron();
    ipc.ipcMain.handle('channel', () => {
      throw Object.assign(new TypeError('words'), { code: 'ESECRET' });
    });
    const from = { sender: {} as never, senderFrame: fakeFrame() };
    const error: unknown = await ipc.invoke(from, 'channel').catch((thrown: unknown) => thrown);
    expect(error).toEqual(new Error("Error invoking remote method 'channel': TypeError: words"));
    expect(error).not.toHaveProperty('code');
    await expect(ipc.invoke(from, 'other')).rejects.toThrow("No handler registered for 'other'");
  });

  test('gives a page frozen copies of what a preload exposes', async () => {
    const list = [1];
    const api = bridged({ list, later: async (given: unknown) => ({ given }) }) as {
      list: number[];
      later: (given: unknown) => Promise<unknown>;
    };
    list.push(2);
    expect(api.list).toEqual([1]);
    expect(Object.isFrozen(api)).toBe(true);
    expect(await api.later({ a: 1 })).toEqual({ given: { a: 1 } });
  });

  test('throws when a frame that is gone is asked anything but that', () => {
    const gone = fakeFrame({ isDestroyed: true });
    expect(gone.isDestroyed()).toBe(true);
    expect(() => gone.origin).toThrow('disposed');
    expect(() => gone.parent).toThrow('disposed');
  });
});

describe('a window of the fake', () => {
  function ready(options: Parameters<typeof createFakeElectron>[0] = {}): FakeElectron {
    const fake = createFakeElectron(options);
    fake.app.becomeReady();
    return fake;
  }

  test('is there only once electron is ready, with the files that it needs', () => {
    expect(() => createFakeElectron().openWindow({})).toThrow('before app is ready');
    const { openWindow } = ready();
    expect(() => openWindow({ webPreferences: { preload: 'preload.cjs' } })).toThrow('absolute path');
    expect(() => openWindow({ webPreferences: { preload: '/nowhere/preload.cjs' } })).toThrow('is not there');
    expect(() => openWindow({ icon: '/nowhere/icon.png' })).toThrow('is not there');
    expect(() => openWindow({ webPreferences: { preload: import.meta.filename } })).not.toThrow();
  });

  test('tells when it is shown, and has the keyboard then, which no other has', () => {
    const fake = ready();
    const told: string[] = [];
    const [first, second] = [fake.openWindow({ show: false }), fake.openWindow({ show: false })];
    for (const name of ['show', 'hide', 'focus', 'blur'] as const) first.on(name, () => void told.push(name));
    first.window.focus();
    expect([told, first.state.isFocused]).toEqual([[], false]);
    first.window.show();
    first.window.show();
    second.window.show();
    first.window.focus();
    first.window.hide();
    expect(told).toEqual(['show', 'focus', 'blur', 'focus', 'blur', 'hide']);
    first.window.maximize();
    expect([told.at(-1), first.state.isFocused]).toEqual(['show', false]);
  });

  test('tells how its page is loaded, which fails where nothing answers or the window is gone', async () => {
    const fake = ready();
    const told: string[] = [];
    const opened = (options: object) => {
      const window = fake.openWindow(options);
      for (const name of ['did-start-loading', 'did-finish-load', 'did-fail-load'] as const) {
        window.contents.on(name, () => void told.push(name));
      }
      window.on('ready-to-show', () => void told.push('ready-to-show'));
      return window.window;
    };
    await expect(opened({}).loadURL('app://deskside/')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME (-301)');
    expect(told.splice(0)).toEqual(['did-start-loading', 'did-fail-load']);
    fake.session.session.protocol.handle('app', () => new Response('page'));
    await opened({ show: false }).loadURL('app://deskside/');
    expect(told.splice(0)).toEqual(['did-start-loading', 'did-finish-load', 'ready-to-show']);
    await opened({}).loadURL('app://deskside/');
    expect(told.splice(0)).toEqual(['did-start-loading', 'did-finish-load']);
    const gone = opened({ show: false });
    const loading = gone.loadURL('app://deskside/');
    gone.destroy();
    await expect(loading).rejects.toThrow('ERR_FAILED (-2)');
    expect(told).toEqual(['did-start-loading']);
  });

  test('closes when the program quits, unless anybody prevents one of the steps', async () => {
    const fake = ready();
    const told: string[] = [];
    const kept = new Set<string>();
    const step = (name: string) => (event: { preventDefault: () => void }) => {
      told.push(name);
      if (kept.has(name)) event.preventDefault();
    };
    fake.app.on('before-quit', step('before-quit'));
    fake.app.on('will-quit', step('will-quit'));
    fake.app.on('quit', step('quit'));
    fake.app.on('window-all-closed', () => void told.push('window-all-closed'));
    const window = fake.openWindow({});
    window.on('close', step('close'));
    window.on('closed', () => void told.push('closed'));
    const quit = async () => {
      told.length = 0;
      fake.app.app.quit();
      await new Promise((resolve) => setImmediate(resolve));
      return told;
    };
    kept.add('before-quit');
    expect(await quit()).toEqual(['before-quit']);
    kept.delete('before-quit');
    kept.add('close');
    expect([await quit(), fake.app.hasQuit()]).toEqual([['before-quit', 'close'], false]);
    kept.delete('close');
    kept.add('will-quit');
    expect(await quit()).toEqual(['before-quit', 'close', 'closed', 'will-quit']);
    kept.clear();
    expect([await quit(), fake.app.hasQuit()]).toEqual([['before-quit', 'will-quit', 'quit'], true]);
  });

  test('that is the last one ends the program where there is no listener for that, and so does exit, which asks no one', async () => {
    const fake = ready();
    fake.openWindow({}).close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.app.hasQuit()).toBe(true);
    const other = ready();
    const window = other.openWindow({});
    window.on('close', (event) => event.preventDefault());
    other.app.app.exit(1);
    expect([other.app.hasQuit(), window.window.isDestroyed()]).toEqual([true, true]);
  });

  test('and the computer tell what their system knows, and nothing else', () => {
    const linux = ready({ platform: 'linux' });
    expect(() => linux.power.emit('lock-screen')).toThrow('no event lock-screen of powerMonitor on linux');
    expect(() => linux.openWindow({}).on('session-end', () => undefined)).toThrow('no event session-end');
    expect(() => ready({ platform: 'win32' }).power.emit('shutdown')).toThrow('no event shutdown');
    expect(() => ready({ platform: 'darwin' }).power.emit('lock-screen')).not.toThrow();
  });
});

describe('a menu of the fake', () => {
  type Template = Parameters<typeof Menu.buildFromTemplate>[0];

  function build(template: Template, platform: NodeJS.Platform = 'linux') {
    const { electron } = createFakeElectron({ platform });
    return (Reflect.get(electron, 'Menu') as typeof Menu).buildFromTemplate(template);
  }

  test.each(['CmdOrCtrl+Shift+P', 'F6', 'Shift+F6', 'CmdOrCtrl+Plus', 'CmdOrCtrl+,', 'Alt+Enter', 'num5'])(
    'takes the key %s',
    (accelerator) => {
      expect(() => build([{ label: 'x', accelerator }])).not.toThrow();
    },
  );

  test.each(['CmdOrCtrl', 'CmdOrCtrl+', 'Contrl+N', 'CmdOrCtrl+NN', 'CmdOrCtrl+N+M', 'F25', 'CmdOrCtrl+ä', ''])(
    'refuses the key %j, of which electron would make nothing',
    (accelerator) => {
      expect(() => build([{ label: 'x', accelerator }])).toThrow('does not contain a valid key');
    },
  );

  test('refuses a key that stands in it twice, also where a role brings it', () => {
    const keys = (...accelerators: string[]): Template =>
      accelerators.map((accelerator) => ({ label: accelerator, accelerator }));
    expect(() => build(keys('Ctrl+Shift+A', 'Shift+CmdOrCtrl+a'))).toThrow('have the same key');
    expect(() => build(keys('Ctrl+Shift+A', 'Shift+CmdOrCtrl+a'), 'darwin')).not.toThrow();
    expect(() => build([{ role: 'close' }, ...keys('CmdOrCtrl+W')])).toThrow('have the same key');
  });

  test('refuses a role that there is not, or that does nothing on this system', () => {
    // @ts-expect-error electron has no such role
    expect(() => build([{ role: 'closeAll' }])).toThrow('no role closeAll');
    expect(() => build([{ role: 'hide' }])).toThrow('does nothing on linux');
    expect(() => build([{ role: 'hide' }], 'darwin')).not.toThrow();
  });

  test('opens in a window that is there', () => {
    const fake = createFakeElectron();
    fake.app.becomeReady();
    const menu = (Reflect.get(fake.electron, 'Menu') as typeof Menu).buildFromTemplate([{ label: 'x' }]);
    const { window } = fake.openWindow({});
    expect(() => menu.popup()).toThrow('without a BaseWindow');
    menu.popup({ window });
    expect(fake.menus.opened).toHaveLength(1);
    window.destroy();
    expect(() => menu.popup({ window })).toThrow('without a BaseWindow');
  });
});

test('a tray of the fake needs a picture that can be seen', () => {
  const fake = createFakeElectron();
  fake.app.becomeReady();
  const { Tray, nativeImage } = fake.electron as Pick<typeof import('electron'), 'Tray' | 'nativeImage'>;
  expect(() => new Tray(nativeImage.createFromPath('/nowhere/tray.png'))).toThrow('is empty');
  expect(() => new Tray(nativeImage.createFromPath(import.meta.filename))).not.toThrow();
});
