import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import logger from 'electron-log/main';
import { composeDesk } from './desk/compose.ts';
import { readBuiltFiles } from './host/built-files.ts';
import { readOptions } from './host/options.ts';
import { createPages } from './host/pages.ts';
import { dataFolder } from './platform/data-folder.ts';
import { createLog } from './platform/log.ts';
import { nodeDisk } from './platform/node-disk.ts';
import { serveWindows } from './shell/ipc.ts';
import { appScheme, registerAppScheme } from './shell/scheme.ts';
import { createDeskWindow } from './shell/window.ts';

/** Deskside in Electron: the same desk as in the browser host, behind Electron's windows. */
const data = dataFolder(process.platform, process.env);
app.enableSandbox();
app.setPath('userData', join(data, 'electron'));
registerAppScheme();

async function start(): Promise<void> {
  const log = createLog(logger, data);
  const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2));
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
  const pages = createPages({
    files: await readBuiltFiles(join(built, 'renderer')),
    linked: desk.bridge.linked,
    readBlob,
  });
  protocol.handle(appScheme, pages);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  const addWindow = serveWindows(desk.bridge);
  addWindow(createDeskWindow(join(built, 'preload', 'index.cjs')).webContents);

  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void desk
      .close()
      .catch(log.bug)
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      logger.error(error instanceof Error ? error.stack : 'Deskside could not start');
      app.exit(1);
    });
} else {
  app.quit();
}
