import type { Done } from '../../shared/bridge/done.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { type Draft, type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import type { Folded } from '../../shared/domain/fold.ts';
import { laterStamp, type Stamp, stampAfter, tick, zeroStamp } from '../../shared/domain/stamp.ts';
import { encodeCommit, longestLine } from '../journal/line.ts';
import { extendAll, type OwnCommit, ticketTargets } from './apply.ts';
import { type CommitEntry, commitName, entryOf } from './commit-entry.ts';
import { type Deciding, decide, type NeededCommits } from './decide.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import type { Request } from './request.ts';
import { isSameRequest, keyReused } from './said.ts';
import { type DeskState, keyOf, newlySeen } from './state.ts';
import { createOverlay, type Overlay } from './targets.ts';

/** An operation that somebody waits for. */
export interface Waiting {
  readonly request: Request;
  readonly answer: (result: Result<Done>) => void;
  /** A bug came in between: whoever asked has to hear of it too. */
  readonly fail: (error: unknown) => void;
}

/** A commit that is decided and encoded, and on no disk yet. */
export interface Accepted {
  /** Everybody who asked for it: a repeated key joins the first. */
  readonly waiting: Waiting[];
  readonly bytes: Buffer;
  readonly commit: Omit<OwnCommit, 'entry'>;
  readonly entry: CommitEntry;
  readonly done: Outcome;
  readonly request: Request;
  readonly events: readonly StampedEvent[];
}

/** What is known of a commit once it is decided; whether it can be undone shows when it is on the disk. */
type Outcome = Omit<Done, 'mayUndo'>;

export interface DecidedBatch {
  readonly accepted: readonly Accepted[];
  readonly changed: ReadonlyMap<string, Folded>;
}

/**
 * Decides one operation after another, each on what the earlier ones led to. Refusals are answered here; the rest is
 * handed back to be written as a whole. Nothing of it is in the state yet.
 */
export function decideBatch(
  state: DeskState,
  ports: EnginePorts,
  batch: readonly Waiting[],
  commits: NeededCommits,
): DecidedBatch {
  const overlay = createOverlay(state.targets);
  const deciding: Deciding = { overlay, lastCounter: state.lastCounter };
  const accepted = new Map<string, Accepted>();
  let chain = state.chain;
  for (const waiting of batch) {
    const name = keyOf(waiting.request.actor, waiting.request.key);
    const same = accepted.get(name);
    if (same) {
      if (isSameRequest(same.request, waiting.request)) same.waiting.push(waiting);
      else waiting.answer(keyReused);
      continue;
    }
    const made = accept(state, ports, deciding, waiting, commits, chain, accepted.size === 0);
    if (!made) continue;
    accepted.set(name, made);
    chain = { seq: made.entry.ref.seq, sum: made.entry.ref.sum };
  }
  return { accepted: [...accepted.values()], changed: overlay.changed };
}

/** One operation, decided and on the overlay; nothing when it was answered already. */
function accept(
  state: DeskState,
  ports: EnginePorts,
  deciding: Deciding,
  waiting: Waiting,
  commits: NeededCommits,
  chain: DeskState['chain'],
  isFirst: boolean,
): Accepted | undefined {
  const nowMs = ports.nowMs();
  try {
    const decided = decide(state, ports, deciding, waiting.request, commits, nowMs);
    if (!decided.ok) {
      waiting.answer(decided);
      return undefined;
    }
    const made = makeCommit(state, ports, deciding.overlay, waiting, decided.value, chain, isFirst, nowMs);
    if (!made) {
      waiting.answer(failed('invalid-input', 'commit.too-large'));
      return undefined;
    }
    extendAll(deciding.overlay, made.events);
    return made;
  } catch (error) {
    waiting.fail(error);
    return undefined;
  }
}

function makeCommit(
  state: DeskState,
  ports: EnginePorts,
  overlay: Overlay,
  waiting: Waiting,
  drafts: readonly Draft[],
  chain: DeskState['chain'],
  isFirst: boolean,
  nowMs: number,
): Accepted | undefined {
  const { request } = waiting;
  const { actor, key } = request;
  state.clock = tick(state.clock, nowMs);
  const newest = drafts.reduce<Stamp>(
    (stamp, { target }) => laterStamp(stamp, overlay.get(targetKey(target))?.newest ?? zeroStamp),
    zeroStamp,
  );
  const saw = isFirst ? newlySeen(state) : {};
  const stamp = stampAfter(state.clock, newest);
  const { id: device } = state.device;
  const prev = chain.sum;
  const op = request.operation.name;
  const draft = { device, seq: chain.seq + 1, stamp, timeMs: nowMs, saw, actor, op, key, drafts, prev };
  const { bytes, ...commit } = encodeCommit(draft, ports.salt);
  if (bytes.byteLength > longestLine) return undefined;
  // The batch's positions are known once it is written; until then the entry stands nowhere.
  const entry = entryOf(commit, { folder: device, segment: 0, offset: 0, length: 0 });
  const events = eventsOf(commit);
  const done = doneOf(entry, events);
  return { waiting: [waiting], bytes, commit: { key, prev, saw }, entry, done, request, events };
}

export function doneOf(entry: CommitEntry, events: readonly StampedEvent[]): Outcome {
  const undone = events.filter(({ type }) => type === 'commit.undone');
  const stays = undone.flatMap(({ data }) => (data as { readonly stays: readonly string[] }).stays);
  return { commit: commitName(entry.ref), ticketIds: ticketTargets(entry), stays };
}
