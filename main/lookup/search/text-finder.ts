import type { SearchIndexState } from '../../../shared/bridge/contract/search.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';

/** Finds tickets by the words of all their texts, without checking who may see them. */
export interface TextFinder {
  readonly state: () => SearchIndexState;
  /** Called when the state changes, and as building gets on. */
  readonly onState: (listener: () => void) => void;
  /** Newest first. `next` is where to continue; undefined at the end. */
  readonly find: (
    words: readonly SearchWord[],
    options: { readonly below?: FinderPlace | undefined; readonly limit: number; readonly signal?: AbortSignal },
  ) => Promise<{ readonly hits: readonly { readonly id: Id }[]; readonly next: FinderPlace | undefined }>;
}

/** Where a search ended, as only the finder understands it. */
export interface FinderPlace {
  readonly by: 'index' | 'scan';
  readonly place: number;
}
