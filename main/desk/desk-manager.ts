import { isAbsolute } from 'node:path';
import { type DeskError, done, failed, type Result } from '../../shared/bridge/result.ts';
import type { UnopenedDesk } from '../../shared/bridge/unopened.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { isSystemError } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { checkFolder } from './check-folder.ts';
import { deleteSampleFolder } from './clear-unfinished.ts';
import { writeLauncherFile } from './launcher-file.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from './live-desk.ts';
import type { DeskLock } from './lock.ts';
import { createOpenings, type PresentOpening } from './opening.ts';
import { repairDeskFile } from './repair.ts';
import {
  damagedDesk,
  isSetUp,
  locationProblem,
  relativePath,
  type SetUp,
  type SetUpDone,
  setUpDesk,
} from './set-up.ts';
import { SnapshotUnreadable } from './stored-state.ts';
import { unopened, unopenedFor, unreadable } from './unopened.ts';

/** Manages which desk this process has open, if any: the person's own, or the sample. */
export interface DeskManager {
  readonly desk: () => LiveDesk | undefined;
  /** The folder proposed for a new desk; never the sample's. */
  readonly proposedFolder: () => string;
  /** The desk that could not be opened last, with the reason. */
  readonly problem: () => UnopenedDesk | null;
  /** The lock of the desk that is open or being opened. */
  readonly lock: () => DeskLock | undefined;
  /** The desk that is being opened at this moment. */
  readonly opening: () => PresentOpening | undefined;
  /** Opens the desk that was open last; does nothing if there is no desk yet. */
  readonly openRemembered: () => Promise<void>;
  /** Checks whether a new desk can be set up in a folder that a person typed; returns its full path. */
  readonly checkFolder: (typed: string) => Promise<Result<{ readonly folder: string }>>;
  readonly setUp: (setUp: SetUp, key: string) => Promise<Result<SetUpDone>>;
  /** Whether the open desk was set up, or the sample created, under this key. */
  readonly isFoundedUnder: (key: string) => Promise<boolean>;
  readonly open: (folder: string) => Promise<Result<object>>;
  /** Writes a new desk file for an intact journal, then opens the desk. */
  readonly repair: (folder: string) => Promise<Result<object>>;
  /** Opens a desk despite another computer’s lock, the one with this token. */
  readonly takeOver: (folder: string, token: string) => Promise<Result<object>>;
  readonly openSample: (key: string) => Promise<Result<object>>;
  readonly startSampleOver: (key: string) => Promise<Result<object>>;
  readonly deleteSample: () => Promise<Result<object>>;
  /** Closes the sample desk and shows the first screen, or the person's own desk. */
  readonly leaveSample: () => Promise<Result<object>>;
  /** Closes the desk; an opening in progress is stopped. */
  readonly close: () => Promise<void>;
  /** Called when another desk, or none, is open. */
  readonly onChange: (listener: () => void) => void;
  /** Called when the opening of a desk begins, gets on, or ends. */
  readonly onOpening: (listener: () => void) => void;
}

export interface DeskManagerPorts {
  readonly livePorts: (folder: string) => LiveDeskPorts;
  /** Resolves a path that a person typed. */
  readonly typedFolder: (typed: string) => string;
  /** An absolute path in this computer's notation, as an example for error messages. */
  readonly exampleFolder: string;
  readonly hostName: string;
  readonly deskFolder: string;
  /** Where a person’s own desk is created by default; `deskFolder` may hold the sample. */
  readonly usualFolder: string;
  readonly sampleFolder: string;
  readonly remembered: () => Promise<string | undefined>;
  readonly remember: (folder: string | undefined) => Promise<void>;
  /** Reads the sample's texts, and returns a function that creates the sample desk. */
  readonly prepareSample: () => Promise<Result<(ports: LiveDeskPorts, key: string) => Promise<Result<LiveDesk>>>>;
}

