import type { Id } from '../domain/id.ts';
import type { QueueRow } from '../views/queue-row.ts';
import type { Command } from './commands.ts';

/** What happened on the desk, as far as this window's agent may see it. A gap in `number` means: ask for everything anew. */
export interface Changes {
  readonly number: number;
  /** Tickets that are new or changed. */
  readonly rows: readonly QueueRow[];
  /** Tickets that the agent can no longer see. */
  readonly removed: readonly Id[];
  /** Kinds of desk records that changed. */
  readonly records: readonly string[];
  /** The agent here has other drafts than before, or newer words in them. */
  readonly drafts: boolean;
  /** Who is signed in here, or which desk is open, changed: ask for the desk's status. */
  readonly session: boolean;
  /** The desk is about to be locked: save words now and answer with `session.flushed`. */
  readonly locking: boolean;
  /** What this computer does for the desk changed: ask for its status. */
  readonly computer: boolean;
  /** What the host asks this window to do. */
  readonly command: Command | null;
}

/** A batch in which nothing happened; what did is spread over it. */
export const nothingChanged: Omit<Changes, 'number'> = {
  rows: [],
  removed: [],
  records: [],
  drafts: false,
  session: false,
  locking: false,
  computer: false,
  command: null,
};
