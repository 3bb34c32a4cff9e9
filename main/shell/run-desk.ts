import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { system as words } from '../../renderer/i18n/en/system.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { ComputerSettings } from '../../shared/bridge/computer.ts';
import { type Composed, composeDesk } from '../compose.ts';
import { readBuiltFiles } from '../host/built-files.ts';
import { createPages } from '../host/pages.ts';
import { pause, systemClock } from '../platform/clock.ts';
import { createDocumentFaults } from '../platform/document-fault.ts';
import type { Log } from '../platform/log.ts';
import { nodeDisk } from '../platform/node-disk.ts';
import { isUnsigned } from '../platform/signature.ts';
import { createTimeLimitedDisk } from '../platform/time-limited-disk.ts';
import { closeInOrder } from './closing.ts';
import { type CommandLine, crashSwitch } from './command-line.ts';
import { createComputer, openFolder } from './computer.ts';
import { openComputerSettings } from './computer-settings.ts';
import { confirm } from './confirm.ts';
import { crashInfo, saveCrashReport } from './crash-report.ts';
import { followDesk } from './desk-menu.ts';
import { createDeskWindows } from './desk-windows.ts';
import { endOnFault, reviveWindow } from './faults.ts';
import { forceExit } from './force-exit.ts';
import { serveWindows } from './ipc.ts';
import { createKeyStore } from './key-store.ts';
import { createNoticeHealth } from './notice-health.ts';
import { lockWithComputer } from './power.ts';
import { relaunch } from './relaunch.ts';
import { serveApp } from './scheme.ts';
import { guardDefaultSession } from './session-guard.ts';
import { endOnSignals } from './signals.ts';
import type { GoTo } from './single-instance.ts';
import { openContextMenus, setSpelling } from './spelling.ts';
import { loginState, setStartAtLogin } from './start-at-login.ts';
import { isInstalled, noticePower, registerWithSystem, systemSupport, wasStartedAtLogin } from './system.ts';
import { createTray, type DeskTray } from './tray.ts';
import { keepRunningOrQuit } from './tray-notice.ts';
import { ownFeed } from './updates/own-feed.ts';
import { createUpdates } from './updates/updates.ts';
import { createDeskWindow, loadDesk } from './window.ts';
import { openWindowMemory } from './window-state.ts';
import { type WiredNotifications, wireNotifications } from './wire-notifications.ts';
import { createZoomWindows } from './zoom-windows.ts';

export interface RunDeskPorts {
  /** The folder of the build. */
  readonly built: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly commandLine: CommandLine;
  /** Registers the receiver of the destinations that the system passes on. */
  readonly destinations: (goTo: GoTo) => void;
}

/** How long the first window waits for the desk. */
const patienceMs = 300;

