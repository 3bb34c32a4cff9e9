import type { Id } from '../../shared/domain/id.ts';
import type { DecodedCommit } from '../journal/line.ts';
import { deviceOfFolder } from '../journal/scan.ts';
import type { DeskState } from './state.ts';

/** A commit that another device wrote, with the bytes it came as. */
export interface Arrived {
  readonly commit: DecodedCommit;
  readonly bytes: Buffer;
}

/** A commit whose predecessor is known, and the folder in which it follows it. */
export interface Linked extends Arrived {
  readonly folder: string;
}

/** What of a delivery can be written at once. Nothing is noted before it is: `keep` does that. */
export interface Plan {
  readonly linked: readonly Linked[];
  /** What has to be looked at again in the next turn. */
  readonly left: readonly Arrived[];
  /** Follow a commit that has not come yet. */
  readonly early: readonly Arrived[];
}

/** Commits that have come and wait for their predecessor. */
export interface Arrivals {
  readonly plan: (arrived: readonly Arrived[], limit: number) => Plan;
  /** Lets those wait that came too early, and forgets those that are written. */
  readonly hold: (early: readonly Arrived[], written: readonly Arrived[]) => void;
  readonly waiting: () => number;
}

type Known = Pick<DeskState, 'device' | 'lineage' | 'folderTips'>;

export function createArrivals(state: Known): Arrivals {
  const waiting = new Map<string, Arrived[]>();

  function plan(arrived: readonly Arrived[], limit: number): Plan {
    const linked: Linked[] = [];
    const planned = new Map<string, number>();
    const tips = new Map(state.folderTips);
    const early = new Map<string, Arrived[]>();
    const ready = [...arrived];
    for (let next = ready.shift(); next; next = ready.shift()) {
      const { device, seq, prev } = next.commit.head;
      const { sum } = next.commit;
      if (planned.has(nameOf(device, sum)) || state.lineage.has({ device, seq, sum })) continue;
      const follows = planned.get(nameOf(device, prev)) === seq - 1;
      if (!follows && !state.lineage.canFollow(device, seq, prev)) {
        add(early, next);
        continue;
      }
      if (linked.length === limit) {
        ready.unshift(next);
        break;
      }
      const folder = folderFor(state.device.id, tips, next.commit);
      tips.set(folder, sum);
      linked.push({ ...next, folder });
      const name = nameOf(device, sum);
      planned.set(name, seq);
      ready.push(...(waiting.get(name) ?? []), ...(early.get(name) ?? []));
      early.delete(name);
    }
    return { linked, left: ready, early: [...early.values()].flat() };
  }

  function hold(early: readonly Arrived[], written: readonly Arrived[]): void {
    for (const one of early) add(waiting, one);
    for (const { commit } of written) {
      const name = nameOf(commit.head.device, commit.head.prev);
      const others = (waiting.get(name) ?? []).filter(({ commit: { sum } }) => sum !== commit.sum);
      if (others.length > 0) waiting.set(name, others);
      else waiting.delete(name);
    }
  }

  return { plan, hold, waiting: () => [...waiting.values()].flat().length };
}

function nameOf(device: Id, sum: string): string {
  return `${device} ${sum}`;
}

/** Puts a commit to those that follow the same one, once. */
function add(followers: Map<string, Arrived[]>, arrived: Arrived): void {
  const name = nameOf(arrived.commit.head.device, arrived.commit.head.prev);
  const others = followers.get(name) ?? [];
  if (!others.some(({ commit }) => commit.sum === arrived.commit.sum)) followers.set(name, [...others, arrived]);
}

/**
 * The folder whose last line this one follows; a device's second history gets one named after its first sum. Never our
 * own folder: it has one writer, and a copy of us that went on from our last line would be written over our head.
 */
function folderFor(own: Id, tips: ReadonlyMap<string, string>, { head: { device, prev }, sum }: DecodedCommit): string {
  for (const [folder, tip] of tips) {
    if (tip === prev && folder !== own && deviceOfFolder(folder) === device) return folder;
  }
  const isFirst = prev === '' && device !== own && !tips.has(device);
  return isFirst ? device : `${device}~${sum.slice(0, 8)}`;
}
