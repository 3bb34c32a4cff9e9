import type { Done } from '../../shared/bridge/done.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { holdsWordsOf } from '../../shared/domain/held-words.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorOf, type Principal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { StartingRecord } from '../../shared/domain/starting-records.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { NotSaved } from '../platform/failure.ts';
import { noteOwnCommit, settle } from './apply.ts';
import { type Accepted, type DecidedBatch, decideBatch, doneOf, type Waiting } from './batch.ts';
import { type CommitEntry, commitName } from './commit-entry.ts';
import type { NeededCommits } from './decide.ts';
import { type FoundCommit, findCommit } from './found-commit.ts';
import { createIngest, type Ingested } from './ingest.ts';
import { knownTo } from './known-people.ts';
import { freshCommit, mayUndo } from './may-undo.ts';
import type { NamedFiles } from './named-files.ts';
import type { EnginePorts } from './ports.ts';
import { type Remains, remainsOf } from './remains.ts';
import { parseRequest, type Request } from './request.ts';
import { createSaid, keyReused } from './said.ts';
import { standIn } from './stand-in.ts';
import { type DeskState, keyOf, noteNumbers, ownCommit } from './state.ts';
import { deskRecordsOf } from './targets.ts';
import { threadOf } from './thread.ts';

/** The one write path. Operations go in, commits come out, and nothing else ever changes a ticket or a record. */
export interface Engine {
  readonly run: (name: string, input: unknown, key: unknown, principal: Principal) => Promise<Result<Done>>;
  /** Takes in lines of other devices, in any order and any number of times. */
  readonly ingest: (lines: readonly Buffer[]) => Promise<Ingested>;
  readonly tickets: ReadonlyMap<Id, Ticket>;
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
  readonly remains: (others: readonly Id[]) => Remains;
  /** Puts records in the place of lost ones, without writing them. */
  readonly standIn: (records: readonly StartingRecord[]) => void;
  /** Resolves when everything asked for so far is on the disk or refused. */
  readonly idle: () => Promise<void>;
}

/** What a key has led to, read from the journal. */
export interface Committed {
  readonly done: Done;
  readonly op: string;
  readonly events: readonly StampedEvent[];
}

/** Operations that one flush takes at most; more wait for the next. */
const batchLimit = 256;

