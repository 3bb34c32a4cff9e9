import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import type { LoadedThread } from './thread-pages.ts';

/** What is known of entries by their ids. */
export interface Reading {
  /** Those that stood on the screen, from their beginning to their end, in front of somebody. */
  readonly read: ReadonlySet<string>;
  /** Those of which it is known whether they are on the screen. */
  readonly measured: ReadonlySet<string>;
}

export const nothingRead: Reading = { read: new Set(), measured: new Set() };

export interface ReadThread extends Pick<LoadedThread, 'entries' | 'entryCount'> {
  readonly myId: string;
  readonly reading: Reading;
}

/** How many entries have been read, where the first `basedOn` have: one’s own and those that were shown go on counting. */
export function readUpTo(thread: ReadThread, basedOn: number): number {
  const unread = newerEntries(thread, basedOn).findIndex((entry) => !entry || !isRead(thread, entry));
  return unread < 0 ? Math.max(basedOn, thread.entryCount) : basedOn + unread;
}

/** Who else wrote an entry behind the first `basedOn` that was not shown; nobody while that is not known yet. */
export function unseenAuthor(thread: ReadThread, basedOn: number): string | undefined {
  return newerEntries(thread, basedOn).find(
    (entry) => entry && thread.reading.measured.has(entry.id) && !isRead(thread, entry),
  )?.author.name;
}

/** The entries behind the first `basedOn`, oldest first; undefined for each that is not loaded. */
function newerEntries({ entries, entryCount }: ReadThread, basedOn: number): readonly (ShownEntry | undefined)[] {
  return Array.from({ length: Math.max(0, entryCount - basedOn) }, (_unused, at) => entries.get(basedOn + at));
}

function isRead({ myId, reading }: ReadThread, { id, author }: ShownEntry): boolean {
  return author.agentId === myId || reading.read.has(id);
}
