import { describe, expect, test } from 'vitest';
import {
  type CursorEvent,
  type CursorRows,
  firstCursor,
  hasNext,
  keyTarget,
  type ListCursor,
  moveCursor,
  tabStop,
} from '../../../../renderer/forms/list-cursor.ts';

const queue = (ids: string, total = ids.length, awaited: number | null = null): CursorRows => ({
  awaited,
  total,
  page: 4,
  idAt: (index) => ids[index],
});

const cursorAfter = (...events: readonly CursorEvent[]): ListCursor => events.reduce(moveCursor, firstCursor);

const on = (id: string, index: number): CursorEvent => ({ what: 'selected', id, index });
const away: CursorEvent = { what: 'selected', id: 'x', index: null };

describe('the cursor of a queue', () => {
  test('walks from the selected row, and stops at both ends', () => {
    const middle = cursorAfter(on('c', 2));
    const targets = (cursor: ListCursor, keys: readonly string[]) =>
      keys.map((key) => keyTarget(cursor, key, queue('abcdefghij')));
    const keys = ['ArrowDown', 'j', 'J', 'ArrowUp', 'k', 'PageDown', 'PageUp', 'Home', 'End', 'Enter', 'x'];
    expect(targets(middle, keys)).toEqual([3, 3, 3, 1, 1, 6, 0, 0, 9, 'enter', undefined]);
    expect(targets(cursorAfter(on('a', 0)), ['ArrowUp', 'PageUp'])).toEqual([0, 0]);
    expect(targets(cursorAfter(on('j', 9)), ['ArrowDown', 'PageDown'])).toEqual([9, 9]);
  });

  test('has a next row, also where the selected one has left the queue, unless it was the last', () => {
    const isNext = (cursor: ListCursor, ids: string) => hasNext(cursor, ids.length, (index) => ids[index]);
    expect(['abc', 'ab'].map((ids) => isNext(cursorAfter(on('b', 1)), ids))).toEqual([true, false]);
    const left = cursorAfter(on('b', 1), away);
    expect(['ac', 'a', 'abc', 'ab'].map((ids) => isNext(left, ids))).toEqual([true, false, true, false]);
    expect(['a', ''].map((ids) => isNext(firstCursor, ids))).toEqual([true, false]);
  });

  test('begins with the first row where nothing was selected', () => {
    expect(keyTarget(firstCursor, 'ArrowDown', queue('abc'))).toBe(0);
    expect(keyTarget(firstCursor, 'ArrowUp', queue('abc'))).toBe(0);
  });

  test('continues with the row that moved up where the selected one has left the queue', () => {
    const left = cursorAfter(on('b', 1), away);
    expect(left).toMatchObject({ gone: true, index: 1, id: 'b' });
    expect(keyTarget(left, 'ArrowDown', queue('acd'))).toBe(1);
    expect(keyTarget(left, 'ArrowUp', queue('acd'))).toBe(0);
    expect(keyTarget(cursorAfter(on('a', 0), away), 'ArrowDown', queue('bcd'))).toBe(0);
  });

  test('continues from a row that is still there where its ticket was closed in the window', () => {
    const closed = cursorAfter(on('b', 1), { what: 'selected', id: null, index: null });
    expect(keyTarget(closed, 'ArrowDown', queue('abcd'))).toBe(2);
    expect(keyTarget(closed, 'ArrowUp', queue('abcd'))).toBe(0);
  });

  test('follows its ticket to another position', () => {
    expect(cursorAfter(on('b', 1), on('b', 5))).toMatchObject({ index: 5, gone: false });
  });

  test('walks on from a row that is not loaded, and gives it the focus when it is there', () => {
    const far = cursorAfter(on('a', 0), { what: 'moved', id: undefined });
    expect(far).toMatchObject({ focus: null });
    expect(keyTarget(far, 'ArrowUp', queue('abc', 100, 80))).toBe(79);
    const loaded = moveCursor(far, { what: 'moved', id: 'z' });
    expect(loaded).toMatchObject({ focus: 'z' });
    expect(moveCursor(loaded, { what: 'focused' })).toMatchObject({ focus: null });
  });

  test('stays the same value where nothing changes, so that nothing is drawn again', () => {
    const cursor = cursorAfter(on('b', 1));
    expect(moveCursor(cursor, on('b', 1))).toBe(cursor);
    const gone = moveCursor(cursor, away);
    expect(moveCursor(gone, away)).toBe(gone);
  });
});

describe('the row that Tab reaches', () => {
  const drawn = [2, 3, 4, 5];
  const rows = queue('abcdef');

  test('is the selected one where it is drawn', () => {
    expect(tabStop(cursorAfter(on('d', 3)), 'd', drawn, 2, rows)).toBe(3);
  });

  test('is the first in sight where the selected one is not drawn, or nothing was selected', () => {
    expect(tabStop(cursorAfter(on('a', 0)), 'a', drawn, 2, rows)).toBe(2);
    expect(tabStop(firstCursor, null, drawn, 2, rows)).toBe(2);
  });

  test('is the one that took the place of a ticket that left, or the last one', () => {
    expect(tabStop(cursorAfter(on('x', 4), away), 'x', drawn, 2, rows)).toBe(4);
    expect(tabStop(cursorAfter(on('x', 9), away), 'x', drawn, 2, rows)).toBe(5);
  });
});
