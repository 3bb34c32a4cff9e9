import { type Once, onceKey } from '../../shared/domain/commit-links.ts';
import { type CommitRef, compareEvents } from '../../shared/domain/event.ts';
import type { CommitEntry } from './commit-entry.ts';

/** Of commits that a rule made about the same ticket for the same cause, the first one counts. */
export interface FirstOnly {
  /** Takes a commit in, and says which one does not count because of it: itself, the one that counted so far, or none. */
  readonly add: (entry: CommitEntry) => CommitEntry | undefined;
  /** The commit that counts. */
  readonly first: (once: Once) => CommitEntry | undefined;
  /** Whether a commit is kept and changes nothing. */
  readonly isSkipped: (ref: CommitRef) => boolean;
  readonly skipped: () => Iterable<CommitEntry>;
}

export function createFirstOnly(): FirstOnly {
  const firsts = new Map<string, CommitEntry>();
  const skipped = new Map<string, CommitEntry>();

  function add(entry: CommitEntry): CommitEntry | undefined {
    if (!entry.once) return undefined;
    const key = onceKey(entry.once);
    const known = firsts.get(key);
    if (known?.ref.sum === entry.ref.sum) return undefined;
    const isFirst = !known || comesBefore(entry, known);
    if (isFirst) firsts.set(key, entry);
    const loser = isFirst ? known : entry;
    if (loser) skipped.set(loser.ref.sum, loser);
    return loser;
  }

  return {
    add,
    first: (once) => firsts.get(onceKey(once)),
    isSkipped: ({ sum }) => skipped.has(sum),
    skipped: () => skipped.values(),
  };
}

/** The order in which events count, so that every desk finds the same one first. */
function comesBefore(one: CommitEntry, other: CommitEntry): boolean {
  return compareEvents({ ...one, commit: one.ref, index: 0 }, { ...other, commit: other.ref, index: 0 }) < 0;
}