/** Connects the desk and Electron: the desk's own parts know nothing of windows, menus and trays. */
export async function runDesk({ built, dataFolder, log, commandLine, destinations }: RunDeskPorts): Promise<void> {
  const { platform } = process;
  const icons = join(built, 'main', 'icons');
  const computerFaults = createDocumentFaults();
  const disk = createTimeLimitedDisk(nodeDisk);
  let isClosed = false;
  let composed: Composed | undefined;
  let notifications: WiredNotifications | undefined;
  let tray: DeskTray | undefined;
  const clock = systemClock;
  const fault = endOnFault({
    clock,
    log,
    saveReport: (error) =>
      saveCrashReport(dataFolder, crashInfo(error, app.getVersion(), composed?.deskManager.desk()?.folder ?? null)),
    flush: async () => composed?.bridge.flush(),
    startAgain: () => relaunch([crashSwitch]),
  });
  const installed = isInstalled(platform);
  registerWithSystem(platform, installed);
  guardDefaultSession();
  const settings = await openComputerSettings(disk, dataFolder, platform, computerFaults.note);
  const memory = await openWindowMemory(disk, dataFolder, computerFaults.note);
  // A change takes effect at the next start: an existing window cannot be changed.
  const { checkSpelling } = settings.read();
  setSpelling(checkSpelling, platform, app.getLocale());

  const unsigned = platform === 'darwin' && app.isPackaged && (await isUnsigned(log));
  const notices = createNoticeHealth(noticePower(platform, installed), unsigned);
  const updates = createUpdates({
    log,
    isOn: settings.read().fetchUpdates,
    feed: ownFeed(),
    isUnsigned: unsigned,
    startAgain: endAndStartAgain,
  });
  const computer = createComputer({
    settings,
    can: systemSupport(installed),
    notices,
    login: (remembered) => loginState(platform, remembered),
    updates,
    apply: applySetting,
    windowOf: (windowId) => windows.all().find(({ webContents }) => String(webContents.id) === windowId),
    restart: () => closing.endUnlessLost(updates.installAndStart),
  });
  const secretBox = createKeyStore(platform, log);
  const desk = await composeDesk({
    clock,
    disk,
    dataFolder,
    desk: commandLine.desk,
    sampleTexts: join(built, 'main', 'sample'),
    indexProgram: join(built, 'main', 'search-worker.js'),
    log,
    computer,
    secretBox,
    computerFaults,
  });
  composed = desk;
  // A desk that opens at once is open before its window; the window shows how a larger one gets on.
  await Promise.race([desk.opened.catch(fault), pause(clock, patienceMs)]);
  const { bridge, deskManager } = desk;
  const files = await readBuiltFiles(join(built, 'renderer'));
  serveApp(createPages({ files, linked: bridge.linked, stored: () => deskManager.desk()?.blobs.stored }));
  const hearWindow = serveWindows(bridge, log);

  const closing = closeInOrder({
    clock,
    platform,
    flush: bridge.flush,
    mayLose: () => confirm(words.quit, windows.front()),
    close: keepAndClose,
    atEnd: updates.installAtEnd,
    onBug: log.bug,
  });
  // Only if the desk could not be closed in time: an ordinary pending call returns.
  const isStuck = () => closing.isEnding() && !isClosed && disk.isWaiting();
  forceExit(isStuck, () => process.kill(process.pid, 'SIGKILL'));
  endOnSignals(process, closing.endNow);
  const windows = createDeskWindows(
    {
      create: (last, isFurther) =>
        createDeskWindow({
          preload: join(built, 'preload', 'index.cjs'),
          last,
          isFurther,
          checkSpelling,
          icon: platform === 'linux' ? join(icons, 'icon.png') : undefined,
        }),
      add: addWindow,
      command: bridge.command,
      flush: (windowId) => bridge.flush([windowId]),
      mayLose: (window) => confirm(words.closeWindow, window),
      isEnding: closing.isEnding,
      lastClosed: keepRunningOrQuit(settings, () => notices.state() === 'ok', log.bug),
      onFront: () => lookAtMenu(),
      onBug: log.bug,
    },
    memory.last,
  );
  const zoom = createZoomWindows(settings, windows.all, log.bug);
  const lock = () => void bridge.lock().catch(log.bug);
  const quit = () => app.quit();

  const stopHearing = lockWithComputer({ platform, lock: bridge.lock, log });
  notifications = await wireNotifications({
    clock,
    deskManager,
    bridge,
    settings,
    notices,
    dataFolder,
    onFault: computerFaults.note,
    icons,
    log,
    reveal: windows.reveal,
    isFocused: windows.isFocused,
    setTrayTip: (tip) => tray?.setTip(tip),
  });
  // The program may have begun to quit.
  if (closing.isEnding()) return notifications.close();
  // Nothing below is asynchronous, so every part exists before an event can use it.
  const lookAtMenu = followDesk({
    platform,
    bridge,
    front: windows.front,
    updates: () => computer.status().update.kind !== 'none',
    actions: {
      // On macOS the menu is there while every window is hidden.
      command: windows.show,
      program: {
        'window.new': () => void windows.open({ hidden: false }),
        'desk.lock': lock,
        'view.zoom-in': () => zoom.step(1),
        'view.zoom-out': () => zoom.step(-1),
        'view.zoom-reset': () => zoom.step(0),
        'desk.folder': () => void openFolder(deskManager.desk()?.folder ?? deskManager.proposedFolder()).catch(log.bug),
        'app.check-for-updates': () => void computer.checkForUpdate().catch(log.bug),
        'help.about': () => app.showAboutPanel(),
        'app.quit': quit,
      },
    },
  });
  tray = createTray(icons, platform, {
    show: () => windows.show(),
    newTicket: () => windows.show({ do: 'ticket.new' }),
    lock,
    quit,
  });
  windows.open({ hidden: commandLine.hidden || wasStartedAtLogin(platform) });
  if (commandLine.command) goTo(commandLine.command);
  destinations(goTo);
  app.on('activate', () => windows.show());

  function addWindow(window: BrowserWindow): void {
    const { webContents } = window;
    hearWindow(webContents);
    closing.watch(window);
    zoom.follow(webContents);
    openContextMenus(window);
    notifications?.addWindow(window);
    const revive = () => {
      bridge.pageLeft(String(webContents.id));
      loadDesk(window).catch(log.bug);
    };
    reviveWindow(webContents, { revive, fault, nowMs: clock.nowMs, log });
  }

  function goTo(command: Command | undefined): void {
    windows.show(command);
  }

  async function applySetting(setting: keyof ComputerSettings, on: boolean): Promise<void> {
    if (setting === 'startAtLogin') await setStartAtLogin(disk, on, platform);
    if (setting === 'fetchUpdates') updates.turn(on);
  }

  function endAndStartAgain(): void {
    relaunch();
    app.quit();
  }

  async function keepAndClose(): Promise<void> {
    const state = windows.state();
    updates.close();
    stopHearing();
    try {
      await notifications?.close();
      if (state) await memory.save(state);
    } finally {
      await desk.close().finally(() => {
        isClosed = true;
      });
    }
  }
}
