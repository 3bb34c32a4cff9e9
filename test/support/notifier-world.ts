import type { AppliedCommit, EnginePorts } from '../../main/engine/ports.ts';
import { createInbox, type InboxPorts } from '../../main/lookup/inbox/inbox.ts';
import { createQueueIndex } from '../../main/lookup/queue-index.ts';
import { type DeliveredNotices, openDelivered } from '../../main/notifications/delivered.ts';
import { type Notifier, startNotifier, type WatchedDesk } from '../../main/notifications/notifier.ts';
import type { NoticeSettings } from '../../main/notifications/queue.ts';
import { slices } from '../../main/platform/in-slices.ts';
import type { Present } from '../../main/session/sessions.ts';
import { type Preferences, startingPreferences } from '../../shared/bridge/preferences.ts';
import { netChange } from '../../shared/domain/net-change.ts';
import type { DeskCounts, Notice } from '../../shared/views/notices.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import type { TestClock } from './test-desk.ts';

/** A real engine whose changes wait in a list until they are handed on. */
interface RecordingDesk {
  readonly engine: WatchedDesk['engine'] & InboxPorts['engine'];
  readonly changes: readonly (readonly AppliedCommit[])[];
  readonly clock: TestClock;
}

/** A computer where agents sign in and out while time passes. Its timers stop while it sleeps. */
export interface NotifierWorld {
  readonly notices: Notice[];
  readonly counts: (DeskCounts | null)[];
  readonly withdrawn: string[];
  readonly errors: unknown[];
  readonly wanted: { -readonly [Name in keyof NoticeSettings]: boolean };
  /** What agents changed for themselves. */
  readonly own: Record<string, Partial<Preferences>>;
  readonly focused: Set<string>;
  readonly disk: MemoryDisk;
  /** Lets these agents be here, each with these windows; with none, they have left and were here last. */
  readonly here: (present: Readonly<Record<string, readonly string[]>>) => void;
  /** Hands on what happened on the desk, and lets so much time pass. */
  readonly passes: (ms: number) => Promise<void>;
  /** Sets the clock forward or back without running timers. */
  readonly sleeps: (ms: number) => void;
  /** How many timers went off so far. */
  readonly rings: () => number;
  /** The program ends, normally or not, and restarts without a signed-in agent. */
  readonly restarts: (how?: 'quit' | 'killed') => Promise<void>;
  /** Another desk is open now, or none. */
  readonly enters: (desk: RecordingDesk | undefined) => void;
  readonly close: () => Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly task: () => void;
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Long enough for grouped notifications to be shown. */
export const told = 20 * second;

export async function notifierAt(first: RecordingDesk, disk = createMemoryDisk()): Promise<NotifierWorld> {
  const { clock } = first;
  const own: NotifierWorld['own'] = {};
  let [recording, watched]: [RecordingDesk | undefined, FedDesk | undefined] = [first, fed(first, own)];
  let present: readonly Present[] = [];
  let timers: Timer[] = [];
  let elapsedMs = 0;
  let rings = 0;
  let memory: DeliveredNotices;
  let notifier: Notifier;
  let managerListeners: (() => void)[] = [];
  let shownListeners: (() => void)[] = [];
  const wanted = { assigned: true, replied: true, mentioned: true, noted: true, status: true, due: true };
  const focused = new Set<string>();
  const [notices, counts, withdrawn, errors]: [Notice[], (DeskCounts | null)[], string[], unknown[]] = [[], [], [], []];

  function schedule(ms: number, task: () => void): () => void {
    const timer = { atMs: elapsedMs + ms, task };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  }

  async function start(): Promise<void> {
    memory = await openDelivered(disk, '/data', (path) => errors.push(path));
    notifier = startNotifier({
      deskManager: { desk: () => watched?.desk, onChange: (listener) => void managerListeners.push(listener) },
      bridge: { present: () => present, onShown: (listener) => void shownListeners.push(listener) },
      clock: { nowMs: () => clock.nowMs, after: schedule },
      delivered: memory,
      settings: () => wanted,
      isFocused: (windowId) => focused.has(windowId),
      notify: (notice) => void notices.push(notice),
      withdraw: (agentId) => void withdrawn.push(agentId),
      onCounts: (present) => void counts.push(present),
      onError: (error) => void errors.push(error),
    });
  }

  async function passes(ms: number): Promise<void> {
    await watched?.desk.inbox.whenRead();
    watched?.handOn();
    const endMs = elapsedMs + ms;
    for (;;) {
      const [next] = timers.filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
      const reachedMs = next?.atMs ?? endMs;
      clock.nowMs += reachedMs - elapsedMs;
      elapsedMs = reachedMs;
      if (!next) return;
      timers = timers.filter((other) => other !== next);
      rings += 1;
      next.task();
      await memory.save();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function tellShown(): void {
    for (const listener of shownListeners) listener();
  }

  await start();
  return {
    notices,
    counts,
    withdrawn,
    errors,
    wanted,
    own,
    focused,
    disk,
    here: (agents) => {
      present = Object.entries(agents).map(([agentId, windowIds]) => ({ agentId, windowIds }));
      tellShown();
    },
    passes,
    sleeps: (ms) => {
      clock.nowMs += ms;
    },
    rings: () => rings,
    restarts: async (how = 'quit') => {
      watched?.handOn();
      if (how === 'quit') await notifier.close();
      [managerListeners, shownListeners, timers, present] = [[], [], [], []];
      if (recording) watched = fed(recording, own);
      await start();
    },
    enters: (other) => {
      recording = other;
      watched = other && fed(other, own);
      present = [];
      tellShown();
      for (const listener of managerListeners) listener();
    },
    close: () => notifier.close(),
  };
}

interface FedDesk {
  readonly desk: WatchedDesk;
  readonly handOn: () => void;
}

/** Updates the queues of an open desk before other listeners run. */
function fed({ engine, changes, clock }: RecordingDesk, own: NotifierWorld['own']): FedDesk {
  const { rows, records } = engine;
  const onError = (error: unknown) => {
    throw error;
  };
  const queues = createQueueIndex({ rows, records, nowMs: () => 0, slices, onError });
  const inbox = createInbox({
    ...{ engine, onError, ownRows: (access) => queues.own(access).passing() },
    clock: { nowMs: () => clock.nowMs, after: () => () => undefined },
  });
  const listeners: EnginePorts['publish'][] = [];
  let heard = changes.length;
  return {
    desk: {
      engine,
      queues,
      inbox,
      preferences: { known: (agentId) => ({ ...startingPreferences, ...own[agentId] }) },
      onChanges: (listener) => void listeners.push(listener),
    },
    handOn: () => {
      for (const commits of changes.slice(heard)) {
        queues.recordsChanged(netChange(commits).records);
        inbox.changed(commits);
        for (const listener of listeners) listener(commits);
      }
      heard = changes.length;
    },
  };
}
