import type { StampedEvent } from '../domain/event.ts';
import { isShownChange } from './changes-shown.ts';
import { happeningsOf } from './happenings.ts';

/** What a commit adds to the thread of one ticket. Kept in memory, so that counting items reads no lines. */
export interface ThreadMark {
  readonly entries: number;
  /** Whether it also adds a line about changes. The commit that opens the ticket has none. */
  readonly hasChanges: boolean;
  readonly isOpening: boolean;
  /** Whether it calculated the ticket's due time. */
  readonly isPlanning: boolean;
  /** Whether it is something that others may be told of. */
  readonly tells: boolean;
  /** The commit that it undoes, as `device:seq`. */
  readonly undoes: string | undefined;
}

/** Marks without an undo are shared, because most commits have equal ones. */
const shared = new Map<number, ThreadMark>();

/** `events` are those of one commit on one ticket. */
export function threadMark(events: readonly StampedEvent[]): ThreadMark {
  const undone = events.find(({ type }) => type === 'commit.undone');
  const mark: ThreadMark = {
    entries: events.filter(isPosted).length,
    hasChanges: undone !== undefined || events.some(isShownChange),
    isOpening: events.some(({ type }) => type === 'ticket.opened'),
    isPlanning: events.some(isPlanning),
    // An event that was not read has no data.
    tells: events.some((event) => event.data !== undefined && happeningsOf(event, events).length > 0),
    undoes: undone && (undone.data as { readonly commit: string }).commit, // Safe: its schema said so.
  };
  return mark.undoes === undefined ? sharedMark(mark) : mark;
}

/** The mark of a commit that adds nothing. */
export const noMark: ThreadMark = {
  entries: 0,
  hasChanges: false,
  isOpening: false,
  isPlanning: false,
  tells: false,
  undoes: undefined,
};

/** Whether an event calculated a due time. */
export function isPlanning({ type }: Pick<StampedEvent, 'type'>): boolean {
  return type === 'due.planned' || type === 'due.resumed';
}

export function isPosted({ type }: Pick<StampedEvent, 'type'>): boolean {
  return type === 'conversation.posted';
}

/** The number of items of a commit. The thread passes `isOpening`, because it has only one opening. */
export function itemsOf({ entries, hasChanges }: ThreadMark, isOpening: boolean): number {
  return entries + (hasChanges && !isOpening ? 1 : 0);
}

function sharedMark(mark: ThreadMark): ThreadMark {
  const { entries, hasChanges, isOpening, isPlanning, tells } = mark;
  const flags = (hasChanges ? 8 : 0) + (isOpening ? 4 : 0) + (isPlanning ? 2 : 0) + (tells ? 1 : 0);
  const name = entries * 16 + flags;
  const known = shared.get(name);
  if (known) return known;
  shared.set(name, mark);
  return mark;
}
