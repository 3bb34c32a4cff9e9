/** A word or phrase that is searched for in all texts of a ticket. */
export interface SearchWord {
  readonly text: string;
  readonly kind: 'word' | 'phrase';
  /** Whether tickets that contain it are left out. */
  readonly isExcluded: boolean;
  /** Whether it is still being typed: it ends where the search ends, so that a phrase is not yet complete. */
  readonly isOpen: boolean;
}
