import type { Done } from '../../shared/bridge/done.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Principal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { StartingRecord } from '../../shared/domain/starting-records.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { appended } from './appended.ts';
import { commitToState, noteOwnCommit } from './apply.ts';
import { type DecidedBatch, decideBatch, type Waiting } from './batch.ts';
import { commitName } from './commit-entry.ts';
import type { NeededCommits } from './decide.ts';
import { type FoundCommit, findCommit } from './found-commit.ts';
import { createIngest, type Ingested } from './ingest.ts';
import { knownTo } from './known-people.ts';
import { freshCommit, mayUndo } from './may-undo.ts';
import type { NamedFiles } from './named-files.ts';
import { addPlaceholders } from './placeholders.ts';
import type { EnginePorts } from './ports.ts';
import { type Committed, createRepeated } from './repeated.ts';
import { parseRequest, type UncheckedRequest } from './request.ts';
import type { Rows } from './rows/row-table.ts';
import { type Salvaged, salvage } from './salvage.ts';
import { type DeskState, noteNumbers, ownCommit } from './state.ts';
import { createThread, type Thread } from './thread.ts';
import { createTickets, forgettingQueue, loadTickets, type Tickets } from './tickets.ts';

/** The only write path: operations are decided into commits, and nothing else changes a ticket or a record. */
export interface Engine {
  /**
   * Runs an operation, once per key. An operation with `once` that is already done, here or elsewhere, returns the
   * commit that counts. Undoing one commit of a bulk action is not part of the action: only an undo of all of it passes
   * its `batch`.
   */
  readonly run: (asked: UncheckedRequest) => Promise<Result<Done>>;
  /** Ingests lines of other devices, in any order and any number of times. */
  readonly ingest: (lines: readonly Buffer[]) => Promise<Result<Ingested>>;
  readonly tickets: Tickets;
  /** The rows of all tickets. */
  readonly rows: Rows;
  readonly records: DeskRecords;
  /** A snapshot of whom an agent knows by name, for one query: the next change may alter the answer. */
  readonly knownTo: (access: AgentAccess) => (personId: Id) => boolean;
  /** All people of the desk, archived ones included. */
  readonly personIds: () => Iterable<Id>;
  /** The files that entries name. */
  readonly files: Pick<NamedFiles, 'withHash' | 'all'>;
  /** The threads of tickets, read from the journal in parts. */
  readonly thread: Thread;
  readonly knowsKey: (principal: Principal, key: string) => Promise<boolean>;
  /** False if no commit was made under the key, and true if one was; rarely true of a key that only resembles one. */
  readonly mayKnowKey: (principal: Principal, key: string) => boolean;
  /** The commit made under a key; undefined if there is none. */
  readonly committed: (principal: Principal, key: string) => Promise<Committed | undefined>;
  /** What is known about agents whose records are lost; `others` are further candidates. */
  readonly remains: (others: readonly Id[]) => Salvaged;
  /** Adds placeholders for lost records, without writing them. */
  readonly standIn: (records: readonly StartingRecord[]) => void;
  /** Resolves when everything requested or delivered so far is on the disk or refused. */
  readonly idle: () => Promise<void>;
}

/** The most operations in one flush; the rest wait for the next. */
const batchLimit = 256;

