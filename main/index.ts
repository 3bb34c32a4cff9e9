import { join } from 'node:path';
import { app } from 'electron';
import logger from 'electron-log/node';
import { dataFolder } from './platform/data-folder.ts';
import { createLog } from './platform/log.ts';
import { crashSwitch, parseCommandLine } from './shell/command-line.ts';
import { guardContents } from './shell/contents-guard.ts';
import { crashInfo, saveCrashReport } from './shell/crash-report.ts';
import { openAddress } from './shell/open-address.ts';
import { setProfile } from './shell/profile.ts';
import { relaunch } from './shell/relaunch.ts';
import { runCrash } from './shell/run-crash.ts';
import { runDesk } from './shell/run-desk.ts';
import { registerAppScheme } from './shell/scheme.ts';
import { guardSessions } from './shell/session-guard.ts';
import { listenForDestinations } from './shell/single-instance.ts';

/**
 * Deskside in Electron: the same desk as in the browser host, in Electron's windows. The log uses electron-log's Node
 * version, because its Electron version would open a second, unchecked channel for messages from windows.
 */
const data = dataFolder(process.platform, process.env);
const log = createLog(logger, data);
const built = join(import.meta.dirname, '..');
setProfile(data);

/** Settings that only take effect, or are only safe, before Electron is ready. */
function prepare() {
  // An AppImage starts itself without a sandbox where the system does not allow one; enforcing it would end the
  // program.
  if (app.commandLine.hasSwitch('no-sandbox')) log.warn('Started without the sandbox, as --no-sandbox says');
  else app.enableSandbox();
  registerAppScheme();
  guardSessions();
  guardContents((address) => openAddress(address, log));
  return listenForDestinations();
}

if (app.requestSingleInstanceLock()) {
  const destinations = prepare();
  const asked = parseCommandLine(process.argv, app.isPackaged, process.cwd());
  app
    .whenReady()
    .then(() => {
      const ports = { built, dataFolder: data, log, destinations };
      return asked.afterCrash ? runCrash(ports) : runDesk({ ...ports, commandLine: asked });
    })
    .catch((error: unknown) => {
      log.bug(error);
      // If the desk cannot start, a window says so; if even that fails, the log does.
      try {
        if (!asked.afterCrash) {
          saveCrashReport(data, crashInfo(error, app.getVersion(), null));
          relaunch([crashSwitch]);
        }
      } finally {
        app.exit(1);
      }
    });
} else {
  app.quit();
}
