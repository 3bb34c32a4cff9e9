import { parseTargetKey } from '../../shared/domain/event.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Id } from '../../shared/domain/id.ts';
import { pulled } from '../../shared/domain/stamp.ts';
import { type DecodedCommit, decodeCommit } from '../journal/line.ts';
import { type JournalReport, leftAside } from '../journal/report.ts';
import { deviceOfFolder } from '../journal/scan.ts';
import { extendAll, noteCommit, settle } from './apply.ts';
import { type CommitEntry, entryOf } from './commit-entry.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import { withStandIn } from './stand-in.ts';
import { type DeskState, noteNumbers } from './state.ts';
import { createOverlay, type Overlay } from './targets.ts';
import { eventsOfTarget } from './thread.ts';

/** How a delivery went: `applied` commits are new, `waiting` ones follow a commit that has not come yet. */
export interface Ingested {
  readonly applied: number;
  readonly waiting: number;
  /** Lines that are not whole commits; the transport delivers them again. */
  readonly unreadable: number;
  readonly reports: readonly JournalReport[];
}

interface Arrived {
  readonly commit: DecodedCommit;
  readonly bytes: Buffer;
}

/** Takes in commits of other devices: each device in the order of its seq, whatever order they arrive in. */
export function createIngest(state: DeskState, ports: EnginePorts): (lines: readonly Buffer[]) => Promise<Ingested> {
  /** Commits whose predecessor has not come, by device and the sum they follow. */
  const waiting = new Map<string, Arrived[]>();

  async function ingest(lines: readonly Buffer[]): Promise<Ingested> {
    const reports: JournalReport[] = [];
    let unreadable = 0;
    let applied = 0;
    for (const bytes of lines) {
      const commit = decodeCommit(bytes);
      if (!commit || isDamaged(commit)) unreadable += 1;
      else applied += await takeIn({ commit, bytes }, reports);
    }
    return { applied, waiting: [...waiting.values()].flat().length, unreadable, reports };
  }

  /** Applies a commit and those that waited for it, or lets it wait; says how many were applied. */
  async function takeIn(arrived: Arrived, reports: JournalReport[]): Promise<number> {
    let applied = 0;
    const ready = [arrived];
    for (let next = ready.shift(); next; next = ready.shift()) {
      const { device, seq, prev } = next.commit.head;
      const { sum } = next.commit;
      if (state.lineage.has({ device, seq, sum })) continue;
      if (!state.lineage.canFollow(device, seq, prev)) {
        wait(next);
        continue;
      }
      await apply(next, reports);
      applied += 1;
      const followers = `${device} ${sum}`;
      ready.push(...(waiting.get(followers) ?? []));
      waiting.delete(followers);
    }
    return applied;
  }

  function wait(arrived: Arrived): void {
    const key = `${arrived.commit.head.device} ${arrived.commit.head.prev}`;
    const others = waiting.get(key) ?? [];
    if (others.some(({ commit }) => commit.sum === arrived.commit.sum)) return;
    waiting.set(key, [...others, arrived]);
  }

  async function apply({ commit, bytes }: Arrived, reports: JournalReport[]): Promise<void> {
    const { head, sum } = commit;
    const folder = folderFor(state, head.device, head.prev, sum);
    const [position] = await ports.journal.appendCopy(folder, [Buffer.concat([bytes, Buffer.from('\n')])]);
    if (!position) throw new Error('The journal did not say where the line stands');
    const entry = entryOf(commit, position);
    const { forked } = noteCommit(state, entry, head.prev, head.saw);
    if (forked) reports.push({ kind: 'fork', device: head.device, seq: head.seq });
    state.clock = pulled(state.clock, head.stamp, ports.nowMs());
    const overlay = createOverlay(state.targets);
    const events = eventsOf(commit, (why, index) => reports.push(leftAside(why, commit, position, index)));
    noteNumbers(state, events, false);
    state.files.note(events);
    // Where a device has two histories, a commit can change who saw what in every target that device ever touched.
    if (state.lineage.isForked(head.device)) await refold(overlay, targetsOf(head.device));
    else if (entry.targets.every((key) => isNewest(key, entry))) extendAll(overlay, events);
    else await refold(overlay, entry.targets);
    ports.publish({ ...settle(state, overlay.changed), events, commits: [] });
  }

  /** Whether the commit is newer than all its target holds, and its author had seen all of it. */
  function isNewest(key: string, entry: CommitEntry): boolean {
    const present = state.targets.get(key);
    if (present && present.newest >= entry.stamp) return false;
    return (state.history.get(key) ?? []).every((other) => other === entry || state.lineage.sees(entry.ref, other.ref));
  }

  async function refold(overlay: Overlay, keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const folded = fold(parseTargetKey(key), await eventsOfTarget(state, ports, key), state.lineage.sees);
      overlay.set(key, withStandIn(state, key, folded));
    }
  }

  function targetsOf(device: Id): string[] {
    const touched = [...state.history].filter(([, commits]) => commits.some(({ ref }) => ref.device === device));
    return touched.map(([key]) => key);
  }

  return ingest;
}

/** A line that was spoilt on its way: taken in like that, it would keep the whole one out for good. */
function isDamaged({ events }: DecodedCommit): boolean {
  return events.some(({ state }) => state === 'damaged');
}

/**
 * The folder whose last line this one follows; a device's second history gets one named after its first sum. Never our
 * own folder: it has one writer, and a copy of us that went on from our last line would be written over our head.
 */
function folderFor({ device: own, folderTips }: DeskState, device: Id, prev: string, sum: string): string {
  for (const [folder, tip] of folderTips) {
    if (tip === prev && folder !== own.id && deviceOfFolder(folder) === device) return folder;
  }
  const isFirst = prev === '' && device !== own.id && !folderTips.has(device);
  return isFirst ? device : `${device}~${sum.slice(0, 8)}`;
}
