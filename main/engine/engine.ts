import type { Done } from '../../shared/bridge/done.ts';
import { failures } from '../../shared/bridge/failures.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { type Actor, type Draft, type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { laterStamp, type Stamp, stampAfter, tick, zeroStamp } from '../../shared/domain/stamp.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { encodeCommit, longestLine } from '../journal/line.ts';
import { failureOf } from '../platform/failure.ts';
import { extendAll, noteOwnCommit, type OwnCommit, settle, ticketTargets } from './apply.ts';
import { type CommitEntry, commitName, entryOf } from './commit-entry.ts';
import { type Deciding, decide } from './decide.ts';
import { createIngest, type Ingested } from './ingest.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import { parseRequest, type Request } from './request.ts';
import { type DeskState, keyOf, newlySeen, ownCommit } from './state.ts';
import { createOverlay, deskRecordsOf } from './targets.ts';
import { eventsOfCommit, threadOf } from './thread.ts';

/** The one write path. Operations go in, commits come out, and nothing else ever changes a ticket or a record. */
export interface Engine {
  readonly run: (name: string, input: unknown, key: unknown, actor: Actor) => Promise<Result<Done>>;
  /** Takes in lines of other devices, in any order and any number of times. */
  readonly ingest: (lines: readonly Buffer[]) => Promise<Ingested>;
  readonly tickets: ReadonlyMap<Id, Ticket>;
  readonly records: DeskRecords;
  readonly people: Pick<DeskState['people'], 'named' | 'withEmail'>;
  /** Every event of a ticket, in order, with bodies; read from the journal. */
  readonly thread: (ticketId: Id) => Promise<readonly StampedEvent[]>;
  readonly knowsKey: (actor: Actor, key: string) => boolean;
  /** Resolves when everything asked for so far is on the disk or refused. */
  readonly idle: () => Promise<void>;
}

interface Waiting {
  readonly request: Request;
  readonly answer: (result: Result<Done>) => void;
}

interface Accepted {
  readonly waiting: Waiting[];
  readonly bytes: Buffer;
  readonly commit: Omit<OwnCommit, 'entry'>;
  readonly entry: CommitEntry;
  readonly done: Done;
  readonly request: Request;
}

/** Operations that one flush takes at most; more wait for the next. */
const batchLimit = 256;

