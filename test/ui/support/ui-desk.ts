import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Bridge } from '../../../main/bridge/bridge.ts';
import { composeDesk } from '../../../main/compose.ts';
import type { LiveDesk } from '../../../main/desk/live-desk.ts';
import type { LoadState } from '../../../main/desk/load-state.ts';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { keepComplaints } from '../../e2e/support/complaints.ts';
import type { TestDesk } from '../../e2e/support/desk-test.ts';
import { inNewYork, openWindows, type View } from '../../e2e/support/hosts.ts';
import type { MakeDesk } from '../../e2e/support/prepared.ts';
import { type AgentName, pins, type Startable } from '../../e2e/support/steps.ts';
import { type FakeKeyStore, fakeKeyStore } from '../../support/fake-key-store.ts';
import { heldClosedTickets } from '../../support/held-closed-tickets.ts';
import { type HeldDisk, heldDisk } from '../../support/held-disk.ts';
import { createMemoryDisk, type MemoryDisk } from '../../support/memory-disk.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';
import { createTestComputer, type TestComputer } from '../../support/test-computer.ts';
import { serveBridge } from './serve-bridge.ts';
import { longestDelayMs, slowly } from './slow-bridge.ts';

/** A desk whose bridge, engine, pages and window are real. It runs in the test's own process, on a disk in memory. */
export interface UiDesk
  extends Pick<TestDesk, 'folder' | 'prepare' | 'start' | 'another' | 'saved' | 'leaving' | 'status' | 'copied'>,
    Pick<TestDesk, 'stop' | 'kill'>,
    Required<Pick<Startable, 'signsIn'>> {
  readonly disk: () => MemoryDisk;
  /** The next start waits with reading these files until the test calls the returned function. */
  readonly holdsReading: (isHeld: (path: string) => boolean) => () => void;
  /** The next start opens without closed tickets, until the test calls the returned function. */
  readonly holdsClosedTickets: () => () => void;
  readonly bridge: () => Bridge;
  readonly records: () => DeskRecords;
  /** The desk’s time. */
  readonly nowMs: () => number;
  /** Lets so much time go by on the desk and on its computer; the page’s own timers are moved with `page.clock`. */
  readonly passTime: (ms: number) => void;
  /** From now on, only `passTime` moves that time. */
  readonly holdTime: () => void;
  /** From the next start on, requests and answers take random times of up to so many milliseconds. */
  readonly delays: (longestMs: number) => void;
  /** From the next start on the desk’s time is so far ahead of the computer’s. */
  readonly runsAhead: (ms: number) => void;
  /** Asks a window for something, as a menu or a link does. */
  readonly command: (page: Page, command: Command) => void;
  /** Hands the desk lines of another device, as a sync does. */
  readonly takesIn: (lines: readonly Buffer[]) => Promise<void>;
  /** The reports to the host about what a window shows. */
  readonly shown: (page: Page) => ReturnType<Bridge['shown']>;
  /** Of a host that does more than a browser. */
  readonly computer: TestComputer;
  readonly keyStore: FakeKeyStore;
}

export interface UiDeskOptions {
  readonly browser: Browser;
  readonly view: View;
  /** Whether its host does more than a browser. */
  readonly hasComputer: boolean;
}

export interface OpenedUiDesk extends UiDesk {
  /** Unexpected errors of the window and the desk. */
  readonly complaints: readonly unknown[];
  readonly close: () => Promise<void>;
}

const folder = '/here/desk';
const dataFolder = '/here/data';
const agentIds: Readonly<Record<AgentName, string>> = { 'Jane Doe': 'jane-doe', 'John Doe': 'john-doe' };

interface Running extends Awaited<ReturnType<typeof openWindows>> {
  readonly bridge: Bridge;
  readonly engine: () => LiveDesk['engine'] | undefined;
  /** Ends the desk as a person would. */
  readonly stop: () => Promise<void>;
  /** Cuts the windows off at once; the words that they hold are not asked for. */
  readonly cut: () => Promise<void>;
}

/** Desks that take a while to make are made once by each worker, and copied for each test. */
const prepared = new Map<string, Promise<MemoryDisk>>();

async function makePrepared(make: MakeDesk): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  await make({ disk, folder, dataFolder });
  return disk;
}

