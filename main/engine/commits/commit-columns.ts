import type { Id } from '../../../shared/domain/id.ts';
import { formatStamp, type Stamp, stampParts } from '../../../shared/domain/stamp.ts';
import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { createDictionary } from '../../columns/dictionary.ts';
import { arrayIn, createColumn } from '../../columns/growing.ts';
import { createWideningColumn, wideningIn } from '../../columns/widening.ts';
import type { Position } from '../../journal/segment.ts';
import type { CommitEntry } from '../commit-entry.ts';
import { createSegmentCodes } from './segment-codes.ts';
import { createSumColumn } from './sum-column.ts';

/** What every commit has, as columns. Commits are numbered in the order in which they were added. */
export interface CommitColumns {
  readonly length: number;
  readonly push: (entry: CommitEntry, keyHash: number) => void;
  readonly device: (commit: number) => Id;
  readonly folder: (commit: number) => string;
  readonly seq: (commit: number) => number;
  readonly sum: (commit: number) => string;
  readonly stamp: (commit: number) => Stamp;
  readonly timeMs: (commit: number) => number;
  readonly actor: (commit: number) => string;
  readonly actorIs: (commit: number, actor: string) => boolean;
  /** Everybody who wrote a commit in a folder. */
  readonly actorsIn: (folder: string) => ReadonlySet<string>;
  readonly keyHash: (commit: number) => number;
  readonly position: (commit: number) => Position;
  /** Below zero if the first commit comes first, by their stamps alone; zero if these are equal. */
  readonly compareStamps: (commit: number, other: number) => number;
  readonly sizes: () => ColumnSizes;
  /** The commits from `from` up to `to`, before and after which there were as many others. */
  readonly save: (from: number, to: number, before: ColumnSizes, after: ColumnSizes) => ColumnData;
  readonly load: (part: ColumnData) => void;
}

/** The number of different actors and segments at a moment. */
export interface ColumnSizes {
  readonly actors: number;
  readonly segments: number;
}

export function createCommitColumns(): CommitColumns {
  const sums = createSumColumn();
  const segments = createSegmentCodes();
  const actors = createDictionary();
  const segment = createWideningColumn();
  const offset = createColumn('u32');
  const length = createWideningColumn();
  const seq = createWideningColumn();
  const stampTime = createColumn('f64');
  const counter = createWideningColumn();
  /** The author's wall clock, as its distance from the stamp, which is nearly always zero. */
  const distance = createWideningColumn();
  const actor = createWideningColumn();
  const keyHash = createColumn('u32');
  const widening = { segment, length, seq, counter, distance, actor };

  const folder = (commit: number) => segments.at(segment.get(commit)).folder;

  return {
    get length() {
      return seq.length;
    },
    push: (entry, hash) => {
      const { ref, position, stamp, timeMs } = entry;
      const stamped = stampParts(stamp);
      sums.push(ref.sum);
      segment.push(segments.codeOf(position));
      offset.push(position.offset);
      length.push(position.length);
      seq.push(ref.seq);
      stampTime.push(stamped.ms);
      counter.push(stamped.counter);
      distance.push(unsigned(timeMs - stamped.ms));
      actor.push(actors.codeOf(entry.actor));
      keyHash.push(hash);
    },
    device: (commit) => segments.at(segment.get(commit)).device,
    folder,
    seq: seq.get,
    sum: sums.get,
    stamp: (commit) => formatStamp(stampTime.get(commit), counter.get(commit)),
    timeMs: (commit) => stampTime.get(commit) + signed(distance.get(commit)),
    actor: (commit) => actors.text(actor.get(commit)),
    actorIs: (commit, text) => actor.get(commit) === actors.find(text),
    actorsIn: (name) => {
      const codes = new Set<number>();
      for (let commit = 0; commit < seq.length; commit += 1) if (folder(commit) === name) codes.add(actor.get(commit));
      return new Set([...codes].map(actors.text));
    },
    keyHash: keyHash.get,
    position: (commit) => {
      const { folder, segment: number } = segments.at(segment.get(commit));
      return { folder, segment: number, offset: offset.get(commit), length: length.get(commit) };
    },
    compareStamps: (commit, other) =>
      stampTime.get(commit) - stampTime.get(other) || counter.get(commit) - counter.get(other),
    sizes: () => ({ actors: actors.size, segments: segments.size }),
    save: (from, to, before, after) => {
      const narrow = Object.entries(widening).map(([name, column]) => [name, column.part(from, to)] as const);
      const arrays = {
        ...Object.fromEntries(narrow),
        offset: offset.part(from, to),
        stampTime: stampTime.part(from, to),
        keyHash: keyHash.part(from, to),
      };
      const json = {
        actors: actors.all().slice(before.actors, after.actors),
        segments: segments.part(before.segments, after.segments),
      };
      return joinedData({ sums: sums.part(from, to), columns: { json, arrays } });
    },
    load: (part) => {
      sums.load(dataIn(part, 'sums'));
      const data = dataIn(part, 'columns');
      for (const [name, column] of Object.entries(widening)) column.load(wideningIn(data, name));
      offset.load(arrayIn(data, 'offset', 'u32'));
      stampTime.load(arrayIn(data, 'stampTime', 'f64'));
      keyHash.load(arrayIn(data, 'keyHash', 'u32'));
      // Safe: `save` wrote it, and stored bytes are checked before they are read.
      const json = data.json as {
        readonly actors: readonly string[];
        readonly segments: Parameters<typeof segments.load>[0];
      };
      for (const each of json.actors) actors.codeOf(each);
      segments.load(json.segments);
    },
  };
}

/** Maps whole numbers to those from zero on; small ones stay small. */
function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
