import type { QueryInput } from '../../../shared/bridge/contract/areas.ts';
import {
  mostItems,
  type ShownEntry,
  type ShownItem,
  type ThreadPage,
} from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadCursor } from '../../../shared/domain/thread-cursor.ts';

type AskPage = (input: QueryInput<'thread.page'>) => Promise<ThreadPage>;

/** A part of a thread by where it ends; null is the newest part. */
export interface PageName {
  readonly ticketId: string;
  readonly before: ThreadCursor | null;
}

/** Items that an opened ticket shows at first, and that each “Show earlier” adds. */
const [newestLimit, earlierLimit] = [60, 200];

/**
 * Asks for one part of a thread. A part that is asked for again begins where it did before, however much was inserted in
 * it since, so that parts stay adjacent and no item that is shown goes away.
 */
export async function askPage(ask: AskPage, name: PageName, loaded: ThreadPage | undefined): Promise<ThreadPage> {
  if (!loaded) return ask({ ...name, limit: name.before === null ? newestLimit : earlierLimit });
  const { from } = loaded;
  let page = await ask({ ...name, from, limit: mostItems });
  while (page.from !== null && page.from !== from) {
    const above = await ask({ ...name, before: page.from, from, limit: mostItems });
    page = { ...above, items: [...above.items, ...page.items] };
  }
  return page;
}

/** Every item of a thread, as it is printed. */
export function askWholeThread(ask: AskPage, ticketId: string): Promise<ThreadPage> {
  const whole: ThreadPage = { items: [], from: null, earlier: 0, entriesBefore: 0 };
  return askPage(ask, { ticketId, before: null }, whole);
}

/** As much of a thread as is loaded. */
export interface LoadedThread {
  /** Oldest first, to the newest one. */
  readonly items: readonly ShownItem[];
  /** How many items are above them. */
  readonly earlier: number;
  /** The loaded entries by their places in the whole thread. */
  readonly entries: ReadonlyMap<number, ShownEntry>;
  /** All entries of the thread. */
  readonly entryCount: number;
}

/** Parts of a thread as one, the newest first. */
export function loadedThread(pages: readonly ThreadPage[]): LoadedThread | undefined {
  const [newest] = pages;
  const oldest = pages.at(-1);
  if (!newest || !oldest) return undefined;
  const fromOldest = pages.toReversed();
  return {
    items: fromOldest.flatMap(({ items }) => items),
    earlier: oldest.earlier,
    entries: new Map(fromOldest.flatMap(placedEntries)),
    entryCount: newest.entriesBefore + entriesIn(newest).length,
  };
}

/** Each part counts for itself: parts that were asked for at different times do not count each other’s entries. */
function placedEntries(page: ThreadPage): [number, ShownEntry][] {
  return entriesIn(page).map((entry, index) => [page.entriesBefore + index, entry]);
}

function entriesIn({ items }: ThreadPage): ShownEntry[] {
  return items.filter((item) => item.kind === 'entry');
}
