import type { Conversation, EntryHead } from './conversation.ts';

/** So many entries are gone through in less time than it takes to find out what was found in them before. */
const longThread = 64;

/** A search through the entries of a ticket. A long thread is gone through once for each of its states. */
function inEntries<T>(find: (entries: readonly EntryHead[]) => T): (conversation: Conversation) => T {
  const known = new WeakMap<readonly EntryHead[], { readonly found: T }>();
  return ({ entries }) => {
    if (entries.length < longThread) return find(entries);
    const before = known.get(entries);
    if (before) return before.found;
    const found = find(entries);
    known.set(entries, { found });
    return found;
  };
}

/** The last word: the requester’s, so that an agent must respond, or an agent’s. */
export const lastPublicEntry = inEntries((entries) =>
  entries.findLast(({ kind, retracted }) => kind !== 'note' && !retracted),
);

/** The newest reply, even if it is retracted. */
export const lastReply = inEntries((entries) => entries.findLast(({ kind }) => kind === 'reply'));

/** The first reply that is not retracted. */
export const firstReply = inEntries((entries) => entries.find(({ kind, retracted }) => kind === 'reply' && !retracted));

/** Whether an entry that is not retracted has a file, or a picture in its text. */
export const hasFiles = inEntries((entries) => entries.some((entry) => entry.hasFiles && !entry.retracted));

/** The ids of the retracted entries. */
export const retractedIds = inEntries(
  (entries): ReadonlySet<string> => new Set(entries.filter(({ retracted }) => retracted).map(({ id }) => id)),
);
