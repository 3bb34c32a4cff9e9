import type { Id } from '../../shared/domain/id.ts';
import type { DecodedCommit } from '../journal/line.ts';
import { deviceOfFolder } from '../journal/scan.ts';
import type { DeskState } from './state.ts';

/** A commit of another device, with the bytes it arrived as. */
export interface Arrived {
  readonly commit: DecodedCommit;
  readonly bytes: Buffer;
}

/** A commit whose predecessor is known, and the folder in which it follows it. */
export interface Linked extends Arrived {
  readonly folder: string;
}

/** The commits of a delivery that can be written now. Planning changes nothing; `hold` records the result. */
export interface Plan {
  readonly linked: readonly Linked[];
  /** Commits to examine again in the next round. */
  readonly remaining: readonly Arrived[];
  /** Commits whose predecessor has not arrived. */
  readonly early: readonly Arrived[];
}

/** Commits that arrived before their predecessor. */
export interface Arrivals {
  readonly plan: (arrived: readonly Arrived[], limit: number) => Plan;
  /** Holds commits that arrived too early, and forgets those that were written. */
  readonly hold: (early: readonly Arrived[], written: readonly Arrived[]) => void;
  readonly waiting: () => number;
}

type Known = Pick<DeskState, 'device' | 'lineage' | 'commits'>;

export function createArrivals(state: Known): Arrivals {
  const waiting = new Map<string, Arrived[]>();

  function plan(arrived: readonly Arrived[], limit: number): Plan {
    const linked: Linked[] = [];
    const planned = new Map<string, number>();
    const tips = state.commits.folderTips();
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
    return { linked, remaining: ready, early: [...early.values()].flat() };
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

/** Groups commits by predecessor, without duplicates. */
function add(followers: Map<string, Arrived[]>, arrived: Arrived): void {
  const name = nameOf(arrived.commit.head.device, arrived.commit.head.prev);
  const others = followers.get(name) ?? [];
  if (!others.some(({ commit }) => commit.sum === arrived.commit.sum)) followers.set(name, [...others, arrived]);
}

/**
 * The folder whose last line this commit follows; a device's second history gets a folder named after its first
 * checksum. Never our own folder: it has a single writer, and commits of a copied device that continue from our last
 * line would collide with ours.
 */
function folderFor(own: Id, tips: ReadonlyMap<string, string>, { head: { device, prev }, sum }: DecodedCommit): string {
  for (const [folder, tip] of tips) {
    if (tip === prev && folder !== own && deviceOfFolder(folder) === device) return folder;
  }
  const isFirst = prev === '' && device !== own && !tips.has(device);
  return isFirst ? device : `${device}~${sum.slice(0, 8)}`;
}
