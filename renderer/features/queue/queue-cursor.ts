import { letterOf } from '../../../shared/bridge/commands.ts';

/** Where an agent is in a queue. */
export interface QueueCursor {
  /** The position of the ticket that is selected, or was last; -1 before there was one. */
  readonly index: number;
  readonly id: string;
  /** Whether the selected ticket is not in the queue, or none is selected. */
  readonly gone: boolean;
  /** The position whose row is selected as soon as it is loaded. */
  readonly awaited: number | null;
  /** The ticket whose row gets the focus as soon as it is drawn. */
  readonly focus: string | null;
}

export const firstCursor: QueueCursor = { index: -1, id: '', gone: true, awaited: null, focus: null };

export type CursorEvent =
  /** The window shows this ticket, which has this position in the queue. */
  | { readonly what: 'selected'; readonly id: string | null; readonly index: number | null }
  /** A key led to a position; `id` is its ticket, where that is loaded. */
  | { readonly what: 'moved'; readonly to: number; readonly id: string | undefined }
  /** A row was clicked. */
  | { readonly what: 'clicked' }
  /** The row that was to get the focus has it. */
  | { readonly what: 'focused' };

export function moveCursor(cursor: QueueCursor, event: CursorEvent): QueueCursor {
  switch (event.what) {
    case 'selected': {
      const { id, index } = event;
      if (id === null || index === null) return cursor.gone ? cursor : { ...cursor, gone: true };
      const isSame = !cursor.gone && cursor.id === id && cursor.index === index;
      return isSame ? cursor : { ...cursor, id, index, gone: false };
    }
    case 'moved':
      return { ...cursor, awaited: event.id === undefined ? event.to : null, focus: event.id ?? null };
    case 'clicked':
      return cursor.awaited === null ? cursor : { ...cursor, awaited: null };
    case 'focused':
      return { ...cursor, focus: null };
  }
}

/** What the cursor moves over. */
export interface Walked {
  readonly total: number;
  /** How many rows a page has. */
  readonly page: number;
  /** The ticket at a position, where it is loaded. */
  readonly idAt: (index: number) => string | undefined;
}

const letterKeys: Readonly<Record<string, string>> = {
  [letterOf('queue.next')]: 'ArrowDown',
  [letterOf('queue.previous')]: 'ArrowUp',
};

/** The position that a key leads to, `enter` to open the selected ticket; undefined where it means nothing here. */
export function keyTarget(cursor: QueueCursor, pressed: string, walked: Walked): number | 'enter' | undefined {
  const { total, page } = walked;
  const key = letterKeys[pressed.toUpperCase()] ?? pressed;
  const at = cursor.awaited ?? (cursor.gone ? startWhereGone(cursor, key, walked) : cursor.index);
  switch (key) {
    case 'PageDown':
      return Math.min(at + page, total - 1);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'ArrowDown':
      return Math.min(at + 1, total - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'Enter':
      return 'enter';
    default:
      return undefined;
  }
}

/** A resolved ticket has left the queue, and the one that moved up comes next. A ticket that was closed is still there. */
function startWhereGone({ index, id }: QueueCursor, key: string, { idAt }: Walked): number {
  if (idAt(index) === id || (index > 0 && key === 'ArrowUp')) return index;
  return Math.max(-1, index - 1);
}

/** The row that Tab reaches: the selected one, the one that took its place, or the first in sight. `drawn` are positions. */
export function tabStop(
  cursor: QueueCursor,
  selectedId: string | null,
  drawn: readonly number[],
  firstShown: number,
  { total, idAt }: Pick<Walked, 'total' | 'idAt'>,
): number {
  const selected = drawn.find((index) => selectedId !== null && idAt(index) === selectedId);
  if (selected !== undefined) return selected;
  const successor = Math.min(cursor.index, total - 1);
  return cursor.gone && drawn.includes(successor) ? successor : firstShown;
}
