import type { App } from 'electron';
import { describe, expect, test } from 'vitest';
import { bridged, cloned } from '../../../support/electron-fake/clone.ts';
import { createFakeElectron } from '../../../support/electron-fake/electron.ts';
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
