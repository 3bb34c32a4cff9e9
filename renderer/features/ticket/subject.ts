import type { Id } from '../../../shared/domain/id.ts';

/** What the ticket pane is about: the selected ticket, or that of a selected row which is not loaded yet. */
export interface Subject {
  /** Stays the same when the ticket of the row becomes known, so that what was begun for it continues. */
  readonly key: string;
  /** Null until it is known. */
  readonly ticketId: Id | null;
  /** Asks for the ticket of a row. */
  readonly find?: () => Promise<Id | undefined>;
}
