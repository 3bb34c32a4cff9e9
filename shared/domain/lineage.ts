import type { CommitRef } from './event.ts';
import { parseTip, type Saw, type Tip, tipOf } from './frontier.ts';
import type { Id } from './id.ts';

/** Tracks who had seen what: the histories of all devices, and what each commit's author had applied. */
export interface Lineage {
  /** The number of a commit; -1 if it is unknown. */
  readonly find: (ref: CommitRef) => number;
  readonly has: (ref: CommitRef) => boolean;
  /** The commits of a device with this seq: more than one only if a copied device forked. */
  readonly withSeq: (device: Id, seq: number) => readonly number[];
  /** Whether the commit's predecessor is known, so that it can be applied: each device in the order of its seq. */
  readonly canFollow: (device: Id, seq: number, prev: string) => boolean;
  /** Adds a commit. `forked` tells that its device has written this seq before, with another checksum. */
  readonly add: (commit: number, device: Id, prev: string) => { readonly forked: boolean };
  readonly sees: (later: CommitRef, earlier: CommitRef) => boolean;
  /** The newest commits of every device: what a commit written now has seen. */
  readonly tips: () => ReadonlyMap<Id, readonly Tip[]>;
  /** Whether no history is known but the one of this device that ends with this seq. */
  readonly isOnly: (device: Id, seq: number) => boolean;
  readonly isForked: (device: Id) => boolean;
  /**
   * The commits of a device that not all of its histories share, and those after them. Who saw earlier ones does not
   * depend on which histories are known.
   */
  readonly sinceFork: (device: Id) => readonly number[];
  /** All histories in the order in which they were found, as they are stored. */
  readonly branches: () => readonly StoredBranch[];
  /** The history that a commit belongs to, as an index of `branches`. */
  readonly branchOf: (commit: number, device: Id) => number;
  /** Continues with histories that were stored. */
  readonly open: (stored: readonly StoredBranch[]) => void;
  /** Adds a commit that belongs to a history, as `branchOf` told. */
  readonly restore: (commit: number, branch: number) => void;
}

/** What the lineage asks about commits. Their keeper gives each a number. */
export interface KeptCommits {
  readonly seqOf: (commit: number) => number;
  readonly sumOf: (commit: number) => string;
  readonly sawOf: (commit: number) => Saw;
  /** An empty list of commits. */
  readonly createList: () => CommitList;
}

export interface CommitList {
  readonly length: number;
  readonly get: (at: number) => number;
  readonly push: (commit: number) => unknown;
}

export interface StoredBranch {
  readonly device: Id;
  /** The history that it grew from, as an index of all histories. */
  readonly parent: number | null;
  readonly from: number;
}

/** One history of a device. A fork shares the commits before `from` with the branch it grew from. */
interface Branch {
  readonly device: Id;
  readonly parent: Branch | undefined;
  readonly from: number;
  /** The seq after its last commit. */
  next: number;
  /** In the order of their seq; some are missing where lines were lost on our own disk. */
  readonly commits: CommitList;
  /** For each other device: the commits that had news of it. */
  readonly news: Map<Id, CommitList>;
}

