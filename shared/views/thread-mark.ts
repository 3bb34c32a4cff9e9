import type { StampedEvent } from '../domain/event.ts';
import { isShownChange } from './changes-shown.ts';

/** What a commit adds to the thread of one ticket. It is kept in memory, so that no line is read to count items. */
export interface ThreadMark {
  readonly entries: number;
  /** Whether a line of changes stands beside them. The commit that opens the ticket has none. */
  readonly hasChanges: boolean;
  readonly isOpening: boolean;
  /** Whether it planned when the ticket is due. */
  readonly isPlanning: boolean;
  /** The commit that it undoes, as `device:seq`. */
  readonly undoes: string | undefined;
}

/** Marks without an undo, which are equal for most commits, are shared. */
const shared = new Map<number, ThreadMark>();

/** `events` are those of one commit on one ticket. */
export function threadMark(events: readonly StampedEvent[]): ThreadMark {
  const undone = events.find(({ type }) => type === 'commit.undone');
  const mark: ThreadMark = {
    entries: events.filter(isPosted).length,
    hasChanges: undone !== undefined || events.some(isShownChange),
    isOpening: events.some(({ type }) => type === 'ticket.opened'),
    isPlanning: events.some(({ type }) => type === 'due.planned'),
    undoes: undone && (undone.data as { readonly commit: string }).commit, // Safe: its schema said so.
  };
  return mark.undoes === undefined ? sharedMark(mark) : mark;
}

export function isPosted({ type }: Pick<StampedEvent, 'type'>): boolean {
  return type === 'conversation.posted';
}

/** How many items the commit has in a thread; `isOpening` is said by the thread, which has one opening only. */
export function itemsOf({ entries, hasChanges }: ThreadMark, isOpening: boolean): number {
  return entries + (hasChanges && !isOpening ? 1 : 0);
}

function sharedMark(mark: ThreadMark): ThreadMark {
  const { entries, hasChanges, isOpening, isPlanning } = mark;
  const name = entries * 8 + (hasChanges ? 4 : 0) + (isOpening ? 2 : 0) + (isPlanning ? 1 : 0);
  const known = shared.get(name);
  if (known) return known;
  shared.set(name, mark);
  return mark;
}
