import { type Bridge, createBridge } from '../../main/bridge/bridge.ts';
import type { ComputerPort } from '../../main/bridge/computer-port.ts';
import { createDeskManager, type DeskManager } from '../../main/desk/desk-manager.ts';
import type { LiveDeskPorts } from '../../main/desk/live-desk.ts';
import { followQueues } from '../../main/desk/queue-news.ts';
import { foundDesk } from '../../main/desk/set-up.ts';
import type { Disk } from '../../main/platform/disk.ts';
import { createDocumentFaults, type DocumentFaults } from '../../main/platform/document-fault.ts';
import { noSecretBox, type SecretBox } from '../../main/platform/secret-box.ts';
import { createSessions, type Sessions } from '../../main/session/sessions.ts';
import type { Changes } from '../../shared/bridge/changes.ts';
import type { QueryAnswer, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import {
  type CallAnswer,
  type CallInput,
  type CallKey,
  type CallName,
  calls,
} from '../../shared/bridge/contract/areas.ts';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { type StartingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import { madeTimers } from './made-timers.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { quickly } from './quick-hash.ts';
import { countingIds, expectDone, monday, type TestClock, testAgents } from './test-desk.ts';
import { hurriedClock, virtualClock } from './virtual-clock.ts';

/** A window of a host, as typed as the renderer's own. */
export interface TestWindow {
  readonly run: <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    key?: string,
  ) => Promise<Result<DoneFor>>;
  readonly ask: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<Result<QueryAnswer<Name>>>;
  /** Without a key, a call that needs one gets a new one. */
  readonly call: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    ...key: CallKey<Name> | []
  ) => Promise<Result<CallAnswer<Name>>>;
  /** Calls that a tampered window may send. */
  readonly send: (request: unknown) => Promise<Result<unknown>>;
  readonly heard: Changes[];
}

/** A bridge over a real desk manager with a real desk in it; only its disk may be in memory, its clock and its ids are made up. */
export interface TestBridge {
  readonly bridge: Bridge;
  readonly deskManager: DeskManager;
  readonly sessions: Sessions;
  readonly clock: TestClock;
  /** Advances the clock and runs what is due. */
  readonly passTime: (ms: number) => void;
  /** Unexpected errors. */
  readonly bugs: unknown[];
  readonly window: (windowId: string) => TestWindow;
  /** A window where this agent is signed in. */
  readonly windowOf: (agentId: string) => Promise<TestWindow>;
  /** The same folder opened by another process, maybe of another host. */
  readonly restarted: (host?: TestHost) => Promise<TestBridge>;
  readonly close: () => Promise<void>;
}

/** What the host of a desk can do; a browser can do none of it. */
export interface TestHost {
  readonly secretBox?: SecretBox;
  readonly computer?: ComputerPort;
  readonly computerFaults?: DocumentFaults;
}

export interface TestBridgeOptions {
  readonly disk?: Disk;
  readonly folder?: string;
  readonly records?: readonly StartingRecord[];
  /** The agents who have a secret; it is `secretOf` their id. */
  readonly signers?: readonly string[];
}

export function secretOf(agentId: string): string {
  return `a secret of ${agentId} alone`;
}

let lives = 0;

/** Founds a desk and opens a bridge over it. */
export async function testBridge(options: TestBridgeOptions = {}): Promise<TestBridge> {
  const { disk = createMemoryDisk(), folder = '/here', signers = ['jane'] } = options;
  const clock = { nowMs: monday };
  const founded = await foundDesk(portsFor(disk, folder, clock), {
    hostName: 'Here',
    isSample: false,
    records: [...startingRecords('Test desk', 'America/New_York', false), ...testAgents, ...(options.records ?? [])],
    secrets: Object.fromEntries(signers.map((agentId) => [agentId, secretOf(agentId)])),
  });
  await expectDone(founded).close();
  return opened(disk, folder, clock);
}

/** A file of tests founds its desk once, and each test takes a copy. */
export async function foundedBridgeDisk(options: Omit<TestBridgeOptions, 'disk' | 'folder'>): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  await (await testBridge({ ...options, disk })).close();
  return disk;
}

export function bridgeOn(founded: MemoryDisk): Promise<TestBridge> {
  return bridgeOver(founded.copy());
}

