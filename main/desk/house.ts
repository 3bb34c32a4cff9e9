import { rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { done, type Result } from '../../shared/bridge/result.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from './live-desk.ts';
import { isSetUp, placeProblem, type SetUp, setUpDesk } from './set-up.ts';

/** Which desk this process has open, if any: the person's own, or the sample. */
export interface DeskHouse {
  readonly desk: () => LiveDesk | undefined;
  /** The folder that a new desk is proposed for. */
  readonly proposedFolder: string;
  /** Why the remembered desk could not be opened, as one sentence. */
  readonly problem: () => string | null;
  /** Opens what was open last; nothing happens when there is no desk yet. */
  readonly openRemembered: () => Promise<void>;
  readonly setUp: (setUp: SetUp) => Promise<Result<object>>;
  readonly open: (folder: string) => Promise<Result<object>>;
  readonly openSample: () => Promise<Result<object>>;
  readonly startSampleOver: () => Promise<Result<object>>;
  readonly deleteSample: () => Promise<Result<object>>;
  /** Closes the sample desk and shows the first screen, or the person's own desk. */
  readonly leaveSample: () => Promise<Result<object>>;
  readonly close: () => Promise<void>;
  /** Hears that another desk, or none, is open now. */
  readonly onChange: (listener: () => void) => void;
}

export interface HousePorts {
  readonly livePorts: (folder: string) => LiveDeskPorts;
  readonly hostName: string;
  readonly deskFolder: string;
  readonly sampleFolder: string;
  readonly remembered: () => Promise<string | undefined>;
  readonly remember: (folder: string | undefined) => Promise<void>;
  readonly writeSample: (ports: LiveDeskPorts) => Promise<Result<LiveDesk>>;
}

export function createHouse(ports: HousePorts): DeskHouse {
  let live: LiveDesk | undefined;
  let problem: string | null = null;
  const listeners: (() => void)[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  /** Opening and closing happen one after another, however many windows ask. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task, task);
    turn = result.catch(() => undefined); // The caller hears of it; the next one goes on.
    return result;
  }

  async function enter(opened: Result<LiveDesk>): Promise<Result<object>> {
    if (!opened.ok) return opened;
    live = opened.value;
    problem = null;
    await ports.remember(live.folder);
    for (const listener of listeners) listener();
    return done({});
  }

  async function leave(): Promise<void> {
    const desk = live;
    live = undefined;
    await desk?.close();
    for (const listener of listeners) listener();
  }

  async function openFolder(folder: string): Promise<Result<LiveDesk>> {
    const opened = await openLiveDesk(ports.livePorts(folder));
    if (!opened.ok || isSetUp(opened.value)) return opened;
    await opened.value.close();
    return placeProblem('folder.no-desk');
  }

  async function openSample(): Promise<Result<object>> {
    if (live) return placeProblem('desk.open-already');
    const present = await openFolder(ports.sampleFolder);
    if (present.ok) return enter(present);
    if (present.error.code !== 'not-found' && present.error.reason !== 'folder.no-desk') return present;
    return enter(await ports.writeSample(ports.livePorts(ports.sampleFolder)));
  }

  async function removeSample(): Promise<Result<object>> {
    if (!live?.file.isSample) return placeProblem('desk.not-sample');
    const { folder } = live;
    await leave();
    await rm(folder, { recursive: true, force: true });
    await ports.remember(undefined);
    return done({});
  }

  return {
    desk: () => live,
    proposedFolder: ports.deskFolder,
    problem: () => problem,
    openRemembered: () =>
      inTurn(async () => {
        const opened = await openFolder((await ports.remembered()) ?? ports.deskFolder);
        if (opened.ok) await enter(opened);
        else if (opened.error.code !== 'not-found' && opened.error.reason !== 'folder.no-desk')
          problem = opened.error.message;
      }),
    setUp: (setUp) =>
      inTurn(async () => {
        if (live) return placeProblem('desk.open-already');
        return enter(await setUpDesk(ports.livePorts(setUp.folder), setUp, ports.hostName));
      }),
    open: (folder) =>
      inTurn(async () => {
        if (live) return placeProblem('desk.open-already');
        if (!isAbsolute(folder)) return placeProblem('folder.relative');
        const opened = await openFolder(folder);
        return !opened.ok && opened.error.code === 'not-found' ? placeProblem('folder.no-desk') : enter(opened);
      }),
    openSample: () => inTurn(openSample),
    startSampleOver: () =>
      inTurn(async () => {
        const removed = await removeSample();
        return removed.ok ? openSample() : removed;
      }),
    deleteSample: () => inTurn(removeSample),
    leaveSample: () =>
      inTurn(async () => {
        if (!live?.file.isSample) return placeProblem('desk.not-sample');
        await leave();
        await ports.remember(undefined);
        const own = await openFolder(ports.deskFolder);
        return own.ok && !own.value.file.isSample ? enter(own) : closeAgain(own);
      }),
    close: () => inTurn(leave),
    onChange: (listener) => void listeners.push(listener),
  };
}

async function closeAgain(opened: Result<LiveDesk>): Promise<Result<object>> {
  if (opened.ok) await opened.value.close();
  return done({});
}
