import type { CommitRef } from './event.ts';
import { parseTip, type Saw, type Tip, tipOf } from './frontier.ts';
import type { Id } from './id.ts';

/** Tracks who had seen what: the histories of all devices, and what each commit's author had applied. */
export interface Lineage {
  readonly has: (ref: CommitRef) => boolean;
  /** Whether the commit's predecessor is known, so that it can be applied: each device in the order of its seq. */
  readonly canFollow: (device: Id, seq: number, prev: string) => boolean;
  /** Adds a commit. `forked` tells that its device has written this seq before, with another checksum. */
  readonly add: (ref: CommitRef, prev: string, saw: Saw) => { readonly forked: boolean };
  readonly sees: (later: CommitRef, earlier: CommitRef) => boolean;
  /** The newest commits of every device: what a commit written now has seen. */
  readonly tips: () => ReadonlyMap<Id, readonly Tip[]>;
  readonly isForked: (device: Id) => boolean;
}

/** One history of a device. A fork shares the commits before `from` with the branch it grew from. */
interface Branch {
  readonly parent: Branch | undefined;
  readonly from: number;
  /** The seq after its last commit. */
  next: number;
  /** By seq; empty where lines were lost on our own disk. */
  readonly sums: Map<number, string>;
  /** For each other device: at which of our seqs there was news of it, and its tips then. */
  readonly news: Map<Id, { readonly seq: number; readonly tips: readonly Tip[] }[]>;
}

export function createLineage(): Lineage {
  const devices = new Map<Id, Branch[]>();

  function branchesOf(device: Id): readonly Branch[] {
    return devices.get(device) ?? [];
  }

  function branchHolding(device: Id, seq: number, sumStart: string): Branch | undefined {
    return branchesOf(device).find((branch) => branch.sums.get(seq)?.startsWith(sumStart));
  }

  function has({ device, seq, sum }: CommitRef): boolean {
    return branchHolding(device, seq, sum) !== undefined;
  }

  function canFollow(device: Id, seq: number, prev: string): boolean {
    return seq === 1 ? prev === '' : branchHolding(device, seq - 1, prev) !== undefined;
  }

  function add({ device, seq, sum }: CommitRef, prev: string, saw: Saw): { forked: boolean } {
    const known = devices.get(device) ?? [];
    devices.set(device, known);
    const holding = branchHolding(device, seq - 1, prev);
    // If lines were lost on our own disk, the history continues after the gap: that is not a fork.
    const broken = holding ? undefined : known.find(({ next }) => next < seq);
    const isNext = broken !== undefined || holding?.next === seq;
    const branch = broken ?? (isNext ? holding : undefined) ?? createBranch(holding, seq);
    if (!isNext) known.push(branch);
    branch.sums.set(seq, sum);
    branch.next = seq + 1;
    for (const [heardOf, tips] of Object.entries(saw)) {
      const news = branch.news.get(heardOf) ?? [];
      news.push({ seq, tips });
      branch.news.set(heardOf, news);
    }
    return { forked: !isNext && known.length > 1 };
  }

  /** Whether `earlier` is part of the history that ends with (seq, sum). A commit that never arrived is trusted. */
  function isOnHistory(earlier: CommitRef, seq: number, sumStart: string): boolean {
    if (earlier.seq > seq) return false;
    let branch = branchHolding(earlier.device, seq, sumStart);
    if (!branch) return earlier.seq < seq || earlier.sum.startsWith(sumStart);
    while (branch && branch.from > earlier.seq) branch = branch.parent;
    return branch === undefined || branch.sums.get(earlier.seq) === earlier.sum;
  }

  function tipsHeard(by: CommitRef, of: Id): readonly Tip[] {
    let branch = branchHolding(by.device, by.seq, by.sum);
    let upTo = by.seq;
    while (branch) {
      const news = lastUpTo(branch.news.get(of) ?? [], upTo);
      if (news) return news.tips;
      upTo = branch.from - 1;
      branch = branch.parent;
    }
    return [];
  }

  function sees(later: CommitRef, earlier: CommitRef): boolean {
    if (later.device === earlier.device && isOnHistory(earlier, later.seq, later.sum)) return true;
    return tipsHeard(later, earlier.device).some((tip) => {
      const { seq, sum } = parseTip(tip);
      return isOnHistory(earlier, seq, sum);
    });
  }

  function tips(): ReadonlyMap<Id, readonly Tip[]> {
    return new Map([...devices].map(([device, branches]) => [device, branches.map(tipOfBranch).toSorted()]));
  }

  return { has, canFollow, add, sees, tips, isForked: (device) => branchesOf(device).length > 1 };
}

/** The last news up to a seq, in a list that grows with it. */
function lastUpTo<News extends { readonly seq: number }>(heard: readonly News[], seq: number): News | undefined {
  let [low, high] = [0, heard.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((heard[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return heard[low - 1];
}

function createBranch(parent: Branch | undefined, from: number): Branch {
  return { parent, from, next: from, sums: new Map(), news: new Map() };
}

function tipOfBranch(branch: Branch): Tip {
  const seq = branch.next - 1;
  return tipOf({ seq, sum: branch.sums.get(seq) ?? '' });
}
