import type { Done } from '../../shared/bridge/done.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorOf, type Principal } from '../../shared/domain/principal.ts';
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
import { type Salvaged, salvage } from './salvage.ts';
import { type DeskState, keyOf, noteNumbers, ownCommit } from './state.ts';
import { deskRecordsOf } from './targets.ts';
import { threadOf } from './thread.ts';
import { createTickets, loadTickets, type Tickets } from './tickets.ts';

/** The one write path. Operations go in, commits come out, and nothing else ever changes a ticket or a record. */
export interface Engine {
  /**
   * Does what an operation decides, once for a key. What counts only `once` and is done already, here or elsewhere, is
   * answered with the commit that counts. An undo of one commit of a bulk action is no part of it: only whoever undoes all of it passes its `batch`.
   */
  readonly run: (asked: UncheckedRequest) => Promise<Result<Done>>;
  /** Takes in lines of other devices, in any order and any number of times. */
  readonly ingest: (lines: readonly Buffer[]) => Promise<Result<Ingested>>;
  readonly tickets: Tickets;
  readonly records: DeskRecords;
  /** Whom an agent finds by name, for one question: the next change may make it another answer. */
  readonly knownTo: (access: AgentAccess) => (personId: Id) => boolean;
  /** Takes in who asks where, piece by piece, before anybody wants to know it. */
  readonly gatherRequesters: (isEnough: () => boolean) => boolean;
  /** Everybody whom the desk has an entry of, archived ones included. */
  readonly personIds: () => Iterable<Id>;
  /** The files that entries name. */
  readonly files: Pick<NamedFiles, 'withHash' | 'all'>;
  /** Every event of a ticket, in order, with bodies; read from the journal. */
  readonly thread: (ticketId: Id) => Promise<readonly StampedEvent[]>;
  readonly knowsKey: (principal: Principal, key: string) => boolean;
  /** What was done under a key; nothing where nothing was. */
  readonly committed: (principal: Principal, key: string) => Promise<Committed | undefined>;
  /** What is known of agents whose records are lost; `others` are some who may be among them. */
  readonly remains: (others: readonly Id[]) => Salvaged;
  /** Puts records in the place of lost ones, without writing them. */
  readonly standIn: (records: readonly StartingRecord[]) => void;
  /** Resolves when everything asked for or delivered so far is on the disk or refused. */
  readonly idle: () => Promise<void>;
}

/** Operations that one flush takes at most; more wait for the next. */
const batchLimit = 256;

export function createEngine(state: DeskState, ports: EnginePorts): Engine {
  const queue: Waiting[] = [];
  const repeated = createRepeated(state, ports);
  /** Everything that touches the state runs one after another. */
  const work = createSerialQueue();
  /** Deliveries run one after another; what people ask for runs between their batches. */
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
    }
  }

  /** One write and one flush for the whole batch. When it fails, nothing of it has happened. */
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
    commitToState(state, changed);
    ports.publish(accepted.map(({ applied }) => applied));
    for (const { waiting, done: value, commit, request, applied } of accepted) {
      const found = freshCommit(state, commit.entry, request.operation.name, applied.events);
      for (const { request: asking, answer } of waiting) {
        answer(done({ ...value, mayUndo: mayUndo(state, ports, found, asking.principal) }));
      }
    }
  }

  /** What was done before gets its first answer again. */
  async function answerRepeated(batch: readonly Waiting[]): Promise<Waiting[]> {
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const earlier = repeated.answerOf(waiting.request);
      if (!earlier) fresh.push(waiting);
      else {
        const answer = await readFor(waiting, () => earlier);
        if (answer) waiting.answer(answer);
      }
    }
    return fresh;
  }

  /** Whoever is about a line that was damaged fails alone: the others of their batch have nothing to do with it. */
  async function readFor<T>({ fail }: Waiting, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /** Loads what operations said they need: tickets, and commits with theirs. */
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
    records: deskRecordsOf(state.targets),
    knownTo: (access) => knownTo(state, access),
    gatherRequesters: state.requesters.gather,
    personIds: () => state.targets.recordsOfKind('person').keys(),
    files: state.files,
    thread: (ticketId) => threadOf(state, ports, ticketId),
    knowsKey: (principal, key) => state.byKey.has(keyOf(actorOf(principal), key)),
    committed: (principal, key) => work.run(() => repeated.committed(principal, key)),
    remains: (others) => salvage(state, others),
    standIn: (records) => addPlaceholders(state, records),
    idle: async () => {
      await deliveries.idle();
      await work.idle();
    },
  };
}
