import { beforeEach, describe, expect, test } from 'vitest';
import type { WindowState } from '../../../../main/shell/window-state.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;

beforeEach(() => {
  fake = createFakeElectron();
});

async function opened(last?: WindowState): Promise<FakeWindow> {
  const { createDeskWindow, loadDesk } = await loadedWith(
    fake.electron,
    () => import('../../../../main/shell/window.ts'),
  );
  fake.app.becomeReady();
  await loadDesk(createDeskWindow('/preload/index.cjs', last));
  const [window] = fake.windows;
  if (!window) throw new Error('No window was opened');
  return window;
}

describe('a window of the desk', () => {
  test('has no power of its own', async () => {
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
      spellcheck: process.platform === 'darwin',
    });
  });

  test('has developer tools only where the program is not packaged', async () => {
    fake = createFakeElectron({ isPackaged: true });
    expect((await opened()).options.webPreferences?.devTools).toBe(false);
  });

  test('loads the page of the app and nothing else', async () => {
    await opened();
    expect(fake.record.given('BrowserWindow.loadURL')).toEqual([['app://deskside/']]);
  });

  test('is shown once its page is there, and has the ground of the theme until then', async () => {
    const window = await opened();
    expect([window.state.isVisible, window.options.backgroundColor]).toEqual([false, '#eceef2']);
    window.emit('ready-to-show');
    expect(window.state.isVisible).toBe(true);
  });

  test('has a dark ground where the theme is dark', async () => {
    fake.world.isDark = true;
    expect((await opened()).options.backgroundColor).toBe('#0b0e12');
  });

  test('is never smaller than its page needs', async () => {
    expect((await opened()).options).toMatchObject({ minWidth: 960, minHeight: 600 });
  });

  test('opens as it was left, on the screens there are', async () => {
    const bounds = { x: 100, y: 50, width: 1000, height: 700 };
    const window = await opened({ bounds, isMaximized: true });
    expect(window.options).toMatchObject(bounds);
    window.emit('ready-to-show');
    expect(window.state.isMaximized).toBe(true);
  });

  test('opens on the screen that is left when its own is gone', async () => {
    const window = await opened({ bounds: { x: 5000, y: 50, width: 1000, height: 700 }, isMaximized: false });
    expect(window.options).toMatchObject({ width: 1000, height: 700 });
    expect(window.options).not.toHaveProperty('x');
  });
});
