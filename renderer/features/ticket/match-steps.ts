import type { TicketMatches } from '../../../shared/bridge/contract/search.ts';
import type { Id } from '../../../shared/domain/id.ts';

/** One place in a ticket where searched words are: the how-manieth in its summary or in one of its entries. */
export interface Match {
  /** Null for the summary. */
  readonly entryId: Id | null;
  readonly index: number;
}

/** All matches of a ticket, in the order in which it is read. */
export function matchesOf({ entries, inSummary }: TicketMatches): readonly Match[] {
  return [{ entryId: null, count: inSummary }, ...entries].flatMap(({ entryId, count }) =>
    Array.from({ length: count }, (_unused, index) => ({ entryId, index })),
  );
}

/** The match to begin with: the one that the results of the search showed; undefined if they showed none. */
export function firstMatch(matches: readonly Match[], entryId: Id | null): number | undefined {
  const at = entryId === null ? -1 : matches.findIndex((match) => match.entryId === entryId);
  return at < 0 ? undefined : at;
}

/**
 * The match after a step, in a circle. Without a current one, the next is the first and the previous is the last: a
 * ticket is opened at its end.
 */
export function stepTo(at: number | undefined, step: 1 | -1, count: number): number | undefined {
  if (count === 0) return undefined;
  if (at === undefined) return step > 0 ? 0 : count - 1;
  return (at + step + count) % count;
}
