import { BrowserWindow, nativeTheme, shell } from 'electron';
import { appOrigin } from './scheme.ts';

const openable = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const longestAddress = 2048;

/** Whether an address from a window may be handed to the system: its host was shown to the person before. */
export function isOpenable(address: string): boolean {
  if (address.length > longestAddress || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return openable.has(protocol) && username === '' && password === '';
}

/** A window of the desk: sandboxed, isolated, and unable to go anywhere but its own page. */
export function createDeskWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0b0e12' : '#eceef2',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    if (isOpenable(url)) void shell.openExternal(new URL(url).href);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== appOrigin) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
}
