import type { Once } from '../../../shared/domain/commit-links.ts';
import { type CommitRef, compareCommits, type TargetKey } from '../../../shared/domain/event.ts';
import type { Saw } from '../../../shared/domain/frontier.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { createLineage, type Lineage } from '../../../shared/domain/lineage.ts';
import type { ThreadMark } from '../../../shared/views/thread-mark.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import { createColumn } from '../../columns/growing.ts';
import { deviceOfFolder } from '../../journal/scan.ts';
import type { CommitEntry } from '../commit-entry.ts';
import { createFirstOnly, type FirstOnly } from '../once.ts';
import { chunkLength, createChunks } from './chunks.ts';
import { createCommitColumns } from './commit-columns.ts';
import { createCommitKeys, keyHashOf } from './commit-keys.ts';
import { createCommitNotes } from './commit-notes.ts';
import { type History, historyOn } from './history.ts';
import { createTargetLists } from './target-lists.ts';

/** A commit to add, with what is needed to find it later. */
export interface NewCommit {
  readonly entry: CommitEntry;
  readonly key: string;
  readonly prev: string;
  readonly saw: Saw;
}

/** What adding a commit showed. */
export interface Noted {
  readonly forked: boolean;
  /** The commit that no longer counts for tickets: see `FirstOnly`. */
  readonly skipped: CommitEntry | undefined;
}

/**
 * What the engine keeps of all commits: where each stands in the journal, and what has to be found without reading it.
 * Commits are numbers here, in the order in which they were added; an object for one of them is made when it is asked
 * for.
 */
export interface CommitIndex {
  readonly size: () => number;
  readonly lineage: Lineage;
  readonly firstOnly: FirstOnly;
  readonly add: (commit: NewCommit) => Noted;
  /** Replaces the marks of a commit once all of its events are known; false if there is no such commit. */
  readonly remark: (ref: CommitRef, marks: readonly ThreadMark[]) => boolean;
  readonly entry: (commit: number) => CommitEntry;
  readonly seqOf: (commit: number) => number;
  readonly deviceOf: (commit: number) => Id;
  readonly actorOf: (commit: number) => string;
  readonly timeMsOf: (commit: number) => number;
  readonly targetsOf: (commit: number) => readonly TargetKey[];
  readonly marksOf: (commit: number) => readonly ThreadMark[];
  /** Whether this process wrote the commit, or an earlier one on the same device. */
  readonly isOwn: (commit: number) => boolean;
  /** Our own commits with this seq: more than one only if our folder was damaged. */
  readonly own: (seq: number) => readonly CommitEntry[];
  readonly lastOwn: () => CommitEntry | undefined;
  /** Everybody who wrote one of our own commits. */
  readonly ownActors: () => ReadonlySet<string>;
  readonly historyOf: (target: TargetKey) => History;
  /** Whether any commit that counts touches the target. */
  readonly isTouched: (target: TargetKey) => boolean;
  readonly touched: () => Iterable<TargetKey>;
  /** Whether the target has commits that the author of this one had not seen. */
  readonly hasUnseen: (ref: CommitRef, target: TargetKey) => boolean;
  /** The commit that counts, of those that a rule made about the same ticket for the same cause. */
  readonly firstFor: (once: Once) => CommitEntry | undefined;
  /** Our own commits that may have been made under a key, newest first; only their lines tell. */
  readonly underKey: (actor: string, key: string) => readonly CommitEntry[];
  /** Our own commits by an actor that share this batch, in their order. */
  readonly inBatch: (actor: string, batch: Id) => readonly CommitEntry[];
  /** The checksum of the last line in each folder of the journal. */
  readonly folderTips: () => Map<string, string>;
  /** One chunk: the commits from `from` on, a multiple of `chunkLength`, and at most as many. */
  readonly save: (from: number) => ColumnData;
  /**
   * Adds a saved chunk while the result is gone through, which may pause at each step. Chunks come in their order, and
   * each but the last is full.
   */
  readonly load: (chunk: ColumnData) => Iterable<unknown>;
}

const sawNothing: Saw = {};

