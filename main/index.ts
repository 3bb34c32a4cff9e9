import { join } from 'node:path';
import { app } from 'electron';
import logger from 'electron-log/node';
import { composeDesk } from './desk/compose.ts';
import { readBuiltFiles } from './host/built-files.ts';
import { readOptions } from './host/options.ts';
import { createPages } from './host/pages.ts';
import { dataFolder } from './platform/data-folder.ts';
import { createLog } from './platform/log.ts';
import { nodeDisk } from './platform/node-disk.ts';
import { closeInOrder } from './shell/closing.ts';
import { guardContents } from './shell/contents-guard.ts';
import { serveWindows } from './shell/ipc.ts';
import { openOutside } from './shell/outside.ts';
import { ownWords } from './shell/own-words.ts';
import { lockWithComputer } from './shell/power.ts';
import { setProfile } from './shell/profile.ts';
import { registerAppScheme, serveApp } from './shell/scheme.ts';
import { guardDefaultSession, guardSessions } from './shell/session-guard.ts';
import { showOnSecondStart } from './shell/single-instance.ts';
import { createDeskWindow, loadDesk, stateOf } from './shell/window.ts';
import { openWindowMemory } from './shell/window-state.ts';

/**
 * Deskside in Electron: the same desk as in the browser host, behind Electron's windows. The log is the one of plain
 * Node, because the other would open a second way in for messages of windows, which nobody checks.
 */
const data = dataFolder(process.platform, process.env);
const log = createLog(logger, data);
setProfile(data);

/** What has no effect, or leaves a gap, unless it is done before Electron is ready. */
function prepare(): void {
  app.enableSandbox();
  registerAppScheme();
  guardSessions();
  guardContents((address) => openOutside(address, log));
}

async function start(): Promise<void> {
  const onDamage = (path: string) => log.warn(`${path} was damaged; its older generation is used`);
  const options = readOptions(ownWords(process.argv, app.isPackaged));
  const desk = await composeDesk({
    disk: nodeDisk,
    dataFolder: data,
    desk: 'problem' in options ? undefined : options.desk,
    log,
  });
  const built = join(import.meta.dirname, '..');
  const readBlob = async (hash: string) => {
    const bytes = await desk.house.desk()?.blobs.read(hash);
    return bytes && new Uint8Array(bytes);
  };
  const files = await readBuiltFiles(join(built, 'renderer'));
  guardDefaultSession();
  serveApp(createPages({ files, linked: desk.bridge.linked, readBlob }));
  const addWindow = serveWindows(desk.bridge, log);
  const memory = await openWindowMemory(nodeDisk, data, onDamage);
  const window = createDeskWindow(join(built, 'preload', 'index.cjs'), memory.last);
  addWindow(window.webContents);
  showOnSecondStart(window);
  lockWithComputer(desk.bridge.lock, log.bug);
  closeInOrder(window, keepAndClose, log.bug);
  // A page that cannot load, because its window is being closed for example, is no reason to end without closing the desk.
  loadDesk(window).catch(log.bug);

  async function keepAndClose(): Promise<void> {
    try {
      if (!window.isDestroyed()) await memory.keep(stateOf(window));
    } finally {
      await desk.close();
    }
  }
}

if (app.requestSingleInstanceLock()) {
  prepare();
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log.bug(error);
      app.exit(1);
    });
} else {
  app.quit();
}
