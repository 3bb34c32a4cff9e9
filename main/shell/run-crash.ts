import { join } from 'node:path';
import { app, Menu } from 'electron';
import { done } from '../../shared/bridge/result.ts';
import { createCrashBridge } from '../bridge/crash-bridge.ts';
import { readBuiltFiles } from '../host/built-files.ts';
import { createPages } from '../host/pages.ts';
import { systemClock } from '../platform/clock.ts';
import { openFolder } from './computer.ts';
import { savedCrashReport } from './crash-report.ts';
import { serveWindows } from './ipc.ts';
import { relaunch } from './relaunch.ts';
import type { RunDeskPorts } from './run-desk.ts';
import { serveApp } from './scheme.ts';
import { guardDefaultSession } from './session-guard.ts';
import { createSmallWindow, loadDesk } from './window.ts';

const size = { width: 640, height: 520 } as const;

export type RunCrashPorts = Omit<RunDeskPorts, 'commandLine'>;

/** The program after a crash: one window in a process of its own that tells what is safe. No desk is open here. */
export async function runCrash({ built, dataFolder, log, destinations }: RunCrashPorts): Promise<void> {
  const bridge = createCrashBridge({
    nowMs: systemClock.nowMs,
    crash: savedCrashReport(dataFolder),
    openFolder,
    restart: async () => {
      relaunch();
      app.quit();
      return done({});
    },
  });
  guardDefaultSession();
  // Electron's own menu could reload the page and open addresses. Only macOS needs a menu for copying and quitting.
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null);
  const files = await readBuiltFiles(join(built, 'renderer'));
  serveApp(createPages({ files, linked: () => undefined, stored: () => undefined }));
  const addWindow = serveWindows({ ...bridge, closeWindow: () => undefined }, log);
  const window = createSmallWindow(join(built, 'preload', 'index.cjs'), size);
  addWindow(window.webContents);
  window.once('ready-to-show', () => window.show());
  // A second start means the desk, not the crash window.
  destinations(() => {
    relaunch();
    app.quit();
  });
  app.on('window-all-closed', () => app.quit());
  await loadDesk(window);
}
