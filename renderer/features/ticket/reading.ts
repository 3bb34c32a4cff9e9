import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import type { LoadedThread } from './thread-pages.ts';

/** What is known about entries, by their ids. */
export interface Reading {
  /** Entries that were completely visible in a focused window. */
  readonly read: ReadonlySet<string>;
  /** Entries whose visibility is known. */
  readonly measured: ReadonlySet<string>;
}

export const nothingRead: Reading = { read: new Set(), measured: new Set() };

export interface ReadThread extends Pick<LoadedThread, 'entries' | 'entryCount'> {
  readonly myId: string;
  readonly reading: Reading;
}

/**
 * How many entries have been read, given that the first `basedOn` are. Consecutive entries that are the agent’s own or
 * were shown count, too.
 */
export function readUpTo(thread: ReadThread, basedOn: number): number {
  const unread = newerEntries(thread, basedOn).findIndex((entry) => !entry || !isRead(thread, entry));
  return unread < 0 ? Math.max(basedOn, thread.entryCount) : basedOn + unread;
}

/**
 * The oldest entry after the first `basedOn` that was not shown and is not the agent’s own; undefined if there is none,
 * or visibility is not known yet.
 */
export function unseenEntry(thread: ReadThread, basedOn: number): ShownEntry | undefined {
  return newerEntries(thread, basedOn).find(
    (entry) => entry && thread.reading.measured.has(entry.id) && !isRead(thread, entry),
  );
}

/** The entries after the first `basedOn`, oldest first; undefined for each that is not loaded. */
function newerEntries({ entries, entryCount }: ReadThread, basedOn: number): readonly (ShownEntry | undefined)[] {
  return Array.from({ length: Math.max(0, entryCount - basedOn) }, (_unused, at) => entries.get(basedOn + at));
}

function isRead({ myId, reading }: ReadThread, { id, author }: ShownEntry): boolean {
  return author.agentId === myId || reading.read.has(id);
}
