import { type Once, onceKey } from '../../shared/domain/commit-links.ts';
import { type CommitRef, compareCommits, type StampedEvent } from '../../shared/domain/event.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { CommitEntry } from './commit-entry.ts';

/**
 * Of the commits that a rule made about the same ticket for the same cause, only the first counts. Changes of the
 * others to desk records stay: a person they added may be a requester elsewhere by now.
 */
export interface FirstOnly {
  /** Adds a commit, and returns the one that does not count because of it: itself, the former first one, or none. */
  readonly add: (entry: CommitEntry) => CommitEntry | undefined;
  /** The commit that counts. */
  readonly first: (once: Once) => CommitEntry | undefined;
  /** Whether a commit is stored but changes no ticket. */
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
    // By the common order of commits, so that every desk finds the same one first.
    const isFirst = !known || compareCommits(entry, known) < 0;
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
