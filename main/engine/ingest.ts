import { done, type Result } from '../../shared/bridge/result.ts';
import { linksOf } from '../../shared/domain/commit-links.ts';
import { targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { pulled } from '../../shared/domain/stamp.ts';
import type { SerialQueue } from '../../shared/lib/serial-queue.ts';
import { type DecodedCommit, decodeCommit } from '../journal/line.ts';
import { type JournalReport, skippedEvent } from '../journal/report.ts';
import type { Position } from '../journal/segment.ts';
import { appended } from './appended.ts';
import { changesSince, commitFolded, extendAll, snapshotOf } from './apply.ts';
import { type Arrived, createArrivals, type Linked } from './arrivals.ts';
import { type CommitEntry, entryOf, ticketsIn } from './commit-entry.ts';
import type { AppliedCommit, EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import { createRefolding, type Refolding } from './refold.ts';
import { type DeskState, noteNumbers } from './state.ts';
import { createOverlay, type Overlay } from './targets.ts';
import { loadTickets } from './tickets.ts';
import { createRests, nextTurn } from './turns.ts';

/** The result of a delivery: `applied` commits are new, `waiting` ones follow a commit that has not arrived. */
export interface Ingested {
  readonly applied: number;
  readonly waiting: number;
  /** Lines that are not complete commits; the transport delivers them again. */
  readonly unreadable: number;
  readonly reports: readonly JournalReport[];
}

/** The most commits in one batch; requests run between batches. */
const batchLimit = 256;

interface Delivery {
  readonly lines: readonly Buffer[];
  /** Index of the first line not examined yet. */
  next: number;
  left: readonly Arrived[];
  applied: number;
  unreadable: number;
  readonly reports: JournalReport[];
}

interface Written extends Linked {
  readonly position: Position;
}

/**
 * Ingests commits of other devices: each device in the order of its seq, whatever order they arrive in. Each round is
 * one batch: one write and one flush per folder, then everything is applied and announced at once. If the disk refuses,
 * unwritten commits stay unknown and are delivered again.
 */
export function createIngest(
  state: DeskState,
  ports: EnginePorts,
  work: SerialQueue,
): (lines: readonly Buffer[]) => Promise<Result<Ingested>> {
  const arrivals = createArrivals(state);

  async function ingest(lines: readonly Buffer[]): Promise<Result<Ingested>> {
    const delivery: Delivery = { lines, next: 0, left: [], applied: 0, unreadable: 0, reports: [] };
    while (delivery.next < lines.length || delivery.left.length > 0) {
      const taken = await work.run(() => takeSome(delivery));
      if (!taken.ok) return taken;
      // A batch of known commits does not wait for the disk; without a pause it would block the process.
      await nextTurn();
    }
    const { applied, unreadable, reports } = delivery;
    return done({ applied, waiting: arrivals.waiting(), unreadable, reports });
  }

  async function takeSome(delivery: Delivery): Promise<Result<unknown>> {
    const { linked, remaining, early } = arrivals.plan([...delivery.left, ...(await readSome(delivery))], batchLimit);
    await loadTickets(
      state,
      ports,
      linked.flatMap(({ commit }) => ticketsOf(commit)),
    );
    const written: Written[] = [];
    const saved = await appended(() => writeAll(linked, written));
    arrivals.hold(saved.ok ? early : [], written);
    delivery.applied += written.length;
    delivery.left = remaining;
    if (written.length > 0) await applyAll(written, delivery.reports);
    return saved;
  }

  async function readSome(delivery: Delivery): Promise<Arrived[]> {
    const rest = createRests(ports);
    const from = delivery.next;
    delivery.next += Math.max(0, batchLimit - delivery.left.length);
    const arrived: Arrived[] = [];
    for (const bytes of delivery.lines.slice(from, delivery.next)) {
      const commit = decodeCommit(bytes);
      if (!commit || isDamaged(commit)) delivery.unreadable += 1;
      else arrived.push({ commit, bytes });
      await rest();
    }
    return arrived;
  }

  /** Folder by folder, in order of appearance, so that no history is written before the one it branched from. */
  async function writeAll(linked: readonly Linked[], written: Written[]): Promise<void> {
    for (const folder of new Set(linked.map((one) => one.folder))) {
      const lines = linked.filter((one) => one.folder === folder);
      const positions = await ports.journal.appendCopy(
        folder,
        lines.map(({ bytes }) => Buffer.concat([bytes, newline])),
      );
      lines.forEach((line, index) => {
        const position = positions[index];
        if (!position) throw new Error('The journal did not say where a line stands');
        written.push({ ...line, position });
      });
    }
  }

  async function applyAll(written: readonly Written[], reports: JournalReport[]): Promise<void> {
    const overlay = createOverlay(state.targets);
    const refolding = createRefolding(state, ports);
    const commits: AppliedCommit[] = [];
    const errors: unknown[] = [];
    const rest = createRests(ports);
    for (const one of written) {
      await rest();
      try {
        commits.push(await apply(one, overlay, refolding, reports));
      } catch (error) {
        // An unreadable line of its ticket delays this commit, and no other, until the next start.
        errors.push(error);
      }
    }
    await refoldForked(commits, overlay, refolding);
    const nowMs = ports.nowMs();
    for (const { commit } of written) state.clock = pulled(state.clock, commit.head.stamp, nowMs);
    commitFolded(state, overlay.changed);
    ports.publish(commits);
    if (errors.length > 0) throw errors[0];
  }

  async function apply(
    { commit, position }: Written,
    overlay: Overlay,
    { note, refold }: Refolding,
    reports: JournalReport[],
  ): Promise<AppliedCommit> {
    const { head } = commit;
    const events = eventsOf(commit, (why, index) => reports.push(skippedEvent(why, commit, position, index)));
    const entry = entryOf(commit, position, events);
    const { forked, skipped } = state.commits.add({ entry, key: head.key, prev: head.prev, saw: head.saw });
    if (forked) reports.push({ kind: 'fork', device: head.device, seq: head.seq });
    noteNumbers(state, events, false);
    state.files.note(events);
    note(entry, events);
    const counting = events.filter(state.firstOnly.counts);
    const touched = new Set([
      ...counting.map(({ target }) => targetKey(target)),
      ...(skipped && skipped !== entry ? skipped.targets : []),
    ]);
    const before = snapshotOf(overlay, touched);
    const isOnTop = !skipped && !state.lineage.isForked(head.device) && isNewest(entry, overlay);
    if (isOnTop) extendAll(overlay, events);
    else await refold(overlay, touched);
    return appliedFrom(commit, entry, counting, changesSince(before, overlay));
  }

  /** Whether the commit is newer than all events of its targets, and its author had seen all of them. */
  function isNewest(entry: CommitEntry, { get }: Overlay): boolean {
    return entry.targets.every((key) => {
      const present = get(key);
      if (present && present.newest >= entry.stamp) return false;
      return !state.commits.hasUnseen(entry.ref, key);
    });
  }

  /**
   * If a device has two histories, a commit can change who saw what in every target that the device touched since they
   * parted. The change is attributed to the last commit, as the result of all of them.
   */
  async function refoldForked(commits: AppliedCommit[], overlay: Overlay, { refold }: Refolding): Promise<void> {
    const devices = new Set(commits.map(({ ref }) => ref.device).filter(state.lineage.isForked));
    const last = commits.at(-1);
    if (devices.size === 0 || !last) return;
    const keys = targetsOf(devices);
    await loadTickets(state, ports, ticketsIn(keys));
    const before = snapshotOf(overlay, keys);
    await refold(overlay, keys);
    const { tickets, records } = changesSince(before, overlay);
    const isMoved = new Set(tickets.map(({ after }) => after.id));
    const own = new Map(last.tickets.map((change) => [change.after.id, change.before]));
    commits[commits.length - 1] = {
      ...last,
      tickets: [
        ...last.tickets.filter(({ after }) => !isMoved.has(after.id)),
        ...tickets.map((change) =>
          own.has(change.after.id) ? { ...change, before: own.get(change.after.id) } : change,
        ),
      ],
      records: [...last.records.filter(({ kind, id }) => !keys.has(`${kind}:${id}`)), ...records],
    };
  }

  /** The tickets that a commit can change: its own, and those of the commit that no longer counts because of it. */
  function ticketsOf({ head }: DecodedCommit): Id[] {
    const other = head.once && state.commits.firstFor(head.once);
    return ticketsIn([...head.events.map(({ on }) => on), ...(other?.targets ?? [])]);
  }

  /** The targets that these devices touched since their histories parted. */
  function targetsOf(devices: ReadonlySet<Id>): ReadonlySet<string> {
    const { targetsOf: targets, isTouched } = state.commits;
    const since = [...devices].flatMap(state.lineage.sinceFork);
    return new Set(since.flatMap(targets).filter(isTouched));
  }

  return ingest;
}

const newline = Buffer.from('\n');

function appliedFrom(
  { head }: DecodedCommit,
  { ref }: CommitEntry,
  events: AppliedCommit['events'],
  changes: Pick<AppliedCommit, 'tickets' | 'records'>,
): AppliedCommit {
  const { op: operation, actor, key } = head;
  return { ref, origin: 'elsewhere', operation, actor, key, ...linksOf(head), events, ...changes };
}

/** A line that was damaged in transit: storing it would permanently exclude the intact one. */
function isDamaged({ events }: DecodedCommit): boolean {
  return events.some(({ state }) => state === 'damaged');
}
