import type { Done } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorOf, type Principal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { StartingRecord } from '../../shared/domain/starting-records.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { commitsInBatch } from './commits-in-batch.ts';
import { createIngest, type Ingested } from './ingest.ts';
import { knownTo } from './known-people.ts';
import { createLinesRead } from './lines-read.ts';
import type { NamedFiles } from './named-files.ts';
import { createOperations } from './operations.ts';
import { addPlaceholders } from './placeholders.ts';
import type { EnginePorts } from './ports.ts';
import { createPublishing } from './publishing.ts';
import { type RecentCommits, recentCommits } from './recent-commits.ts';
import { type RecordCommitsPart, recordCommits } from './record-commits.ts';
import { type RecordConflicts, recordConflicts } from './record-conflicts.ts';
import { type Committed, createRepeated } from './repeated.ts';
import type { UncheckedRequest } from './request.ts';
import type { Rows } from './rows/row-table.ts';
import { type Salvaged, salvage } from './salvage.ts';
import { samePerson } from './same-person.ts';
import type { DeskState } from './state.ts';
import { createThread, type Thread } from './thread.ts';
import { createTicketTexts, type TicketTexts } from './ticket-texts.ts';
import { createTickets, forgettingQueue, type Tickets } from './tickets.ts';
import { wanting } from './turns.ts';

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
  /** The device that this process writes as. */
  readonly deviceId: Id;
  readonly tickets: Tickets;
  /** The rows of all tickets. */
  readonly rows: Rows;
  readonly records: DeskRecords;
  /** A snapshot of whom an agent knows by name, for one query: the next change may alter the answer. */
  readonly knownTo: (access: AgentAccess) => (personId: Id) => boolean;
  /** All ids that stand for the same person. */
  readonly samePerson: (personId: Id) => readonly Id[];
  /** All people of the desk, archived ones included. */
  readonly personIds: () => Iterable<Id>;
  /** The files that entries name. */
  readonly files: Pick<NamedFiles, 'has' | 'withHash' | 'all'>;
  /** The threads of tickets, read from the journal in parts. */
  readonly thread: Thread;
  /** The commits that changed desk records, newest first, in parts. */
  readonly recordCommits: RecordCommitsPart;
  /** The desk records about which two devices have decided differently. */
  readonly recordConflicts: RecordConflicts;
  readonly recentCommits: RecentCommits;
  /** The texts of tickets, for search. */
  readonly texts: TicketTexts;
  readonly knowsKey: (principal: Principal, key: string) => Promise<boolean>;
  /** False if no commit was made under the key, and true if one was; rarely true of a key that only resembles one. */
  readonly mayKnowKey: (principal: Principal, key: string) => boolean;
  /** The commit made under a key; undefined if there is none. */
  readonly committed: (principal: Principal, key: string) => Promise<Committed | undefined>;
  /**
   * The commits of a bulk action of an actor on this device, in their order, without those that undo some: each on one
   * ticket.
   */
  readonly inBatch: (principal: Principal, batch: Id) => Promise<readonly { commit: string; ticketId: Id }[]>;
  /** What is known about agents whose records are lost; `others` are further candidates. */
  readonly remains: (others: readonly Id[]) => Salvaged;
  /** Adds placeholders for lost records, without writing them. */
  readonly standIn: (records: readonly StartingRecord[]) => void;
  /** Runs a task between the operations and deliveries, in their order. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  /**
   * Announces every commit that has been answered. Call it before reading what listeners keep, such as the index of
   * people: answers do not wait for listeners.
   */
  readonly settle: () => void;
  /** Resolves when everything requested or delivered so far is on the disk and announced, or refused. */
  readonly idle: () => Promise<void>;
}

/** `mostTickets` is the number of whole tickets that stay in memory. */
export function createEngine(state: DeskState, ports: EnginePorts, mostTickets = 500): Engine {
  const publishing = createPublishing(ports.publish);
  const repeated = createRepeated(state, ports);
  /** Everything that uses the state runs in order. */
  const turns = forgettingQueue(createSerialQueue(), state, mostTickets);
  const work = wanting(turns, state.index);
  const linesRead = createLinesRead();
  /** Deliveries run in order; requests run between their batches. */
  const deliveries = createSerialQueue();
  const ingest = createIngest(state, { ...ports, publish: publishing.add }, work);

  return {
    run: createOperations({ state, ports, work, repeated, publishing, mostTickets }),
    ingest: (lines) => deliveries.run(() => ingest(lines)),
    deviceId: state.device.id,
    tickets: createTickets(state, ports, work, linesRead),
    rows: state.rows,
    records: state.records,
    knownTo: (access) => knownTo(state, access),
    samePerson: (personId) => samePerson(state, personId),
    personIds: () => state.targets.recordsOfKind('person').keys(),
    files: state.files,
    thread: createThread(state, ports, linesRead),
    recordCommits: recordCommits(state, ports),
    recordConflicts: recordConflicts(state, ports),
    recentCommits: recentCommits(state, ports),
    texts: createTicketTexts(state, ports),
    knowsKey: (principal, key) => work.run(() => repeated.isKnown(principal, key)),
    mayKnowKey: repeated.mayBeKnown,
    committed: (principal, key) => work.run(() => repeated.committed(principal, key)),
    inBatch: (principal, batch) => work.run(async () => commitsInBatch(state, actorOf(principal), batch)),
    remains: (others) => salvage(state, others),
    standIn: (records) => addPlaceholders(state, records),
    inTurn: turns.run,
    idle: async () => {
      await deliveries.idle();
      await work.idle();
      publishing.settle();
    },
    settle: publishing.settle,
  };
}
