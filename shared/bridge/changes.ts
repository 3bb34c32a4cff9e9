import type { Id } from '../domain/id.ts';
import type { Command } from './commands.ts';
import type { Topic } from './contract/topics.ts';

/** Changes on the desk that this window's agent may see. After a gap in `number` the window must reload everything. */
export interface Changes {
  readonly number: number;
  /** Visible tickets that are new or changed. */
  readonly tickets: readonly Id[];
  /** Tickets that are no longer visible. */
  readonly removed: readonly Id[];
  /** The requesters of all these tickets, before and after. */
  readonly requesters: readonly Id[];
  readonly topics: readonly Topic[];
  /** A request to the window; no data changed. */
  readonly request: WindowRequest | null;
}

export type WindowRequest =
  /** The desk is about to be locked: save drafts now and answer with `session.flushed`. */
  | { readonly kind: 'save-words' }
  /** A person triggered a command outside of the page: in a menu, or with a notification. */
  | { readonly kind: 'command'; readonly command: Command };

/** A batch without changes, as a base for one with some. */
export const nothingChanged: Omit<Changes, 'number'> = {
  tickets: [],
  removed: [],
  requesters: [],
  topics: [],
  request: null,
};