/** The same on the disk itself, and in a host of any kind. */
export function bridgeOver(disk: MemoryDisk, host?: TestHost): Promise<TestBridge> {
  return opened(disk, '/here', { nowMs: monday }, host);
}

export function portsFor(
  disk: Disk,
  folder: string,
  clock: TestClock,
  bugs: unknown[] = [],
  { secretBox = noSecretBox }: TestHost = {},
): LiveDeskPorts {
  lives += 1;
  const newId = countingIds(`id${lives}-`);
  return {
    location: {
      disk,
      folder: `${folder}/desk`,
      dataFolder: `${folder}/data`,
      newId,
      newSecret: newId,
      onFault: ({ file }) => bugs.push(`${file} was damaged`),
    },
    identity: { pid: process.pid, started: 'test', host: 'here', token: newId(), startOf: async () => 'test' },
    clock: virtualClock(clock),
    deskClock: virtualClock(clock),
    salt: newId,
    secretBox,
    hash: quickly,
    onError: (error) => bugs.push(error),
  };
}

async function opened(disk: Disk, folder: string, clock: TestClock, host: TestHost = {}): Promise<TestBridge> {
  const bugs: unknown[] = [];
  const windows = new Map<string, TestWindow>();
  const computerFaults = host.computerFaults ?? createDocumentFaults();
  const timers = madeTimers(clock);
  const deskClock = { ...timers, every: () => () => undefined };
  const deskManager = createDeskManager({
    livePorts: () => ({ ...portsFor(disk, folder, clock, bugs, host), deskClock }),
    typedFolder: (typed) => typed,
    exampleFolder: '/home/ada/Deskside',
    hostName: 'Here',
    deskFolder: `${folder}/desk`,
    usualFolder: `${folder}/usual`,
    sampleFolder: `${folder}/sample`,
    remembered: async () => undefined,
    remember: async () => undefined,
    prepareSample: () => Promise.reject(new Error('No sample is made in this test')),
  });
  const newId = countingIds(`bridge${lives}-`);
  const sessions = createSessions();
  const bridge = createBridge({
    deskManager,
    sessions,
    clock: hurriedClock(clock),
    deskClock: hurriedClock(clock),
    newId,
    newSecret: newId,
    samplePins: {},
    computer: host.computer,
    computerFaults,
    onBug: (error) => bugs.push(error),
  });
  await deskManager.openRemembered();
  const endQueues = followQueues(deskManager, {
    clock: timers,
    onMoved: bridge.queuesMoved,
  });

  function window(windowId: string): TestWindow {
    const known = windows.get(windowId);
    if (known) return known;
    const made = windowOn(bridge, { windowId, newKey: newId, settle: () => deskManager.desk()?.engine.settle() });
    windows.set(windowId, made);
    return made;
  }

  return {
    bridge,
    deskManager,
    sessions,
    clock,
    passTime: timers.pass,
    bugs,
    window,
    windowOf: async (agentId) => {
      const here = window(`window-${agentId}`);
      expectDone(await here.call('session.signIn', { agentId, secret: secretOf(agentId) }));
      return here;
    },
    restarted: async (next = host) => {
      endQueues();
      await deskManager.close();
      return opened(disk, folder, clock, next);
    },
    close: () => deskManager.close(),
  };
}

interface WindowOptions {
  readonly windowId: string;
  readonly newKey: () => string;
  readonly settle: () => void;
}

/** Answers do not wait for what windows are notified of; tests look at that as soon as they have the answer. */
export function windowOn(bridge: Bridge, { windowId, newKey, settle }: WindowOptions): TestWindow {
  const heard: Changes[] = [];
  bridge.watch(windowId, (changes) => heard.push(changes));
  const send = async (request: unknown) => {
    const answer = await bridge.handle(windowId, request);
    settle();
    return answer;
  };
  // Safe: the contract says which answer belongs to which name.
  const typed = <Answer>(request: unknown) => send(request) as Promise<Result<Answer>>;
  return {
    heard,
    send,
    run: (name, input, key = newKey()) => typed({ kind: 'run', name, input, key }),
    ask: (name, input) => typed({ kind: 'ask', name, input }),
    call: (name, input, ...[key]) =>
      typed({ kind: 'call', name, input, key: key ?? (calls[name].isKeyed ? newKey() : undefined) }),
  };
}
