import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnData } from '../../../../../main/columns/column-data.ts';
import type { CommitEntry } from '../../../../../main/engine/commit-entry.ts';
import {
  type CommitIndex,
  createCommitIndex,
  type NewCommit,
} from '../../../../../main/engine/commits/commit-index.ts';
import { onceKey } from '../../../../../shared/domain/commit-links.ts';
import { compareCommits } from '../../../../../shared/domain/event.ts';
import { createRandom } from '../../../../../shared/lib/random.ts';
import { arbitraryCommits, ownFolder } from '../../../../support/arbitrary-commits.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { createListedLineage, type ListedLineage } from '../../../../support/listed-lineage.ts';
import { runs } from '../../../../support/runs.ts';

/** Short, so that a history of forty commits has many of them. */
const chunkLength = 7;

/** Everything that can be asked about the commits, answered by looking at all of them. */
function slowAnswers(all: readonly NewCommit[], lineage: ListedLineage) {
  const entries = all.map(({ entry }) => entry);
  const isSkipped = (entry: CommitEntry) =>
    entry.once !== undefined &&
    entries.some((other) => other.once && isSameCause(other, entry) && compareCommits(other, entry) < 0);
  const counting = (target: string) =>
    entries
      .filter(({ targets }) => targets.includes(target))
      .filter((entry) => !target.startsWith('ticket:') || !isSkipped(entry))
      .toSorted(compareCommits);
  const own = entries.filter(({ position }) => position.folder === ownFolder);
  return {
    entries,
    histories: Object.fromEntries(allTargets(all).map((target) => [target, counting(target)])),
    marks: Object.fromEntries(
      allTargets(all).map((target) => [target, counting(target).map((entry) => markOf(entry, target))]),
    ),
    untouched: allTargets(all).filter((target) => counting(target).length === 0),
    skipped: entries.filter(isSkipped),
    unseen: entries.map(({ ref }) =>
      allTargets(all).filter((target) =>
        counting(target).some((other) => other.ref.sum !== ref.sum && !lineage.sees(ref, other.ref)),
      ),
    ),
    firsts: entries.map(
      ({ once }) =>
        once &&
        entries
          .filter((other) => other.once && !isSkipped(other))
          .find((other) => other.once && onceKey(other.once) === onceKey(once)),
    ),
    tips: Object.fromEntries(lineage.tips()),
    forked: entries.map(({ ref }) => lineage.isForked(ref.device)),
    sees: entries.map((later) => entries.filter((earlier) => lineage.sees(later.ref, earlier.ref)).length),
    canFollow: all.map(({ entry, prev }) => lineage.canFollow(entry.ref.device, entry.ref.seq, prev)),
    folderTips: Object.fromEntries(entries.map(({ position, ref }) => [position.folder, ref.sum])),
    own: own.map(({ ref }) => own.filter((other) => other.ref.seq === ref.seq)),
    lastOwn: own.at(-1),
    underKeys: all.map(({ entry, key }) =>
      all
        .filter((other) => other.entry.actor === entry.actor && other.key === key)
        .filter((other) => other.entry.position.folder === ownFolder)
        .map((other) => other.entry)
        .toReversed(),
    ),
  };
}

function answersOf(index: CommitIndex, all: readonly NewCommit[]): ReturnType<typeof slowAnswers> {
  const { lineage, firstOnly } = index;
  const entries = Array.from({ length: index.size() }, (_, commit) => index.entry(commit));
  const histories = allTargets(all).map((target) => [target, index.historyOf(target)] as const);
  const own = entries.filter((_entry, commit) => index.isOwn(commit));
  return {
    entries,
    histories: Object.fromEntries(histories.map(([target, history]) => [target, history.entries()])),
    marks: Object.fromEntries(
      histories.map(([target, history]) => [
        target,
        Array.from({ length: history.length }, (_, at) => history.markAt(at)),
      ]),
    ),
    untouched: allTargets(all).filter((target) => !index.isTouched(target)),
    skipped: entries.filter(({ ref }) => firstOnly.isSkipped(ref)),
    unseen: entries.map(({ ref }) => allTargets(all).filter((target) => index.hasUnseen(ref, target))),
    firsts: entries.map(({ once }) => once && index.firstFor(once)),
    tips: Object.fromEntries(lineage.tips()),
    forked: entries.map(({ ref }) => lineage.isForked(ref.device)),
    sees: entries.map((later) => entries.filter((earlier) => lineage.sees(later.ref, earlier.ref)).length),
    canFollow: all.map(({ entry, prev }) => lineage.canFollow(entry.ref.device, entry.ref.seq, prev)),
    folderTips: Object.fromEntries(index.folderTips()),
    own: own.map(({ ref }) => [...index.own(ref.seq)]),
    lastOwn: index.lastOwn(),
    underKeys: all.map(({ entry, key }) => [...index.underKey(entry.actor, key)]),
  };
}

function allTargets(all: readonly NewCommit[]): string[] {
  return [...new Set(all.flatMap(({ entry }) => entry.targets))];
}

function isSameCause({ once: one }: CommitEntry, { once: other }: CommitEntry): boolean {
  return one !== undefined && other !== undefined && onceKey(one) === onceKey(other);
}

