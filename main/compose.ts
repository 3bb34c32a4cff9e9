import { homedir, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bridge, createBridge } from './bridge/bridge.ts';
import type { ComputerPort } from './bridge/computer-port.ts';
import { createDeskManager, type DeskManager } from './desk/desk-manager.ts';
import { endWaits } from './desk/end-waits.ts';
import type { LiveDesk, LiveDeskPorts } from './desk/live-desk.ts';
import type { LoadState } from './desk/load-state.ts';
import { startMaintenance } from './desk/maintenance.ts';
import { followQueues } from './desk/queue-news.ts';
import { typedFolder } from './desk/typed-folder.ts';
import { shownReport } from './journal/shown-reports.ts';
import { startIndexThread } from './lookup/search/start-thread.ts';
import { buildId } from './platform/build-id.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Disk } from './platform/disk.ts';
import {
  createDocumentFaults,
  type DocumentFault,
  type DocumentFaults,
  describeFault,
} from './platform/document-fault.ts';
import type { Log } from './platform/log.ts';
import { limitGarbage } from './platform/memory-limits.ts';
import { processStart } from './platform/process-identity.ts';
import { randomId, randomSecret } from './platform/random-ids.ts';
import { noSecretBox, type SecretBox } from './platform/secret-box.ts';
import { openSettings } from './platform/settings.ts';
import { samplePins } from './sample/sample-agents.ts';
import { prepareSample } from './sample/write-sample.ts';
import type { HashSecret } from './session/secrets.ts';
import { createSessions } from './session/sessions.ts';

export interface Composed {
  readonly deskManager: DeskManager;
  readonly bridge: Bridge;
  /** Resolves when the last desk is open, or known not to open. Its windows can be served before. */
  readonly opened: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ComposeOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  /** The folder named on the command line; the sample desk is then placed there too. */
  readonly desk: string | undefined;
  /** The folder with the texts of the sample desk. */
  readonly sampleTexts: string;
  readonly log: Log;
  /** What the host can do on this computer; undefined in a browser. */
  readonly computer?: ComputerPort | undefined;
  /** The system's key store; a browser has none. */
  readonly secretBox?: SecretBox;
  /** This computer’s clock. */
  readonly clock?: Clock;
  /** The desk's clock, if it differs from the computer's. */
  readonly deskClock?: Clock;
  /** How new secrets are hashed; slowly by default. */
  readonly hash?: HashSecret;
  /** How the state of a desk is loaded. */
  readonly loadState?: LoadState | undefined;
  /** The built program of the search index, for its thread; without it, search reads the texts of tickets. */
  readonly indexProgram?: string;
  /** Damage found so far in this computer’s own documents. */
  readonly computerFaults?: DocumentFaults;
}

const idleCheckMs = 10_000;

/** Creates all parts of a desk, the same for both hosts: folders, engine, sessions and the bridge. */
export async function composeDesk({
  disk,
  dataFolder,
  desk,
  sampleTexts,
  log,
  computer,
  secretBox = noSecretBox,
  hash,
  loadState,
  indexProgram,
  computerFaults = createDocumentFaults(),
  clock = systemClock,
  deskClock = clock,
}: ComposeOptions): Promise<Composed> {
  limitGarbage();
  const onFault = (fault: DocumentFault) => log.warn(describeFault(fault));
  computerFaults.onNews(onFault);
  const settings = await openSettings(disk, dataFolder, computerFaults.note);
  await settings.repair();
  const started = (await processStart(process.pid)) ?? '';
  const livePorts = (folder: string): LiveDeskPorts => ({
    location: { disk, folder, dataFolder, newId: randomId, newSecret: randomSecret, onFault },
    identity: { pid: process.pid, started, host: hostname(), token: randomSecret(), startOf: processStart },
    clock,
    deskClock,
    salt: () => randomId(22),
    secretBox,
    hash,
    loadState,
    startIndex: indexProgram === undefined ? undefined : () => startIndexThread(indexProgram),
    snapshots: { writer: buildId, log },
    onError: log.bug,
  });
  const usual = join(dataFolder, 'desk');
  const own = desk === undefined ? usual : resolve(desk);
  const home = homedir();
  const deskManager = createDeskManager({
    livePorts,
    typedFolder: (typed) => typedFolder(typed, { home, platform: process.platform, env: process.env }),
    exampleFolder: join(home, 'Deskside'),
    hostName: hostname(),
    deskFolder: own,
    usualFolder: usual,
    sampleFolder: desk === undefined ? join(dataFolder, 'sample-desk') : own,
    remembered: async () => (desk === undefined ? (settings.read().lastDesk ?? undefined) : undefined),
    remember: async (folder) => {
      if (desk === undefined) await settings.change({ lastDesk: folder ?? null });
    },
    prepareSample: () => prepareSample(sampleTexts, hostname()),
  });
  deskManager.onChange(() => {
    const opened = deskManager.desk();
    if (opened) logReports(opened, log);
  });
  const bridge = createBridge({
    deskManager,
    sessions: createSessions(),
    clock,
    deskClock,
    newId: randomId,
    newSecret: randomSecret,
    samplePins,
    computer,
    computerFaults,
    onBug: log.bug,
  });
  const opened = deskManager.openRemembered().then(() => {
    const unopened = deskManager.problem();
    if (unopened) log.warn(`The desk was not opened: ${JSON.stringify(unopened)}`);
  });
  const endUpkeep = startMaintenance(deskManager, clock, log.bug);
  const endQueues = followQueues(deskManager, { clock: deskClock, onMoved: bridge.queuesMoved });
  const stopWaits = endWaits(deskManager, { clock: deskClock, newId: randomId, onError: log.bug });
  const endIdle = clock.every(idleCheckMs, () => void bridge.lockIfIdle().catch(log.bug));
  return {
    deskManager,
    bridge,
    opened,
    close: async () => {
      endIdle();
      endUpkeep();
      endQueues();
      stopWaits();
      await bridge.lock();
      await deskManager.close();
    },
  };
}

/** Logs the problems in a desk's journal, also those that are found later. */
function logReports({ reports, onReports }: Pick<LiveDesk, 'reports' | 'onReports'>, log: Log): void {
  let logged = 0;
  const logNew = () => {
    for (const report of reports.slice(logged))
      log.warn(`Found in the journal: ${JSON.stringify(shownReport(report))}`);
    logged = reports.length;
  };
  logNew();
  onReports(logNew);
}