export function openUiDesk({ browser, view, hasComputer }: UiDeskOptions): OpenedUiDesk {
  const complaints: unknown[] = [];
  const computer = createTestComputer();
  const keyStore = fakeKeyStore();
  const windowIds = new Map<Page, string>();
  const opened: BrowserContext[] = [];
  let clock = movedClock();
  let disk = createMemoryDisk();
  let aheadMs = 0;
  let delayMs = longestDelayMs;
  let expected: AgentName | undefined;
  let held: HeldDisk<MemoryDisk> | undefined;
  let releaseReading = (): void => undefined;
  let loadState: LoadState | undefined;
  let current: Running | undefined;

  function running(): Running {
    if (!current) throw new Error('The desk is not running');
    return current;
  }

  /** A new window at which an agent is expected finds them signed in with its first call. */
  function welcoming(handle: Bridge['handle']): Bridge['handle'] {
    const known = new Set<string>();
    return async (windowId, request) => {
      const name = known.has(windowId) ? undefined : expected;
      known.add(windowId);
      if (name) expected = undefined;
      if (name) {
        const input = { agentId: agentIds[name], secret: pins[name] };
        const entered = await handle(windowId, { kind: 'call', name: 'session.signIn', input });
        if (!entered.ok) complaints.push(entered.error);
      }
      return handle(windowId, request);
    };
  }

  async function newContext(context: View): Promise<BrowserContext> {
    const made = await browser.newContext({ ...inNewYork, reducedMotion: 'reduce', ...view, ...context });
    opened.push(made);
    made.on('page', (page) => keepComplaints(page, complaints as string[]));
    made.on('request', (request) => {
      const windowId = request.headers()['x-deskside-window'];
      if (windowId) windowIds.set(request.frame().page(), windowId);
    });
    return made;
  }

  async function begin(context: View): Promise<Running> {
    const time = movedClock();
    clock = time;
    const bug = (error: unknown) => void complaints.push(error);
    const desk = await composeDesk({
      disk: held?.disk ?? disk,
      dataFolder,
      desk: folder,
      sampleTexts,
      log: { info: () => undefined, warn: () => undefined, bug },
      hash: quickly,
      loadState,
      clock: time,
      deskClock: { ...time, nowMs: () => time.nowMs() + aheadMs },
      ...(hasComputer ? { computer, secretBox: keyStore.box } : {}),
    });
    await Promise.race([desk.opened, ...(held ? [held.reached] : [])]);
    held = undefined;
    const { bridge, deskManager } = desk;
    computer.restartsAfter(bridge.flush);
    let isCut = false;
    const watch: Bridge['watch'] = (windowId, listener) => bridge.watch(windowId, (news) => isCut || listener(news));
    const served = { ...bridge, ...slowly({ watch, handle: welcoming(bridge.handle) }, delayMs) };
    const server = await serveBridge(served, complaints, () => deskManager.desk()?.blobs.stored);
    const windows = await openWindows(await newContext(context), server.link);
    return {
      ...windows,
      bridge,
      engine: () => deskManager.desk()?.engine,
      stop: async () => {
        await desk.close();
        time.stop();
        await server.close();
      },
      cut: async () => {
        isCut = true;
        await server.close();
        // What the desk is reading in pauses ends with the next one.
        await deskManager.close();
        time.stop();
      },
    };
  }

  async function end(how: 'stop' | 'cut'): Promise<void> {
    const ending = current;
    current = undefined;
    if (ending) releaseReading();
    await ending?.[how]();
  }

  const windowIdOf = (page: Page) => windowIds.get(page) ?? '';

  return {
    folder,
    computer,
    keyStore,
    complaints,
    disk: () => disk,
    bridge: () => running().bridge,
    records: () => {
      const records = running().engine()?.records;
      if (!records) throw new Error('No desk is open');
      return records;
    },
    nowMs: () => clock.nowMs() + aheadMs,
    holdsClosedTickets: () => {
      const later = heldClosedTickets();
      loadState = later.loadState;
      releaseReading = later.release;
      return releaseReading;
    },
    holdsReading: (isHeld) => {
      held = heldDisk(disk, isHeld);
      releaseReading = held.release;
      return releaseReading;
    },
    prepare: async (name, make) => {
      const made = prepared.get(name) ?? makePrepared(make);
      prepared.set(name, made);
      disk = (await made).copy();
    },
    signsIn: (name) => {
      expected = name;
    },
    start: async (context = {}) => {
      await end('stop');
      current = await begin(context);
      return current.page;
    },
    another: () => running().another(),
    saved: (page, action) => running().saved(page, action),
    leaving: (page, action) => running().leaving(page, action),
    status: (address) => running().status(address),
    copied: (page, action) => running().copied(page, action),
    passTime: (ms) => clock.pass(ms),
    holdTime: () => clock.hold(),
    delays: (longestMs) => {
      delayMs = Math.max(longestMs, longestDelayMs);
    },
    runsAhead: (ms) => {
      aheadMs = ms;
    },
    command: (page, command) => running().bridge.command(windowIdOf(page), command),
    takesIn: async (lines) => {
      const taken = await running().engine()?.ingest(lines);
      if (!taken?.ok || taken.value.applied !== lines.length) throw new Error('The desk did not take the lines in');
    },
    shown: (page) => running().bridge.shown(windowIdOf(page)),
    stop: () => end('stop'),
    kill: () => end('cut'),
    close: async () => {
      for (const context of opened) await context.close();
      await end('cut');
    },
  };
}