/** A target that is no ticket has no thread. */
function markOf({ targets, marks }: CommitEntry, target: string) {
  const tickets = targets.filter((key) => key.startsWith('ticket:'));
  return (
    marks[tickets.indexOf(target)] ?? {
      entries: 0,
      hasChanges: false,
      isOpening: false,
      isPlanning: false,
      tells: false,
    }
  );
}

function indexOf(
  all: readonly NewCommit[],
  from: CommitIndex = createCommitIndex(ownFolder, chunkLength),
): CommitIndex {
  for (const commit of all) from.add(commit);
  return from;
}

function lineageOf(all: readonly NewCommit[]): ListedLineage {
  const lineage = createListedLineage();
  for (const { entry, prev, saw } of all) lineage.add(entry.ref, prev, saw);
  return lineage;
}

/** As a file gives it back. */
function stored({ json, arrays }: ColumnData): ColumnData {
  return { json: JSON.parse(JSON.stringify(json)), arrays };
}

function loaded(index: CommitIndex): CommitIndex {
  const other = createCommitIndex(ownFolder, chunkLength);
  for (let from = 0; from < index.size(); from += chunkLength) Array.from(other.load(stored(index.save(from))));
  return other;
}

const histories = fc.record({ seed: fc.nat(), count: fc.nat({ max: 45 }) });

describe(`the index of commits (SEED=${seed})`, () => {
  test('answers like a look at all commits, forks, lost lines and late arrivals included', () => {
    let forks = 0;
    let lost = 0;
    const property = fc.property(histories, (history) => {
      const all = arbitraryCommits(history.seed, history.count);
      const lineage = lineageOf(all);
      expect(answersOf(indexOf(all), all)).toEqual(slowAnswers(all, lineage));
      forks += lineage.isForked(ownFolder) ? 1 : 0;
      lost += all.filter(
        ({ entry, prev }) => prev !== '' && !all.some((other) => other.entry.ref.sum === prev) && entry,
      ).length;
    });
    fc.assert(property, runs(40));
    expect(Math.min(forks, lost)).toBeGreaterThan(0);
  });

  test('is the same after it was stored, and goes on from there', () => {
    const property = fc.property(histories, fc.nat(), (history, cut) => {
      const all = arbitraryCommits(history.seed, history.count);
      const before = all.slice(0, cut % (all.length + 1));
      const first = indexOf(before);
      const next = loaded(first);
      expect(answersOf(next, before)).toEqual(answersOf(first, before));
      const [whole, continued] = [indexOf(all), indexOf(all.slice(before.length), next)];
      expect(answersOf(continued, all)).toEqual(answersOf(whole, all));
      for (let from = 0; from < all.length; from += chunkLength) {
        expect(continued.save(from)).toEqual(whole.save(from));
      }
    });
    fc.assert(property, runs(30));
  });

  test('never changes a full chunk', () => {
    const property = fc.property(histories, (history) => {
      const all = arbitraryCommits(history.seed, history.count + chunkLength);
      const index = indexOf(all.slice(0, chunkLength));
      const chunk = stored(index.save(0));
      indexOf(all.slice(chunkLength), index);
      expect(stored(index.save(0))).toEqual(chunk);
    });
    fc.assert(property, runs(30));
  });

  test('tells of each commit whether it begins another history, and which commit no longer counts', () => {
    const property = fc.property(histories, (history) => {
      const all = arbitraryCommits(history.seed, history.count);
      const lineage = createListedLineage();
      const index = createCommitIndex(ownFolder, chunkLength);
      const skipped = new Set<string>();
      for (const { entry, key, prev, saw } of all) {
        const noted = index.add({ entry, key, prev, saw });
        expect(noted.forked).toBe(lineage.add(entry.ref, prev, saw).forked);
        if (noted.skipped) skipped.add(noted.skipped.ref.sum);
      }
      const { skipped: expected } = slowAnswers(all, lineage);
      expect(skipped).toEqual(new Set(expected.map(({ ref }) => ref.sum)));
    });
    fc.assert(property, runs(30));
  });

  test('finds the place of a position in a history, whether or not a commit is there', () => {
    const property = fc.property(histories, (history) => {
      const all = arbitraryCommits(history.seed, history.count + 1);
      const [some = all[0], ...rest] = createRandom(history.seed).shuffled(all);
      const found = indexOf(rest.toSorted((a, b) => all.indexOf(a) - all.indexOf(b))).historyOf('ticket:one');
      const at = found.entries().findIndex((entry) => some && compareCommits(entry, some.entry) >= 0);
      expect(some && found.firstFrom(some.entry)).toBe(at < 0 ? found.length : at);
    });
    fc.assert(property, runs(30));
  });

  test('refuses places and commits that are not there', () => {
    const index = indexOf(arbitraryCommits(1, 3));
    expect(() => index.entry(3)).toThrow(RangeError);
    expect(() => index.historyOf('ticket:one').entryAt(99)).toThrow(RangeError);
    expect(() => index.save(chunkLength)).toThrow(RangeError);
  });
});