export function createEngine(state: DeskState, ports: EnginePorts): Engine {
  const queue: Waiting[] = [];
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
    const fresh = await answerRepeated(batch);
    const commits = await neededCommits(fresh);
    const { accepted, changed } = decideAll(fresh, commits);
    if (accepted.length === 0) return;
    try {
      const positions = await ports.journal.append(accepted.map(({ bytes }) => bytes));
      accepted.forEach(({ commit, entry }, index) => {
        const position = positions[index] ?? entry.position;
        noteOwnCommit(state, { ...commit, entry: { ...entry, position } });
      });
    } catch (error) {
      const failure = failureOf(error);
      for (const { waiting } of accepted) {
        for (const { answer } of waiting) answer(failed('not-saved', failures[failure], { reason: failure }));
      }
      return;
    }
    const changes = settle(state, changed);
    const followUps = accepted.map(({ request }) => ({
      actor: request.actor,
      key: request.key,
      op: request.operation.name,
    }));
    ports.publish({ ...changes, commits: followUps });
    for (const { waiting, done: value } of accepted) for (const { answer } of waiting) answer(done(value));
  }

  /** A key that led to a commit before gets that commit's answer again. */
  async function answerRepeated(batch: readonly Waiting[]): Promise<Waiting[]> {
    const fresh: Waiting[] = [];
    for (const waiting of batch) {
      const { actor, key } = waiting.request;
      const earlier = state.byKey.get(keyOf(actor, key));
      if (!earlier) fresh.push(waiting);
      else waiting.answer(done(doneOf(earlier, await eventsOfCommit(state, ports, earlier))));
    }
    return fresh;
  }

  async function neededCommits(batch: readonly Waiting[]): Promise<Map<string, readonly StampedEvent[]>> {
    const commits = new Map<string, readonly StampedEvent[]>();
    for (const { request } of batch) {
      for (const name of request.operation.needs?.(request.input).commits ?? []) {
        const entry = ownCommit(state, name);
        if (entry) commits.set(name, await eventsOfCommit(state, ports, entry));
      }
    }
    return commits;
  }

  function decideAll(batch: readonly Waiting[], commits: ReadonlyMap<string, readonly StampedEvent[]>) {
    const overlay = createOverlay(state.targets);
    const deciding: Deciding = { overlay, lastCounter: state.lastCounter };
    const accepted = new Map<string, Accepted>();
    let chain = state.chain;
    for (const waiting of batch) {
      const { request, answer } = waiting;
      const same = accepted.get(keyOf(request.actor, request.key));
      if (same) {
        same.waiting.push(waiting);
        continue;
      }
      const nowMs = ports.nowMs();
      const decided = decide(state, ports, deciding, request, commits, nowMs);
      if (!decided.ok) {
        answer(decided);
        continue;
      }
      const made = makeCommit(overlay.get, waiting, decided.value, chain, accepted.size === 0, nowMs);
      if (!made) {
        answer(failed('invalid-input', 'This is too much for one entry. Shorten the text, or attach it as a file.'));
        continue;
      }
      extendAll(overlay, made.events);
      accepted.set(keyOf(request.actor, request.key), made.accepted);
      chain = { seq: made.accepted.entry.ref.seq, sum: made.accepted.entry.ref.sum };
    }
    return { accepted: [...accepted.values()], changed: overlay.changed };
  }

  function makeCommit(
    present: DeskState['targets']['get'],
    waiting: Waiting,
    drafts: readonly Draft[],
    chain: DeskState['chain'],
    isFirst: boolean,
    nowMs: number,
  ): { accepted: Accepted; events: readonly StampedEvent[] } | undefined {
    const { request } = waiting;
    const { actor, key } = request;
    state.clock = tick(state.clock, nowMs);
    const newest = drafts.reduce<Stamp>(
      (stamp, { target }) => laterStamp(stamp, present(targetKey(target))?.newest ?? zeroStamp),
      zeroStamp,
    );
    const saw = isFirst ? newlySeen(state) : {};
    const { bytes, ...commit } = encodeCommit(
      {
        device: state.device.id,
        seq: chain.seq + 1,
        stamp: stampAfter(state.clock, newest),
        timeMs: nowMs,
        saw,
        actor,
        op: request.operation.name,
        key,
        drafts,
        prev: chain.sum,
      },
      ports.salt,
    );
    if (bytes.byteLength > longestLine) return undefined;
    // The batch's positions are known once it is written; until then the entry stands nowhere.
    const entry = entryOf(commit, { folder: state.device.id, segment: 0, offset: 0, length: 0 });
    const events = eventsOf(commit, true);
    const done = doneOf(entry, events);
    return {
      events,
      accepted: { waiting: [waiting], bytes, commit: { key, prev: chain.sum, saw }, entry, done, request },
    };
  }

  function run(name: string, input: unknown, key: unknown, actor: Actor): Promise<Result<Done>> {
    const parsed = parseRequest(name, input, key, actor);
    if (!parsed.ok) return Promise.resolve(parsed);
    return new Promise((answer, reject) => {
      queue.push({ request: parsed.value, answer });
      if (isDraining) return;
      isDraining = true;
      inTurn(drain).catch(reject);
    });
  }

  const ingest = createIngest(state, ports);

  return {
    run,
    ingest: (lines) => inTurn(() => ingest(lines)),
    tickets: state.targets.tickets,
    records: deskRecordsOf(state.targets),
    people: state.people,
    thread: (ticketId) => threadOf(state, ports, ticketId),
    knowsKey: (actor, key) => state.byKey.has(keyOf(actor, key)),
    idle: () => inTurn(async () => undefined),
  };
}

function doneOf(entry: CommitEntry, events: readonly StampedEvent[]): Done {
  const undone = events.filter(({ type }) => type === 'commit.undone');
  const stays = undone.flatMap(({ data }) => (data as { readonly stays: readonly string[] }).stays);
  return { commit: commitName(entry.ref), ticketIds: ticketTargets(entry), stays };
}