export function createEngine(state: DeskState, ports: EnginePorts): Engine {
  const queue: Waiting[] = [];
  const said = createSaid();
  let work: Promise<void> = Promise.resolve();
  let isDraining = false;

  /** Everything that touches the state runs one after another. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = work.then(task);
    work = result.then(
      () => undefined,
      () => undefined, // The caller of this task hears of its error; the next task starts all the same.
    );
    return result;
  }

  async function drain(): Promise<void> {
    isDraining = false;
    while (queue.length > 0) await runBatch(queue.splice(0, batchLimit));
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const { ready, commits } = await neededCommits(await answerRepeated(batch));
      const decided = decideBatch(state, ports, ready, commits);
      if (decided.accepted.length > 0) await write(decided);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }

  /** One write and one flush for the whole batch. When it fails, nothing of it has happened. */
  async function write({ accepted, changed }: DecidedBatch): Promise<void> {
    const failure = await append(accepted);
    if (failure) {
      for (const { waiting } of accepted) for (const { answer } of waiting) answer(failure);
      return;
    }
    for (const { request } of accepted) said.remember(keyOf(request.actor, request.key), request);
    for (const { events } of accepted) noteNumbers(state, events, true);
    const changes = settle(state, changed);
    const commits = accepted.map((each) => {
      const { actor, key, operation } = each.request;
      return { actor, key, op: operation.name, events: each.events };
    });
    const events = accepted.flatMap((each) => each.events);
    state.files.note(events);
    ports.publish({ ...changes, events, commits });
    for (const { waiting, done: value, entry, request, events: own } of accepted) {
      const found = freshCommit(state, entry, request.operation.name, own);
      const answered = { ...value, mayUndo: mayUndo(state, ports, found, request.principal) };
      for (const { answer } of waiting) answer(done(answered));
    }
  }

  async function append(accepted: readonly Accepted[]) {
    try {
      const positions = await ports.journal.append(accepted.map(({ bytes }) => bytes));
      accepted.forEach(({ commit, entry }, index) => {
        noteOwnCommit(state, { ...commit, entry: { ...entry, position: positions[index] ?? entry.position } });
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      const reason = error.failure;
      return failed('not-saved', reason);
    }
  }

  /** A key that led to a commit before gets that commit's answer again. */
  async function answerRepeated(batch: readonly Waiting[]): Promise<Waiting[]> {
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const { actor, key } = waiting.request;
      const name = keyOf(actor, key);
      const earlier = state.byKey.get(name);
      if (!earlier) fresh.push(waiting);
      else {
        const compared = said.compare(name, waiting.request);
        const answer = await readFor(waiting, () => repeatedAnswer(waiting.request, compared, earlier));
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

  /** The first answer again, where the same was asked for. What an earlier run was asked for, its commit has to tell. */
  async function repeatedAnswer(
    { operation, input, principal }: Request,
    compared: 'same' | 'other' | undefined,
    earlier: CommitEntry,
  ): Promise<Result<Done>> {
    if (compared === 'other') return keyReused;
    const found = await findCommit(state, ports, earlier);
    const isSame =
      compared === 'same' || (found.op === operation.name && holdsWordsOf(found.events, input, ports.clean));
    return isSame ? done(doneBefore(found, principal)) : keyReused;
  }

  function doneBefore(found: FoundCommit, principal: Principal): Done {
    return { ...doneOf(found.entry, found.events), mayUndo: mayUndo(state, ports, found, principal) };
  }

  async function committed(principal: Principal, key: string): Promise<Committed | undefined> {
    const entry = state.byKey.get(keyOf(actorOf(principal), key));
    if (!entry) return undefined;
    const found = await findCommit(state, ports, entry);
    return { done: doneBefore(found, principal), op: found.op, events: found.events };
  }

  async function neededCommits(batch: readonly Waiting[]): Promise<{ ready: Waiting[]; commits: NeededCommits }> {
    const commits = new Map<string, FoundCommit>();
    const ready: Waiting[] = [];
    for (const waiting of batch) {
      const { operation, input } = waiting.request;
      const names = operation.needs?.(input).commits ?? [];
      const entries = names.map((name) => ownCommit(state, name)).filter((entry) => entry !== undefined);
      const found = await readFor(waiting, () => Promise.all(entries.map((entry) => findCommit(state, ports, entry))));
      if (found) ready.push(waiting);
      for (const each of found ?? []) commits.set(commitName(each.entry.ref), each);
    }
    return { ready, commits };
  }

  function run(name: string, input: unknown, key: unknown, principal: Principal): Promise<Result<Done>> {
    const parsed = parseRequest(name, input, key, principal);
    if (!parsed.ok) return Promise.resolve(parsed);
    return new Promise((answer, fail) => {
      queue.push({ request: parsed.value, answer, fail });
      if (isDraining) return;
      isDraining = true;
      inTurn(drain).catch(fail);
    });
  }

  const ingest = createIngest(state, ports);

  return {
    run,
    ingest: (lines) => inTurn(() => ingest(lines)),
    tickets: state.targets.tickets,
    records: deskRecordsOf(state.targets),
    knownTo: (access) => knownTo(state, access),
    gatherRequesters: state.requesters.gather,
    personIds: () => state.targets.recordsOfKind('person').keys(),
    files: state.files,
    thread: (ticketId) => threadOf(state, ports, ticketId),
    knowsKey: (principal, key) => state.byKey.has(keyOf(actorOf(principal), key)),
    committed,
    remains: (others) => remainsOf(state, others),
    standIn: (records) => standIn(state, records),
    idle: () => inTurn(async () => undefined),
  };
}
