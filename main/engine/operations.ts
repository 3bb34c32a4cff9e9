import type { Done } from '../../shared/bridge/done.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import type { Needs } from '../../shared/domain/operation.ts';
import type { SerialQueue } from '../../shared/lib/serial-queue.ts';
import { appended } from './appended.ts';
import { createApplication } from './application.ts';
import { acceptedIn, type Batch, createBatch, decideNext, type Waiting } from './batch.ts';
import { commitName } from './commit-entry.ts';
import { loadWriters } from './field-writers.ts';
import { findCommit } from './found-commit.ts';
import type { EnginePorts } from './ports.ts';
import type { Publishing } from './publishing.ts';
import type { Repeated } from './repeated.ts';
import { parseRequest, type UncheckedRequest } from './request.ts';
import { type DeskState, ownCommit } from './state.ts';
import { areLoaded, loadTickets } from './tickets.ts';
import { nextTurn } from './turns.ts';

export interface OperationsOptions {
  readonly state: DeskState;
  readonly ports: EnginePorts;
  readonly work: SerialQueue;
  readonly repeated: Pick<Repeated, 'answerOf'>;
  readonly publishing: Pick<Publishing, 'add'>;
  /** The number of whole tickets that stay in memory. */
  readonly mostTickets: number;
}

/** What has to be read before an operation is decided. */
interface Reading {
  readonly repetition: ReturnType<Repeated['answerOf']>;
  readonly needs: Needs;
}

/** The most operations in one flush; the rest wait for the next. */
const mostInBatch = 256;

/** Runs operations in the order in which they are requested, those that are waiting in one batch. */
export function createOperations({ state, ports, work, repeated, publishing, mostTickets }: OperationsOptions) {
  const queue: Waiting[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    isDraining = false;
    while (queue.length > 0) {
      await runBatch();
      // Other tasks run before the next batch, also if this one was refused without waiting for the disk.
      if (queue.length > 0) await nextTurn();
    }
  }

  async function runBatch(): Promise<void> {
    const taken: Waiting[] = [];
    try {
      const batch = await decideSome(taken);
      if (batch.accepted.size > 0) await write(batch);
    } catch (error) {
      for (const { fail } of taken) fail(error);
    } finally {
      state.targets.tickets.forgetOld(mostTickets);
    }
  }

  /** Decides as many operations as fit into a slice, and at least one. */
  async function decideSome(taken: Waiting[]): Promise<Batch> {
    const batch = createBatch(state, ports);
    const isOver = ports.beginSlice();
    for (let waiting = queue.shift(); waiting; waiting = queue.shift()) {
      taken.push(waiting);
      try {
        const reading = readingFor(batch, waiting);
        if (!reading || (await reading)) decideNext(batch, waiting);
      } catch (error) {
        // It needs a damaged line, and fails without the rest of its batch.
        waiting.fail(error);
      }
      if (taken.length === mostInBatch || isOver()) break;
    }
    return batch;
  }

  /** Undefined if an operation can be decided with what is in memory, as most can; else whether it is to be decided. */
  function readingFor(batch: Batch, waiting: Waiting): Promise<boolean> | undefined {
    const { request } = waiting;
    const repetition = repeated.answerOf(request);
    const needs = request.operation.needs?.(request.input) ?? {};
    const { commits = [], writersOf = [], tickets = [], files = [] } = needs;
    const isRead = commits.length > 0 || writersOf.length > 0;
    const isInMemory = !isRead && areLoaded(state, tickets) && ports.uploads?.areLoaded(files) !== false;
    return repetition || !isInMemory ? isNew(batch, waiting, { repetition, needs }) : undefined;
  }

  /**
   * Loads what an operation needs: tickets, uploaded files, and commits with their tickets. False if it needs no decision: it was done
   * before, and gets its first answer.
   */
  async function isNew(batch: Batch, { answer }: Waiting, { repetition, needs }: Reading): Promise<boolean> {
    const earlier = await repetition;
    if (earlier) {
      answer(earlier);
      return false;
    }
    await loadTickets(state, ports, needs.tickets ?? []);
    await ports.uploads?.load(needs.files ?? []);
    for (const name of needs.commits ?? []) {
      const entry = ownCommit(state, name);
      const found = entry && (await findCommit(state, ports, entry));
      if (found) batch.commits.set(commitName(found.entry.ref), found);
    }
    for (const record of needs.writersOf ?? []) await loadWriters(state, ports, batch.writers, record);
    return true;
  }

  /** One write and one flush for the whole batch. If it fails, none of it has happened. */
  async function write(batch: Batch): Promise<void> {
    const accepted = acceptedIn(batch);
    const writing = appended(() => ports.journal.append(accepted.map(({ bytes }) => bytes)));
    const application = createApplication(state, batch, accepted);
    // An error here comes again when the batch is applied, and is reported to the callers.
    nextTurn()
      .then(application.prepare)
      .catch(() => undefined);
    const written = await writing;
    if (!written.ok) {
      for (const { waiting } of accepted) for (const { answer } of waiting) answer(written);
      return;
    }
    publishing.add(application.apply(written.value));
    application.answer();
  }

  return async function run(asked: UncheckedRequest): Promise<Result<Done>> {
    const parsed = parseRequest(asked);
    if (!parsed.ok) return parsed;
    const { operation, input, principal } = parsed.value;
    // Until then it is not known whom an agent knows.
    const mustWait = principal.kind === 'agent' && !state.rows.isComplete() && operation.needs?.(input).allTickets;
    if (mustWait) await state.rows.whenComplete();
    if (mustWait && !state.rows.isComplete()) return failed('unavailable', 'desk.closed');
    return new Promise((answer, fail) => {
      queue.push({ request: parsed.value, answer, fail });
      if (isDraining) return;
      isDraining = true;
      work.run(drain).catch(fail);
    });
  };
}