export function createLineage(kept: KeptCommits): Lineage {
  const all: Branch[] = [];
  const devices = new Map<Id, Branch[]>();
  /** The tips of devices that were asked for since their last commit. */
  const knownTips = new Map<Id, readonly Tip[]>();

  function branchesOf(device: Id): readonly Branch[] {
    return devices.get(device) ?? [];
  }

  function branchHolding(device: Id, seq: number, sumStart: string): Branch | undefined {
    return branchesOf(device).find((branch) => isAt(branch, seq, sumStart));
  }

  function isAt(branch: Branch, seq: number, sumStart: string): boolean {
    const commit = commitAt(branch, seq);
    return commit >= 0 && kept.sumOf(commit).startsWith(sumStart);
  }

  /** The commit of a branch with this seq; -1 if there is none. */
  function commitAt({ commits, from, next }: Branch, seq: number): number {
    if (seq < from || seq >= next) return -1;
    // Only where lines were lost the place differs.
    const guess = seq - from;
    if (guess < commits.length && kept.seqOf(commits.get(guess)) === seq) return commits.get(guess);
    const last = lastUpTo(commits, seq);
    return last >= 0 && kept.seqOf(last) === seq ? last : -1;
  }

  /** The last commit of a list up to a seq; -1 if there is none. */
  function lastUpTo(commits: CommitList, seq: number): number {
    let [low, high] = [0, commits.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (kept.seqOf(commits.get(middle)) <= seq) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? -1 : commits.get(low - 1);
  }

  function find({ device, seq, sum }: CommitRef): number {
    const branch = branchHolding(device, seq, sum);
    return branch ? commitAt(branch, seq) : -1;
  }

  function canFollow(device: Id, seq: number, prev: string): boolean {
    return seq === 1 ? prev === '' : branchHolding(device, seq - 1, prev) !== undefined;
  }

  function add(commit: number, device: Id, prev: string): { forked: boolean } {
    const seq = kept.seqOf(commit);
    const known = branchesOf(device);
    const holding = branchHolding(device, seq - 1, prev);
    // If lines were lost on our own disk, the history continues after the gap: that is not a fork.
    const broken = holding ? undefined : known.find(({ next }) => next < seq);
    const isNext = broken !== undefined || holding?.next === seq;
    const branch = broken ?? (isNext ? holding : undefined) ?? grow(device, holding, seq);
    append(branch, commit);
    return { forked: !isNext && branchesOf(device).length > 1 };
  }

  function grow(device: Id, parent: Branch | undefined, from: number): Branch {
    const branch = { device, parent, from, next: from, commits: kept.createList(), news: new Map() };
    all.push(branch);
    devices.set(device, [...branchesOf(device), branch]);
    return branch;
  }

  function append(branch: Branch, commit: number): void {
    branch.commits.push(commit);
    branch.next = kept.seqOf(commit) + 1;
    knownTips.delete(branch.device);
    for (const heardOf of Object.keys(kept.sawOf(commit))) {
      const news = branch.news.get(heardOf) ?? kept.createList();
      news.push(commit);
      branch.news.set(heardOf, news);
    }
  }

  /** Whether `earlier` is part of the history that ends with (seq, sum). A commit that never arrived is trusted. */
  function isOnHistory(earlier: CommitRef, seq: number, sumStart: string): boolean {
    if (earlier.seq > seq) return false;
    let branch = branchHolding(earlier.device, seq, sumStart);
    if (!branch) return earlier.seq < seq || earlier.sum.startsWith(sumStart);
    while (branch && branch.from > earlier.seq) branch = branch.parent;
    return branch === undefined || isAt(branch, earlier.seq, earlier.sum);
  }

  function tipsHeard(by: CommitRef, of: Id): readonly Tip[] {
    let branch = branchHolding(by.device, by.seq, by.sum);
    let upTo = by.seq;
    while (branch) {
      const news = branch.news.get(of);
      const teller = news ? lastUpTo(news, upTo) : -1;
      if (teller >= 0) return kept.sawOf(teller)[of] ?? [];
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

  function tipsOf(device: Id): readonly Tip[] {
    const tips = knownTips.get(device) ?? branchesOf(device).map(tipOfBranch).toSorted();
    knownTips.set(device, tips);
    return tips;
  }

  function tipOfBranch({ commits }: Branch): Tip {
    const last = commits.get(commits.length - 1);
    return tipOf({ seq: kept.seqOf(last), sum: kept.sumOf(last) });
  }

  function sinceFork(device: Id): readonly number[] {
    const branches = branchesOf(device);
    // The history that begins first is the one that the others grew from, or would have grown from.
    const fork = branches.map(({ from }) => from).toSorted((a, b) => a - b)[1] ?? Number.POSITIVE_INFINITY;
    return branches.flatMap(({ commits }) => {
      const found: number[] = [];
      for (let at = commits.length - 1; at >= 0 && kept.seqOf(commits.get(at)) >= fork; at -= 1) {
        found.push(commits.get(at));
      }
      return found;
    });
  }

  function branchOf(commit: number, device: Id): number {
    const seq = kept.seqOf(commit);
    return all.findIndex((branch) => branch.device === device && commitAt(branch, seq) === commit);
  }

  function restore(commit: number, index: number): void {
    const branch = all[index];
    if (!branch) throw new RangeError(`There is no history ${index}`);
    append(branch, commit);
  }

  return {
    find,
    has: (ref) => find(ref) >= 0,
    withSeq: (device, seq) =>
      branchesOf(device)
        .map((branch) => commitAt(branch, seq))
        .filter((commit) => commit >= 0),
    canFollow,
    add,
    sees,
    tips: () => new Map([...devices.keys()].map((device) => [device, tipsOf(device)])),
    isOnly: (device, seq) => all.length === 1 && all[0]?.device === device && all[0].next === seq + 1,
    isForked: (device) => branchesOf(device).length > 1,
    sinceFork,
    branches: () =>
      all.map(({ device, parent, from }) => ({ device, parent: parent ? all.indexOf(parent) : null, from })),
    branchOf,
    open: (stored) => {
      for (const { device, parent, from } of stored) grow(device, parent === null ? undefined : all[parent], from);
    },
    restore,
  };
}
