import { beforeEach, describe, expect, test } from 'vitest';
import type { WindowOptions } from '../../../../main/shell/window.ts';
import type { WindowState } from '../../../../main/shell/window-state.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;

beforeEach(() => {
  fake = createFakeElectron({ hasFile: () => true });
});

function load() {
  return loadedWith(fake.electron, () => import('../../../../main/shell/window.ts'));
}

async function opened(last?: WindowState, more: Partial<WindowOptions> = {}): Promise<FakeWindow> {
  const { createDeskWindow, loadDesk } = await load();
  fake.app.becomeReady();
  if (!fake.session.session.protocol.isProtocolHandled('app')) {
    fake.session.session.protocol.handle('app', () => new Response('page'));
  }
  const usual = { preload: '/preload/index.cjs', isFurther: false, checkSpelling: false, icon: undefined };
  await loadDesk(createDeskWindow({ ...usual, last, ...more }));
  return newest();
}

function newest(): FakeWindow {
  const window = fake.windows.at(-1);
  if (!window) throw new Error('No window was opened');
  return window;
}

describe('a window of the desk', () => {
  test('EC2, EC3, EC4, EC6, EC11: has no power of its own', async () => {
    const { options } = await opened();
    expect(options.webPreferences).toEqual({
      preload: '/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: true,
      spellcheck: false,
    });
  });

  test('checks spelling only where a person wants that: without it Chromium fetches no dictionary', async () => {
    expect((await opened(undefined, { checkSpelling: true })).options.webPreferences?.spellcheck).toBe(true);
  });

  test('has developer tools only where the program is not packaged', async () => {
    fake = createFakeElectron({ hasFile: () => true, isPackaged: true });
    expect((await opened()).options.webPreferences?.devTools).toBe(false);
  });

  test('loads the page of the app and nothing else', async () => {
    await opened();
    expect(fake.record.given('BrowserWindow.loadURL')).toEqual([['app://deskside/']]);
  });

  test('that is closed before its page is there is no fault, and a page that is not there is one', async () => {
    const { createDeskWindow, loadDesk } = await load();
    fake.app.becomeReady();
    const options = { preload: '/p.cjs', last: undefined, isFurther: false, checkSpelling: false, icon: undefined };
    await expect(loadDesk(createDeskWindow(options))).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
    const closed = createDeskWindow(options);
    const loading = loadDesk(closed);
    closed.destroy();
    await expect(loading).resolves.toBeUndefined();
  });

  test('is not shown immediately, and has the background of the theme until its page is there', async () => {
    const window = await opened();
    window.emit('ready-to-show');
    expect([window.state.isVisible, window.options.backgroundColor]).toEqual([false, '#eceef2']);
  });

  test('has an icon of its own only where the system shows one per window', async () => {
    expect((await opened()).options).not.toHaveProperty('icon');
    expect((await opened(undefined, { icon: '/icons/icon.png' })).options.icon).toBe('/icons/icon.png');
  });

  test('has a dark ground where the theme is dark', async () => {
    fake.world.isDark = true;
    expect((await opened()).options.backgroundColor).toBe('#0b0e12');
  });

  test('is never smaller than its page needs', async () => {
    expect((await opened()).options).toMatchObject({ minWidth: 960, minHeight: 600 });
  });

  test('opens in its last position, on the available screens', async () => {
    const bounds = { x: 100, y: 50, width: 1000, height: 700 };
    expect((await opened({ bounds, isMaximized: true })).options).toMatchObject(bounds);
  });

  test('opens a little further than the one that stands there, as long as that is on the screen', async () => {
    const last = { bounds: { x: 100, y: 50, width: 1000, height: 700 }, isMaximized: true };
    expect((await opened(last, { isFurther: true })).options).toMatchObject({ ...last.bounds, x: 132, y: 82 });
    const corner = { bounds: { x: 920, y: 340, width: 1000, height: 700 }, isMaximized: false };
    expect((await opened(corner, { isFurther: true })).options).toMatchObject(corner.bounds);
    expect((await opened(undefined, { isFurther: true })).options).toMatchObject({ width: 1440, height: 900 });
  });

  test('reports its last state: its position when not maximized, and whether it is maximized', async () => {
    const window = await opened();
    window.state.bounds = { x: 5, y: 6, width: 1100, height: 800 };
    window.state.isMaximized = true;
    expect((await load()).stateOf(window.window)).toEqual({ bounds: window.state.bounds, isMaximized: true });
  });

  test('opens on the screen that is left when its own is gone', async () => {
    const window = await opened({ bounds: { x: 5000, y: 50, width: 1000, height: 700 }, isMaximized: false });
    expect(window.options).toMatchObject({ width: 1000, height: 700 });
    expect(window.options).not.toHaveProperty('x');
  });
});

describe('a small window', () => {
  test('has no more power than a large one, and is never smaller than it is at first', async () => {
    const { webPreferences } = (await opened()).options;
    (await load()).createSmallWindow('/preload/index.cjs', { width: 640, height: 520 });
    expect(newest().options).toEqual({
      width: 640,
      height: 520,
      minWidth: 640,
      minHeight: 520,
      show: false,
      backgroundColor: '#eceef2',
      webPreferences,
    });
  });
});
