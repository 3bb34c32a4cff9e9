import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import logger from 'electron-log/node';
import { composeDesk } from './compose.ts';
import { announceInLock } from './host/announced-lock.ts';
import { announce, openAppWindow } from './host/app-window.ts';
import { withBrowserBridge } from './host/browser-page.ts';
import { readBuiltFiles } from './host/built-files.ts';
import { createEnding } from './host/ending.ts';
import { helpText, readOptions } from './host/options.ts';
import { createPages } from './host/pages.ts';
import { linkOfRunningDesk } from './host/running-desk.ts';
import { startServer } from './host/server.ts';
import { pause, systemClock } from './platform/clock.ts';
import { dataFolder } from './platform/data-folder.ts';
import { errorCode } from './platform/disk.ts';
import { createLog } from './platform/log.ts';
import { nodeDisk } from './platform/node-disk.ts';
import { randomSecret } from './platform/random-ids.ts';
import { createTimeLimitedDisk } from './platform/time-limited-disk.ts';

/** How long the link waits for the desk. */
const patienceMs = 300;

/** Deskside without Electron: the desk's process serves its window to a browser on this computer. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if ('problem' in options) throw new StartProblem(options.problem);
  if (options.help) return print(helpText);
  const clock = systemClock;
  const data = dataFolder(process.platform, process.env);
  const disk = createTimeLimitedDisk(nodeDisk);
  const running = await linkOfRunningDesk(disk, data, options.desk);
  if (running !== undefined) {
    announce(print, running, options);
    if (options.open) openAppWindow(running, data, print, clock.nowMs, () => undefined);
    return;
  }
  const log = createLog(logger, data);
  const built = dirname(dirname(fileURLToPath(import.meta.url)));
  const files = withBrowserBridge(
    await readBuiltFiles(join(built, 'renderer')),
    await readBuiltFiles(join(built, 'preload')),
  );
  const desk = await composeDesk({
    disk,
    dataFolder: data,
    desk: options.desk,
    sampleTexts: join(built, 'main', 'sample'),
    indexProgram: join(built, 'main', 'search-worker.js'),
    log,
    clock,
  });
  const opened = desk.opened.catch(fail);
  const pages = createPages({ files, linked: desk.bridge.linked, stored: () => desk.deskManager.desk()?.blobs.stored });
  const server = await startServer({
    bridge: desk.bridge,
    pages,
    port: options.port,
    newSecret: randomSecret,
    clock,
    onBug: log.bug,
  });
  await announceInLock(desk.deskManager, server, log.bug);
  // A desk that opens at once is open when its link is printed; the window shows how a larger one gets on.
  await Promise.race([opened, pause(clock, patienceMs)]);
  announce(print, server.link, options);

  let closeWindow = (): void => undefined;
  const ending = createEnding({
    close: async () => {
      closeWindow();
      await desk.close();
      await server.close();
    },
    isDiskWaiting: disk.isWaiting,
    exit: (code) => process.exit(code),
    kill: () => process.kill(process.pid, 'SIGKILL'),
    warn: log.warn,
    onBug: log.bug,
    clock,
  });
  process.on('SIGINT', ending.signalled);
  process.on('SIGTERM', ending.signalled);
  process.on('SIGHUP', ending.signalled);
  if (options.open) closeWindow = openAppWindow(server.link, data, print, clock.nowMs, ending.end);
}

class StartProblem extends Error {}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  if (errorCode(error) === 'EADDRINUSE')
    return 'Another program is using this port. Choose another port with --port, or leave the option out.';
  return error instanceof Error ? (error.stack ?? error.message) : 'Deskside couldn’t start';
}

function fail(error: unknown): void {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

main().catch(fail);