export function createDeskManager(ports: DeskManagerPorts): DeskManager {
  let live: LiveDesk | undefined;
  let problem: UnopenedDesk | null = null;
  let proposed = ports.deskFolder;
  const listeners: (() => void)[] = [];
  const followers: (() => void)[] = [];
  const openings = createOpenings(() => {
    for (const follower of followers) follower();
  });
  /** Desks are opened and closed in order, however many windows ask. */
  const work = createSerialQueue();

  async function showDesk(opened: Result<LiveDesk>): Promise<Result<object>> {
    if (!opened.ok) return opened;
    const forgotten = await rememberFolder(opened.value);
    if (forgotten) return forgotten;
    const { folder, file } = opened.value;
    const { location, onError } = ports.livePorts(folder);
    if (!file.isSample) await writeLauncherFile(location.disk, folder, onError);
    live = opened.value;
    problem = null;
    followLoading(opened.value);
    for (const listener of listeners) listener();
    return done({});
  }

  /** A desk whose closed tickets cannot be read is closed, with the reason, as if it had not been opened. */
  function followLoading(desk: LiveDesk): void {
    const { location, onError } = ports.livePorts(desk.folder);
    desk.loading.ended
      .catch((error: unknown) =>
        work.run(async () => {
          if (live !== desk) return;
          if (error instanceof SnapshotUnreadable) return openAgain(desk);
          const { unopened: reason = null } = unreadable(location, error).error;
          problem = reason;
          await closeDesk();
        }),
      )
      .catch(onError);
  }

  /** The snapshot was cleared, so the journal is read. */
  async function openAgain({ folder }: LiveDesk): Promise<void> {
    await closeDesk();
    await showDesk(await openFolder(folder, { isAsked: false }));
  }

  /** A desk that the next start would not find is not opened, so that the error is shown while it can be. */
  async function rememberFolder(desk: LiveDesk): Promise<Result<object> | undefined> {
    try {
      await ports.remember(desk.folder);
      return undefined;
    } catch (error) {
      await desk.close();
      if (!isSystemError(error)) throw error;
      const reason = failureOf(error);
      return failed('not-saved', reason);
    }
  }

  async function closeDesk(): Promise<void> {
    const desk = live;
    live = undefined;
    try {
      await desk?.close();
    } finally {
      for (const listener of listeners) listener();
    }
  }

  /** The last desk that could not be opened is remembered for windows that open later. */
  function rememberProblem(failure: Refused): Refused {
    problem = failure.error.unopened ?? problem;
    return failure;
  }

  async function openFolder(
    folder: string,
    { takeOver, isAsked = true }: { readonly takeOver?: string; readonly isAsked?: boolean } = {},
  ): Promise<Result<LiveDesk>> {
    const opened = await openings.run(folder, isAsked, (opening) =>
      openLiveDesk({ ...ports.livePorts(folder), takeOver, opening }),
    );
    if (!opened.ok) return rememberProblem(opened);
    const desk = opened.value;
    const isCutOff = desk.file.isSample && desk.file.isUnfinished;
    if (isSetUp(desk) && !isCutOff) return opened;
    await desk.close();
    const damaged = isCutOff ? undefined : damagedDesk(desk);
    return damaged ? rememberProblem(unopenedFor(folder, damaged.error)) : locationProblem('folder.no-desk');
  }

  /** Opens the desk in a folder that a person typed. */
  function openTyped(typed: string, open: (folder: string) => Promise<Result<LiveDesk>>): Promise<Result<object>> {
    return work.run(async () => {
      return inFolder(typed, async (folder) => {
        if (live) return live.folder === folder ? done({}) : locationProblem('desk.open-already');
        const opened = await open(folder);
        return !opened.ok && opened.error.code === 'not-found' ? locationProblem('folder.no-desk') : showDesk(opened);
      });
    });
  }

  /** Runs a task in the folder that a person typed, if its path is absolute. */
  async function inFolder<T>(typed: string, task: (folder: string) => Promise<Result<T>>): Promise<Result<T>> {
    const folder = ports.typedFolder(typed);
    return isAbsolute(folder) ? task(folder) : relativePath(ports.exampleFolder);
  }

  async function isFoundedUnder(key: string): Promise<boolean> {
    return live?.engine.knowsKey(systemPrincipal, key) ?? false;
  }

  async function openSample(key: string): Promise<Result<object>> {
    if (live?.file.isSample) return done({});
    if (live) return locationProblem('desk.open-already');
    const present = await openFolder(ports.sampleFolder);
    if (present.ok && present.value.file.isSample) return showDesk(present);
    if (present.ok) {
      await present.value.close();
      return locationProblem('folder.has-desk');
    }
    if (!isNoDesk(present.error)) return present;
    const sample = await ports.prepareSample();
    return sample.ok ? showDesk(await sample.value(ports.livePorts(ports.sampleFolder), key)) : sample;
  }

  async function removeSample(): Promise<Result<object>> {
    if (!live?.file.isSample) return locationProblem('desk.not-sample');
    const { folder, file } = live;
    await closeDesk();
    const deleted = await deleteSampleFolder(ports.livePorts(folder), file);
    if (!deleted.ok) return deleted;
    await ports.livePorts(folder).location.disk.removeFolder(folder);
    await ports.remember(undefined);
    return done({});
  }

  return {
    desk: () => live,
    proposedFolder: () => proposed,
    problem: () => problem,
    lock: () => live?.lock ?? openings.current()?.lock,
    opening: openings.current,
    openRemembered: () =>
      work.run(async () => {
        const remembered = await ports.remembered();
        const folder = remembered ?? ports.deskFolder;
        const opened = await openFolder(folder, { isAsked: false });
        if (opened.ok) await showDesk(opened);
        else if (isNoDesk(opened.error) && remembered !== undefined && remembered !== ports.sampleFolder) {
          rememberProblem(unopened(remembered, 'desk-gone'));
        }
      }),
    checkFolder: (typed) =>
      inFolder(typed, async (folder) => {
        if (live) return locationProblem('desk.open-already');
        const problem = await checkFolder(ports.livePorts(folder).location);
        return problem ? locationProblem(problem) : done({ folder });
      }),
    isFoundedUnder,
    setUp: (setUp, key) =>
      work.run(async () => {
        if (live) return locationProblem('desk.open-already');
        return inFolder(setUp.folder, async (folder) => {
          const founded = await setUpDesk(ports.livePorts(folder), setUp, ports.hostName, key);
          if (!founded.ok) return founded;
          const { desk, ...foundedBy } = founded.value;
          const entered = await showDesk(done(desk));
          return entered.ok ? done(foundedBy) : entered;
        });
      }),
    open: (typed) => openTyped(typed, (folder) => openFolder(folder)),
    repair: (typed) =>
      openTyped(typed, async (folder) => {
        const repaired = await repairDeskFile(ports.livePorts(folder), ports.hostName);
        return repaired.ok ? withRestoredFile(await openFolder(folder)) : rememberProblem(repaired);
      }),
    takeOver: (typed, token) => openTyped(typed, (folder) => openFolder(folder, { takeOver: token })),
    openSample: (key) => work.run(() => openSample(key)),
    startSampleOver: (key) =>
      work.run(async () => {
        if (await isFoundedUnder(key)) return done({});
        // The existing sample is removed only if a new one can be created.
        const sample = await ports.prepareSample();
        if (!sample.ok) return sample;
        const removed = await removeSample();
        return removed.ok ? openSample(key) : removed;
      }),
    deleteSample: () => work.run(removeSample),
    leaveSample: () =>
      work.run(async () => {
        if (!live?.file.isSample) return locationProblem('desk.not-sample');
        if (live.folder === proposed) proposed = ports.usualFolder;
        await closeDesk();
        await ports.remember(undefined);
        const own = await openFolder(proposed, { isAsked: false });
        return own.ok && !own.value.file.isSample ? showDesk(own) : closeAgain(own);
      }),
    close: async () => {
      const mayOpenAgain = openings.stop();
      await work.run(closeDesk).finally(mayOpenAgain);
    },
    onChange: (listener) => void listeners.push(listener),
    onOpening: (follower) => void followers.push(follower),
  };
}

/** The new desk file is reported to the next agent who signs in. */
function withRestoredFile(opened: Result<LiveDesk>): Result<LiveDesk> {
  if (!opened.ok) return opened;
  const { addReports, file } = opened.value;
  addReports([{ kind: 'file-restored', code: file.device.code }]);
  return opened;
}

type Refused = Extract<Result<never>, { readonly ok: false }>;

function isNoDesk({ code, reason }: DeskError): boolean {
  return code === 'not-found' || reason === 'folder.no-desk';
}

async function closeAgain(opened: Result<LiveDesk>): Promise<Result<object>> {
  if (opened.ok) await opened.value.close();
  return done({});
}
