import type { QueryInput } from '../../../shared/bridge/contract/areas.ts';
import {
  mostItems,
  type ShownEntry,
  type ShownItem,
  type ThreadPage,
} from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadCursor } from '../../../shared/domain/thread-cursor.ts';

type AskPage = (input: QueryInput<'thread.page'>) => Promise<ThreadPage>;

/** Identifies a page of a thread by the item before which it ends; null is the newest page. */
export interface PageName {
  readonly ticketId: string;
  readonly before: ThreadCursor | null;
}

/** How many items an opened ticket shows at first, and how many each “Show earlier” adds. */
const [newestLimit, earlierLimit] = [60, 200];

/**
 * Loads one page of a thread. A reloaded page keeps its first item, however many items were inserted since, so that
 * pages stay adjacent and no visible item disappears.
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

/** Loads all items of a thread, for printing. */
export function askWholeThread(ask: AskPage, ticketId: string): Promise<ThreadPage> {
  const whole: ThreadPage = { items: [], from: null, earlier: 0, entriesBefore: 0 };
  return askPage(ask, { ticketId, before: null }, whole);
}

/** The loaded part of a thread. */
export interface LoadedThread {
  /** Oldest first, up to the newest. */
  readonly items: readonly ShownItem[];
  /** How many items before them are not loaded. */
  readonly earlier: number;
  /** The loaded entries by their index in the whole thread. */
  readonly entries: ReadonlyMap<number, ShownEntry>;
  /** The number of entries in the whole thread. */
  readonly entryCount: number;
}

/** Joins pages of a thread; they are given newest first. */
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

/** Indexes come from the page’s own count, because pages loaded at different times may disagree. */
function placedEntries(page: ThreadPage): [number, ShownEntry][] {
  return entriesIn(page).map((entry, index) => [page.entriesBefore + index, entry]);
}

function entriesIn({ items }: ThreadPage): ShownEntry[] {
  return items.filter((item) => item.kind === 'entry');
}
