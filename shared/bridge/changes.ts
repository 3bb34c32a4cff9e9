import type { Id } from '../domain/id.ts';
import type { Command } from './commands.ts';
import type { Topic } from './contract/topics.ts';

/** What happened on the desk, as far as this window's agent may see it. A gap in `number` means: ask for everything anew. */
export interface Changes {
  readonly number: number;
  /** Tickets in sight that are new or changed. */
  readonly tickets: readonly Id[];
  /** Tickets that were in sight and are not any more. */
  readonly removed: readonly Id[];
  readonly topics: readonly Topic[];
  /** What is asked of the window; nothing has changed by it. */
  readonly request: WindowRequest | null;
}

export type WindowRequest =
  /** The desk is about to be locked: save words now and answer with `session.flushed`. */
  | { readonly kind: 'save-words' }
  /** A person asked for something outside of the page: in a menu, or with a notification. */
  | { readonly kind: 'command'; readonly command: Command };

/** A batch in which nothing happened; what did is spread over it. */
export const nothingChanged: Omit<Changes, 'number'> = { tickets: [], removed: [], topics: [], request: null };
