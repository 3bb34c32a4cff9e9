import { type Once, onceKey } from '../../shared/domain/commit-links.ts';
import { type CommitRef, compareEvents, type StampedEvent } from '../../shared/domain/event.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { CommitEntry } from './commit-entry.ts';

/**
 * Of commits that a rule made about the same ticket for the same cause, the first one counts. What the others did to desk
 * records stays: somebody whom they put down may ask in other tickets by now.
 */
export interface FirstOnly {
  /** Takes a commit in, and says which one does not count because of it: itself, the one that counted so far, or none. */
  readonly add: (entry: CommitEntry) => CommitEntry | undefined;
  /** The commit that counts. */
  readonly first: (once: Once) => CommitEntry | undefined;
  /** Whether a commit is kept and changes no ticket. */
  readonly isSkipped: (ref: CommitRef) => boolean;
  /** Whether an event counts. */
  readonly counts: (event: StampedEvent) => boolean;
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

  const isSkipped = ({ sum }: CommitRef) => skipped.has(sum);

  return {
    add,
    first: (once) => firsts.get(onceKey(once)),
    isSkipped,
    counts: ({ target, commit }) => target.kind !== ticketKind || !isSkipped(commit),
    skipped: () => skipped.values(),
  };
}

/** The order in which events count, so that every desk finds the same one first. */
function comesBefore(one: CommitEntry, other: CommitEntry): boolean {
  return compareEvents({ ...one, commit: one.ref, index: 0 }, { ...other, commit: other.ref, index: 0 }) < 0;
}
