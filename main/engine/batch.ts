import type { Done } from '../../shared/bridge/done.ts';
import { keyReused } from '../../shared/bridge/request-key.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { onceKey } from '../../shared/domain/commit-links.ts';
import { type Draft, type Target, targetKey } from '../../shared/domain/event.ts';
import type { Folded } from '../../shared/domain/fold.ts';
import { emptyRecord, type RecordState } from '../../shared/domain/records/record.ts';
import { laterStamp, type Stamp, stampAfter, tick, zeroStamp } from '../../shared/domain/stamp.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { longestLine } from '../journal/head.ts';
import { encodeCommit } from '../journal/line.ts';
import { changesSince, extendAll, snapshotOf } from './apply.ts';
import { entryOf } from './commit-entry.ts';
import type { NewCommit } from './commits/commit-index.ts';
import { createDeciding, type Deciding, decide } from './decide.ts';
import { noteWriters } from './field-writers.ts';
import type { FoundCommit } from './found-commit.ts';
import { doneOf, type Outcome } from './outcome.ts';
import type { AppliedCommit, EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import { isSameRequest } from './repeated.ts';
import type { Request } from './request.ts';
import { type DeskState, keyOf, newlySeen } from './state.ts';

/** An operation whose caller waits for the result. */
export interface Waiting {
  readonly request: Request;
  readonly answer: (result: Result<Done>) => void;
  /** Rejects the caller after an unexpected error. */
  readonly fail: (error: unknown) => void;
}

/** A commit that is decided and encoded but not written. */
export interface Accepted {
  /** All callers: a repeated key joins the first request. */
  readonly waiting: Waiting[];
  readonly bytes: Buffer;
  readonly request: Request;
  /** What it changes once it is written. The disk does not need it, so it is worked out when it is first asked for. */
  readonly effects: () => Effects;
}

export interface Effects {
  /** Its position in the journal is known once it is written; until then the entry has none. */
  readonly commit: NewCommit;
  readonly done: Outcome;
  readonly applied: AppliedCommit;
  /** A desk record before it. */
  readonly recordBefore: FoundCommit['recordBefore'];
}

/** Operations that are decided one after another, each on the result of the earlier ones, to be written together. */
export interface Batch extends Deciding {
  chain: DeskState['chain'];
  clock: Stamp;
  /** By key, and by `once`. */
  readonly accepted: Map<string, Accepted>;
}

export function createBatch(state: DeskState, ports: EnginePorts): Batch {
  const { chain, clock } = state;
  return { ...createDeciding(state, ports), chain, clock, accepted: new Map() };
}

/** Decides one more operation. A refusal is answered immediately. The state does not change. */
export function decideNext(batch: Batch, waiting: Waiting): void {
  if (!joinsEarlier(batch, waiting)) accept(batch, waiting);
}

export function acceptedIn({ accepted }: Batch): readonly Accepted[] {
  return [...new Set(accepted.values())];
}

function namesOf({ actor, key, links }: Request): { readonly key: string; readonly once: string | undefined } {
  return { key: `key ${keyOf(actor, key)}`, once: links.once && `once ${onceKey(links.once)}` };
}

/** The same request sent twice at once makes one commit; a different request under the same key is refused. */
function joinsEarlier({ accepted }: Batch, waiting: Waiting): boolean {
  const { key, once } = namesOf(waiting.request);
  const same = accepted.get(key);
  if (same && !isSameRequest(same.request, waiting.request)) {
    waiting.answer(keyReused);
    return true;
  }
  const earlier = same ?? (once === undefined ? undefined : accepted.get(once));
  earlier?.waiting.push(waiting);
  return earlier !== undefined;
}

/** Decides one operation and applies it to the overlay, or answers it. */
function accept(batch: Batch, waiting: Waiting): void {
  const nowMs = batch.ports.nowMs();
  try {
    const result = decide(batch, waiting.request, nowMs);
    if (!result.ok) {
      waiting.answer(result);
      return;
    }
    const made = makeCommit(batch, waiting, result.value, nowMs);
    if (!made) {
      waiting.answer(failed('invalid-input', 'commit.too-large'));
      return;
    }
    const { key, once } = namesOf(waiting.request);
    batch.accepted.set(key, made);
    if (once !== undefined) batch.accepted.set(once, made);
  } catch (error) {
    waiting.fail(error);
  }
}

function makeCommit(batch: Batch, waiting: Waiting, drafts: readonly Draft[], nowMs: number): Accepted | undefined {
  const { state, overlay, chain } = batch;
  const { request } = waiting;
  const { actor, key, operation, asked, links } = request;
  const before = snapshotOf(
    overlay,
    drafts.map(({ target }) => targetKey(target)),
  );
  const clock = tick(batch.clock, nowMs);
  const newest = [...before.values()].reduce<Stamp>(
    (stamp, was) => laterStamp(stamp, was?.newest ?? zeroStamp),
    zeroStamp,
  );
  const saw = batch.accepted.size === 0 ? newlySeen(state) : {};
  const stamp = stampAfter(clock, newest);
  const { id: device } = state.device;
  const prev = chain.sum;
  const seq = chain.seq + 1;
  const op = operation.name;
  const draft = { device, seq, stamp, timeMs: nowMs, saw, actor, op, key, ...links, drafts, prev, asked };
  const { bytes, ...commit } = encodeCommit(draft, batch.ports.salt);
  if (bytes.byteLength > longestLine) return undefined;
  // Before anything is written: what cannot be folded must not get into the journal.
  const events = eventsOf(commit);
  extendAll(overlay, events);
  noteWriters(batch.writers, events);
  batch.recordEvents.push(...events.filter(({ target }) => target.kind !== ticketKind));
  const after = snapshotOf(overlay, before.keys());
  batch.chain = { seq, sum: commit.sum };
  batch.clock = clock;
  const effects = (): Effects => {
    const entry = entryOf(commit, { folder: device, segment: 0, offset: 0, length: 0 }, events);
    const { ref } = entry;
    return {
      commit: { entry, key, prev, saw },
      done: doneOf(entry, events),
      recordBefore: (record) => recordOf(before.get(targetKey(record)), record),
      applied: { ref, origin: 'here', operation: op, actor, key, ...links, events, ...changesSince(before, after) },
    };
  };
  return { waiting: [waiting], bytes, request, effects: workedOutOnce(effects) };
}

function recordOf(state: Folded | undefined, record: Target): RecordState {
  return state && !('intake' in state) ? state : emptyRecord(record);
}

function workedOutOnce<T>(workOut: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}