/** `mostTickets` is the number of whole tickets that stay in memory. */
export function createEngine(state: DeskState, ports: EnginePorts, mostTickets = 2_000): Engine {
  const queue: Waiting[] = [];
  const repeated = createRepeated(state, ports);
  /** Everything that uses the state runs in order. */
  const work = forgettingQueue(createSerialQueue(), state, mostTickets);
  /** Deliveries run in order; requests run between their batches. */
  const deliveries = createSerialQueue();
  let isDraining = false;

  async function drain(): Promise<void> {
    isDraining = false;
    while (queue.length > 0) await runBatch(queue.splice(0, batchLimit));
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const { ready, commits } = await withNeeds(await answerRepeated(batch));
      const decided = decideBatch(state, ports, ready, commits);
      if (decided.accepted.length > 0) await write(decided);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    } finally {
      state.targets.tickets.forgetOld(mostTickets);
    }
  }

  /** One write and one flush for the whole batch. If it fails, none of it has happened. */
  async function write({ accepted, changed, clock }: DecidedBatch): Promise<void> {
    const written = await appended(() => ports.journal.append(accepted.map(({ bytes }) => bytes)));
    if (!written.ok) {
      for (const { waiting } of accepted) for (const { answer } of waiting) answer(written);
      return;
    }
    accepted.forEach(({ commit, applied }, index) => {
      const { position } = commit.entry;
      noteOwnCommit(state, { ...commit, entry: { ...commit.entry, position: written.value[index] ?? position } });
      noteNumbers(state, applied.events, true);
      state.files.note(applied.events);
    });
    state.clock = clock;
    const rows = commitToState(state, changed);
    ports.publish(
      accepted.map(({ applied }) => applied),
      rows,
    );
    for (const { waiting, done: value, commit, request, applied } of accepted) {
      const found = freshCommit(state, commit.entry, request.operation.name, applied.events);
      for (const { request: asking, answer } of waiting) {
        answer(done({ ...value, mayUndo: mayUndo(state, found, asking.principal) }));
      }
    }
  }

  /** A repeated request gets the first answer. */
  async function answerRepeated(batch: readonly Waiting[]): Promise<Waiting[]> {
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const earlier = repeated.answerOf(waiting.request);
      const found = earlier && (await readFor(waiting, async () => ({ answer: await earlier })));
      if (found?.answer) waiting.answer(found.answer);
      else if (!earlier || found) fresh.push(waiting);
    }
    return fresh;
  }

  /** An operation that needs a damaged line fails alone, without the rest of its batch. */
  async function readFor<T>({ fail }: Waiting, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /** Loads what operations need: tickets, and commits with their tickets. */
  async function withNeeds(batch: readonly Waiting[]): Promise<{ ready: Waiting[]; commits: NeededCommits }> {
    const commits = new Map<string, FoundCommit>();
    const ready: Waiting[] = [];
    for (const waiting of batch) {
      const { operation, input } = waiting.request;
      const { tickets = [], commits: names = [] } = operation.needs?.(input) ?? {};
      const entries = names.map((name) => ownCommit(state, name)).filter((entry) => entry !== undefined);
      const found = await readFor(waiting, async () => {
        await loadTickets(state, ports, tickets);
        return Promise.all(entries.map((entry) => findCommit(state, ports, entry)));
      });
      if (found) ready.push(waiting);
      for (const each of found ?? []) commits.set(commitName(each.entry.ref), each);
    }
    return { ready, commits };
  }

  async function run(request: UncheckedRequest): Promise<Result<Done>> {
    const parsed = parseRequest(request);
    if (!parsed.ok) return parsed;
    return new Promise((answer, fail) => {
      queue.push({ request: parsed.value, answer, fail });
      if (isDraining) return;
      isDraining = true;
      work.run(drain).catch(fail);
    });
  }

  const ingest = createIngest(state, ports, work);

  return {
    run,
    ingest: (lines) => deliveries.run(() => ingest(lines)),
    tickets: createTickets(state, ports, work),
    rows: state.rows,
    records: state.records,
    knownTo: (access) => knownTo(state, access),
    personIds: () => state.targets.recordsOfKind('person').keys(),
    files: state.files,
    thread: createThread(state, ports),
    knowsKey: (principal, key) => work.run(() => repeated.isKnown(principal, key)),
    mayKnowKey: repeated.mayBeKnown,
    committed: (principal, key) => work.run(() => repeated.committed(principal, key)),
    remains: (others) => salvage(state, others),
    standIn: (records) => addPlaceholders(state, records),
    idle: async () => {
      await deliveries.idle();
      await work.idle();
    },
  };
}