/** `ownFolder` is the folder that this process writes to. Tests divide the commits into shorter chunks. */
export function createCommitIndex(ownFolder: string, inChunk = chunkLength): CommitIndex {
  const columns = createCommitColumns();
  const notes = createCommitNotes();
  const keys = createCommitKeys(columns);
  const lists = createTargetLists(compare);
  const firstOnly = createFirstOnly({ sumOf: columns.sum, compare });
  const lineage = createLineage({
    seqOf: columns.seq,
    sumOf: columns.sum,
    sawOf: (commit) => notes.of(commit).saw ?? sawNothing,
    createList: () => createColumn('u32'),
  });
  const chunks = createChunks({ columns, lists, notes, lineage }, inChunk);
  const lastIn = new Map<string, number>();

  const refOf = (commit: number): CommitRef => {
    return { device: columns.device(commit), seq: columns.seq(commit), sum: columns.sum(commit) };
  };

  function compare(one: number, other: number): number {
    const byStamp = columns.compareStamps(one, other);
    if (byStamp !== 0) return byStamp;
    const stamp = '';
    return compareCommits({ stamp, ref: refOf(one) }, { stamp, ref: refOf(other) });
  }

  function entry(commit: number): CommitEntry {
    const { once, batch } = notes.of(commit);
    return {
      ref: refOf(commit),
      stamp: columns.stamp(commit),
      timeMs: columns.timeMs(commit),
      actor: columns.actor(commit),
      targets: lists.targetsOf(commit),
      marks: lists.marksOf(commit),
      position: columns.position(commit),
      ...(once && { once }),
      ...(batch !== undefined && { batch }),
    };
  }

  const isOwn = (commit: number) => columns.folder(commit) === ownFolder;

  /** Makes a commit found where it belongs; returns the commit that no longer counts, or -1. */
  function settle(commit: number): number {
    const { once } = notes.of(commit);
    const skipped = once ? firstOnly.add(commit, once) : -1;
    lists.link(commit, skipped === commit ? 'records' : 'all');
    if (skipped >= 0 && skipped !== commit) lists.unlinkTickets(skipped);
    if (isOwn(commit)) keys.add(commit);
    lastIn.set(columns.folder(commit), commit);
    return skipped;
  }

  function add({ entry: added, key, prev, saw }: NewCommit): Noted {
    const commit = columns.length;
    chunks.begin(commit);
    columns.push(added, keyHashOf(added.actor, key));
    lists.add(added.targets, added.marks);
    notes.add(commit, added.once, added.batch, saw);
    const { forked } = lineage.add(commit, added.ref.device, prev);
    const skipped = settle(commit);
    return { forked, skipped: skipped === commit ? added : skipped < 0 ? undefined : entry(skipped) };
  }

  const historyOf = (target: TargetKey) => historyOn(lists, { entry, seqOf: columns.seq }, target);

  function hasUnseen(ref: CommitRef, target: TargetKey): boolean {
    const self = lineage.find(ref);
    const isPlain = self >= 0 && !lineage.isForked(ref.device);
    const history = historyOf(target);
    for (let at = history.length - 1; at >= 0; at -= 1) {
      const other = history.commitAt(at);
      if (other === self) continue;
      // One history of one device is seen up to each of its commits; most tickets have no others.
      if (isPlain && columns.device(other) === ref.device && columns.seq(other) < ref.seq) continue;
      if (!lineage.sees(ref, refOf(other))) return true;
    }
    return false;
  }

  return {
    size: () => columns.length,
    lineage,
    firstOnly,
    add,
    remark: (ref, marks) => {
      const commit = lineage.find(ref);
      if (commit >= 0) lists.remark(commit, marks);
      return commit >= 0;
    },
    entry,
    seqOf: columns.seq,
    deviceOf: columns.device,
    actorOf: columns.actor,
    timeMsOf: columns.timeMs,
    targetsOf: lists.targetsOf,
    marksOf: lists.marksOf,
    isOwn,
    own: (seq) => lineage.withSeq(deviceOfFolder(ownFolder), seq).filter(isOwn).map(entry),
    lastOwn: () => {
      const last = lastIn.get(ownFolder);
      return last === undefined ? undefined : entry(last);
    },
    ownActors: () => columns.actorsIn(ownFolder),
    historyOf,
    isTouched: lists.isTouched,
    touched: lists.touched,
    hasUnseen,
    firstFor: (once) => {
      const first = firstOnly.first(once);
      return first < 0 ? undefined : entry(first);
    },
    underKey: (actor, key) => keys.candidates(actor, key).map(entry),
    inBatch: (actor, batch) =>
      notes
        .inBatch(batch)
        .filter((commit) => isOwn(commit) && columns.actor(commit) === actor)
        .map(entry),
    folderTips: () => new Map([...lastIn].map(([folder, commit]) => [folder, columns.sum(commit)])),
    save: chunks.save,
    load: (chunk) => chunks.load(chunk, settle),
  };
}
