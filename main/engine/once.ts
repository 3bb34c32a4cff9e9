import { type Once, onceKey } from '../../shared/domain/commit-links.ts';
import type { CommitRef, StampedEvent } from '../../shared/domain/event.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';

/**
 * Of the commits that a rule made about the same ticket for the same cause, only the first counts. Changes of the
 * others to desk records stay: a person they added may be a requester elsewhere by now.
 */
export interface FirstOnly {
  /** Adds a commit, and returns the one that does not count because of it: itself, the former first one, or -1. */
  readonly add: (commit: number, once: Once) => number;
  /** The commit that counts; -1 if there is none. */
  readonly first: (once: Once) => number;
  /** Whether a commit is stored but changes no ticket. */
  readonly isSkipped: (ref: CommitRef) => boolean;
  /** Whether an event counts. */
  readonly counts: (event: StampedEvent) => boolean;
}

interface KeptCommits {
  readonly sumOf: (commit: number) => string;
  /** The common order of commits, so that every desk finds the same one first. */
  readonly compare: (commit: number, other: number) => number;
}

export function createFirstOnly({ sumOf, compare }: KeptCommits): FirstOnly {
  const firsts = new Map<string, number>();
  const skipped = new Set<string>();

  function add(commit: number, once: Once): number {
    const key = onceKey(once);
    const known = firsts.get(key);
    if (known !== undefined && sumOf(known) === sumOf(commit)) return -1;
    const isFirst = known === undefined || compare(commit, known) < 0;
    if (isFirst) firsts.set(key, commit);
    const loser = isFirst ? (known ?? -1) : commit;
    if (loser >= 0) skipped.add(sumOf(loser));
    return loser;
  }

  const isSkipped = ({ sum }: CommitRef) => skipped.size > 0 && skipped.has(sum);

  return {
    add,
    first: (once) => firsts.get(onceKey(once)) ?? -1,
    isSkipped,
    counts: ({ target, commit }) => target.kind !== ticketKind || !isSkipped(commit),
  };
}
