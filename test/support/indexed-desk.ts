import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import { foundDesk } from '../../main/desk/set-up.ts';
import type { Done } from '../../shared/bridge/done.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { startingRecords } from '../../shared/domain/starting-records.ts';
import type { SearchWord } from '../../shared/views/search/search-word.ts';
import { realPorts } from './fault-agent.ts';
import { type TestThread, threadInProcess } from './index-in-process.ts';
import { oneWord } from './one-word.ts';
import { countingIds, expectDone, monday, someTicket, temporaryFolder, testAgents } from './test-desk.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** A desk on the disk whose index is in this thread. */
export interface IndexedDesk {
  readonly desk: LiveDesk;
  readonly clock: VirtualClock;
  readonly warnings: readonly string[];
  /** The threads that were started, in their order. */
  readonly threads: readonly TestThread[];
  readonly does: <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<Done>;
  /** Opens a ticket; returns its id. */
  readonly opened: (more?: Partial<InputOf<'ticket.open'>>) => Promise<string>;
  /** Lets the index begin, and waits until it holds all tickets. */
  readonly indexed: () => Promise<void>;
  /** The ids of the tickets that contain some words, newest first. */
  readonly found: (...words: readonly (string | SearchWord)[]) => Promise<string[]>;
}

export interface IndexedDeskOptions {
  readonly startThread?: (() => TestThread) | undefined;
  /** Search goes without an index. */
  readonly isWithout?: boolean;
}

/** The desks of one test, which are closed after it: each is the one before, opened again. */
export interface IndexedDesks {
  readonly open: (options?: IndexedDeskOptions) => Promise<IndexedDesk>;
  readonly close: (opened: IndexedDesk) => Promise<void>;
  /** The folder of the index. */
  readonly index: () => string;
}

export function indexedDesks(): IndexedDesks {
  let root: Awaited<ReturnType<typeof temporaryFolder>> | undefined;
  const opened = new Set<IndexedDesk>();

  beforeEach(async () => {
    root = await temporaryFolder();
  });

  async function close(one: IndexedDesk): Promise<void> {
    opened.delete(one);
    await one.desk.close();
  }

  afterEach(async () => {
    for (const one of opened) await close(one);
    await root?.remove();
  });

  return {
    open: async (options) => {
      const one = await openIndexedDesk(root?.path ?? '', options);
      opened.add(one);
      return one;
    },
    close,
    index: () => join(root?.path ?? '', 'desk', 'index'),
  };
}

let lives = 0;

async function openIndexedDesk(path: string, options: IndexedDeskOptions = {}): Promise<IndexedDesk> {
  const { startThread = threadInProcess, isWithout = false } = options;
  lives += 1;
  // Each process begins an hour after the one before.
  const time = { nowMs: monday + lives * 3_600_000 };
  const clock = virtualClock(time);
  const threads: TestThread[] = [];
  const warnings: string[] = [];
  const ports = {
    ...(await realPorts(join(path, 'desk'), join(path, 'data'))),
    clock,
    deskClock: clock,
    snapshots: { writer: 'test', log: { warn: (text: string) => void warnings.push(text), bug: fail } },
    startIndex: isWithout
      ? undefined
      : () => {
          const thread = startThread();
          threads.push(thread);
          return thread;
        },
  };
  const present = await openLiveDesk(ports);
  const records = [...startingRecords('Test desk', 'America/New_York', false), ...testAgents];
  const founding = { hostName: 'Test', isSample: false, records, secrets: {} };
  const desk = expectDone(present.ok ? present : await foundDesk(ports, founding));
  await desk.engine.rows.whenComplete();
  const newKey = countingIds(`key-${lives}-`);

  const does: IndexedDesk['does'] = async (name, input) => {
    time.nowMs += 20_000;
    const done = await desk.engine.run({ name, input, key: newKey(), principal: agentPrincipal('jane') });
    return expectDone(done);
  };

  return {
    desk,
    clock,
    warnings,
    threads,
    does,
    opened: async (more) => {
      await does('ticket.open', { ...someTicket(), ...more });
      const { rows } = desk.engine;
      return rows.idAt(rows.size() - 1);
    },
    indexed: async () => {
      const isReady = desk.finder.whenReady();
      await clock.pass(1_000);
      await isReady;
    },
    found: async (...words) => {
      const searched = words.map((word) => (typeof word === 'string' ? oneWord(word) : word));
      const ids: string[] = [];
      let below: Parameters<LiveDesk['finder']['find']>[1]['below'];
      do {
        const { hits, next } = await desk.finder.find(searched, { below, limit: 3 });
        ids.push(...hits.map(({ id }) => id));
        below = next;
      } while (below);
      return ids;
    },
  };
}

function fail(error: unknown): never {
  throw error;
}
