import type { Id } from '../../../shared/domain/id.ts';

/** What a ticket was found by, while it is shown beside the results of a search. */
export interface Searched {
  readonly text: string;
  /** The entry that the results show; null if it is not known. */
  readonly entryId: Id | null;
}
