import { letterOf } from '../../shared/bridge/commands.ts';

/** The position of an agent in a list of tickets. */
export interface ListCursor {
  /** The index of the selected ticket, or of the last one that was selected; -1 before the first selection. */
  readonly index: number;
  readonly id: string;
  /** Whether no ticket is selected, or the selected one is not in the list. */
  readonly gone: boolean;
  /** The id of the ticket whose row will be focused when it is drawn; null if none. */
  readonly focus: string | null;
}

export const firstCursor: ListCursor = { index: -1, id: '', gone: true, focus: null };

export type CursorEvent =
  /** The window shows this ticket; `index` is its position in the list, null if it is not in it. */
  | { readonly what: 'selected'; readonly id: string | null; readonly index: number | null }
  /** A key moved to a row; `id` is its ticket, if it is loaded. */
  | { readonly what: 'moved'; readonly id: string | undefined }
  /** The row in `focus` has received the focus. */
  | { readonly what: 'focused' };

export function moveCursor(cursor: ListCursor, event: CursorEvent): ListCursor {
  switch (event.what) {
    case 'selected': {
      const { id, index } = event;
      if (id === null || index === null) return cursor.gone ? cursor : { ...cursor, gone: true };
      const isSame = !cursor.gone && cursor.id === id && cursor.index === index;
      return isSame ? cursor : { ...cursor, id, index, gone: false };
    }
    case 'moved':
      return { ...cursor, focus: event.id ?? null };
    case 'focused':
      return { ...cursor, focus: null };
  }
}

/** The rows that the cursor moves over. */
export interface CursorRows {
  /** The index of a row that a key went to and that is not loaded yet; null if there is none. */
  readonly awaited: number | null;
  readonly total: number;
  /** Rows per page. */
  readonly page: number;
  /** The id of the ticket at an index, if it is loaded. */
  readonly idAt: (index: number) => string | undefined;
}

const letterKeys: Readonly<Record<string, string>> = {
  [letterOf('queue.next')]: 'ArrowDown',
  [letterOf('queue.previous')]: 'ArrowUp',
};

/** Whether a key is the letter that selects a ticket. */
export function isChoosingLetter(key: string): boolean {
  return key.toUpperCase() === letterOf('selection.toggle');
}

/** Whether a key is one of the letters that a list hears. */
export function isListLetter(key: string): boolean {
  return isChoosingLetter(key) || Object.hasOwn(letterKeys, key.toUpperCase());
}

/**
 * The index that a key moves to, or `enter` to open the selected ticket; undefined if the key has no meaning in a
 * queue.
 */
export function keyTarget(cursor: ListCursor, pressed: string, walked: CursorRows): number | 'enter' | undefined {
  const { awaited, total, page } = walked;
  const key = letterKeys[pressed.toUpperCase()] ?? pressed;
  const at = awaited ?? (cursor.gone ? startWhereGone(cursor, key, walked) : cursor.index);
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

/** Whether there is a ticket below the current one, or below the place of one that has left the list. */
export function hasNext({ index, id, gone }: ListCursor, total: number, idAt: CursorRows['idAt']): boolean {
  return (gone && idAt(index) !== id ? Math.max(0, index) : index + 1) < total;
}

/**
 * Where moving starts when the selection is gone. A resolved ticket has left the queue and the next one moved up; a
 * closed one is still there.
 */
function startWhereGone({ index, id }: ListCursor, key: string, { idAt }: CursorRows): number {
  if (idAt(index) === id || (index > 0 && key === 'ArrowUp')) return index;
  return Math.max(-1, index - 1);
}

/**
 * The index of the row that Tab reaches: the selected row, the one that replaced it, or the first visible one. `drawn`
 * are indexes.
 */
export function tabStop(
  cursor: ListCursor,
  selectedId: string | null,
  drawn: readonly number[],
  firstSeen: number,
  { total, idAt }: Pick<CursorRows, 'total' | 'idAt'>,
): number {
  const selected = drawn.find((index) => selectedId !== null && idAt(index) === selectedId);
  if (selected !== undefined) return selected;
  const successor = Math.min(cursor.index, total - 1);
  return cursor.gone && drawn.includes(successor) ? successor : firstSeen;
}
