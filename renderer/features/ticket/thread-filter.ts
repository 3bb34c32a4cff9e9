import type { ShownItem } from '../../../shared/bridge/contract/tickets.ts';
import type { ThreadFilter } from '../../../shared/bridge/preferences.ts';

type Kind = 'message' | 'reply' | 'note' | 'change';

const shownKinds: Readonly<Record<ThreadFilter, readonly Kind[]>> = {
  all: ['message', 'reply', 'note', 'change'],
  entries: ['message', 'reply', 'note'],
  conversation: ['message', 'reply'],
  messages: ['message'],
  replies: ['reply'],
  notes: ['note'],
  changes: ['change'],
};

export interface FilteredThread {
  readonly items: readonly ShownItem[];
  /** How many entries and changes are left out. */
  readonly hidden: { readonly entries: number; readonly changes: number };
}

/** The items that a filter shows, and always those with these ids. */
export function filteredThread(
  items: readonly ShownItem[],
  filter: ThreadFilter,
  always: ReadonlySet<string>,
): FilteredThread {
  const kinds = new Set(shownKinds[filter]);
  const [shown, hidden]: [ShownItem[], ShownItem[]] = [[], []];
  for (const item of items) (kinds.has(kindOf(item)) || always.has(item.id) ? shown : hidden).push(item);
  const entries = hidden.filter(({ kind }) => kind === 'entry').length;
  return { items: hidden.length === 0 ? items : shown, hidden: { entries, changes: hidden.length - entries } };
}

function kindOf(item: ShownItem): Kind {
  return item.kind === 'entry' ? item.entryKind : 'change';
}
