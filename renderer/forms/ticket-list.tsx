import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useReducer,
  useRef,
} from 'react';
import { usePreferences } from '../bridge/preferences.tsx';
import { useRegions } from '../ui/region.tsx';
import { isText } from './is-typing.ts';
import { firstCursor, hasNext, isChoosingLetter, isListLetter, keyTarget, moveCursor, tabStop } from './list-cursor.ts';
import { usePlaceMemory } from './place-memory.ts';
import styles from './ticket-list.module.css';
import { type SelectableRows, useListSelection } from './use-list-selection.ts';
import { useWalk } from './walk.ts';

/** Lets key handlers outside of the list control it. */
export interface ListHandle {
  /** Focuses the current row and handles a key there; returns whether the key has a meaning in a list. */
  readonly press: (key: string) => boolean;
  /** Goes to the ticket below the current one, or below the place that it had; false if there is none. */
  readonly goToNext: () => boolean;
  /** Selects all tickets of the list, as many as can be. */
  readonly selectAll: () => void;
  /** The row of a ticket; null if the ticket is not in the list or its row is not drawn yet. */
  readonly rowOf: (ticketId: string) => HTMLElement | null;
}

/** A row that a key went to before it was loaded. It is selected as soon as it is. */
export interface AwaitedRow {
  /** Null if there is none. */
  readonly index: number | null;
  readonly begin: (index: number | null) => void;
}

/** Whether a ticket was chosen or reached by a key that moves; `awaitedAt` is the index of a row that was not loaded. */
export type Selecting = 'chosen' | 'walked' | { readonly awaitedAt: number };

export interface ListedTickets extends SelectableRows {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  /** Reports which rows are visible, so that their pages are loaded. */
  readonly show: (first: number, last: number) => void;
}

/** What a row is given by its list. */
export interface ListedRow {
  readonly index: number;
  readonly total: number;
  /** Whether it is among the selected tickets, or is the shown one while none are. */
  readonly isSelected: boolean;
  /** Whether the window shows it beside the list. */
  readonly isShown: boolean;
  readonly isTabStop: boolean;
}

export interface TicketListProps {
  readonly handle: Ref<ListHandle>;
  readonly label: string;
  readonly rows: ListedTickets;
  /** The height of a row; of rows with different heights, a usual one. */
  readonly rowHeight: number;
  readonly hasOneHeight: boolean;
  readonly selectedId: string | null;
  /** The index of the selected ticket; null if it is not in this list. */
  readonly selectedIndex: number | null;
  readonly awaited: AwaitedRow;
  readonly onSelect: (ticketId: string, how: Selecting) => void;
  /** Called on Enter: the person wants to work on the selected ticket. */
  readonly onEnter: () => void;
  /** Called on the arrow that leads to what is above the first row. */
  readonly onAbove?: () => void;
  /** A row as an option, with the ticket’s id as `data-ticket`; null while it is not loaded. */
  readonly renderRow: (row: ListedRow) => ReactNode;
}

const overscan = 6;

/**
 * A virtual list, so it can have any length. Arrow keys, J and K move; Enter goes to the ticket; X selects, as do Shift
 * with an arrow, and clicks with Ctrl or Shift.
 */
export function TicketList(props: TicketListProps) {
  const { handle, label, rows, rowHeight, hasOneHeight, selectedId, selectedIndex, renderRow } = props;
  const { awaited, onSelect, onEnter, onAbove } = props;
  const regions = useRegions();
  const { singleKeys } = usePreferences();
  const scroller = useRef<HTMLDivElement>(null);
  const memory = usePlaceMemory();
  const way = useWalk();
  const [kept, dispatch] = useReducer(moveCursor, way.lastIn(label), (last) => ({
    ...firstCursor,
    ...(last?.id === selectedId && last),
  }));
  const cursor = moveCursor(kept, { what: 'selected', id: selectedId, index: selectedIndex });
  const chosen = useListSelection(rows);
  const scrolledTo = useRef<string>(undefined);
  const total = rows.total ?? 0;
  // Rows of the same height are not measured, so that any index can be scrolled to at once.
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The selected row stays mounted while scrolled out of view: removing it would lose the focus.
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), selectedIndex, total),
  });
  const measure = virtual.measure;
  // biome-ignore lint/correctness/useExhaustiveDependencies: cached measurements are valid only for one row height
  useEffect(() => measure(), [measure, rowHeight]);
  const items = virtual.getVirtualItems();
  const [firstShown, lastShown] = shownRange(virtual.range, total);
  const { idAt } = rows;
  const drawn = items.map(({ index }) => index);
  // Some rows above are drawn in advance: the focus would scroll back to them.
  const seen = items.find(({ start }) => start >= (virtual.scrollOffset ?? 0))?.index ?? firstShown;
  const stop = tabStop(cursor, selectedId, drawn, seen, { total, idAt });

  useEffect(() => dispatch({ what: 'selected', id: selectedId, index: selectedIndex }), [selectedId, selectedIndex]);

  // The list may have become shorter, and a ticket may cover it, so that no row of it is visible.
  const awaitedAt = awaited.index === null ? null : Math.min(awaited.index, total - 1);
  useEffect(() => {
    if (awaitedAt === null || (awaitedAt >= firstShown && awaitedAt <= lastShown)) rows.show(firstShown, lastShown);
    else rows.show(awaitedAt, awaitedAt);
  });

  const { focus } = cursor;
  const { index: awaitedIndex } = awaited;
  const awaitedId = awaitedAt === null ? undefined : idAt(awaitedAt);
  useEffect(() => {
    if (awaitedId === undefined || awaitedIndex === null) return;
    dispatch({ what: 'moved', id: awaitedId });
    onSelect(awaitedId, { awaitedAt: awaitedIndex });
  }, [awaitedId, awaitedIndex, onSelect]);

  useEffect(() => {
    const { current } = scroller;
    return current ? memory.watch('list', current) : undefined;
  }, [memory]);

  // Back and Forward return to what was scrolled, once there are rows.
  useEffect(() => {
    const top = total > 0 ? memory.take('list') : undefined;
    if (top === undefined) return;
    scrolledTo.current = selectedId ?? undefined;
    scroller.current?.scrollTo({ top });
  });

  useEffect(() => {
    way.put(rows.total === undefined ? undefined : { index: selectedIndex, total }, idAt);
  });
  useEffect(() => () => way.put(undefined), [way]);

  useEffect(() => {
    if (cursor.index >= 0) way.keep(label, { id: cursor.id, index: cursor.index });
  }, [cursor.id, cursor.index, label, way]);

  // Scrolls to a ticket that was selected elsewhere, such as a new one. Only once, so that the person can scroll away.
  useEffect(() => {
    if (selectedId === null || selectedIndex === null || scrolledTo.current === selectedId) return;
    if (selectedIndex >= total) return;
    scrolledTo.current = selectedId;
    virtual.scrollToIndex(selectedIndex);
  });

  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (!row || row.dataset.ticket !== focus) return;
    dispatch({ what: 'focused' });
    if (!isWritingElsewhere()) row.focus({ preventScroll: true });
  });

  /** An agent who already writes in the ticket keeps the focus there; a field above the list leads to it. */
  function isWritingElsewhere(): boolean {
    const { activeElement: active } = document;
    return isText(active) && active !== null && !regions.of(active)?.element.contains(scroller.current);
  }

  // After sign-in, the queue gets the focus unless another element has it. A focused empty queue passes it to its first
  // row.
  const isFirstRender = useRef(true);
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!row) return;
    const { activeElement: active } = document;
    const isWaiting = active !== null && active === regions.of(active)?.element && active.contains(row);
    if (isWaiting || (isFirstRender.current && active === document.body)) row.focus({ preventScroll: true });
    isFirstRender.current = false;
  });

  function moveTo(index: number): void {
    const id = idAt(index);
    virtual.scrollToIndex(index);
    dispatch({ what: 'moved', id });
    if (id === undefined) awaited.begin(index);
    else onSelect(id, 'walked');
  }

  function move(event: KeyboardEvent): void {
    if (choose(event)) event.preventDefault();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!singleKeys && isListLetter(event.key)) return;
    if (event.key === 'ArrowUp' && selectedIndex === 0 && onAbove) onAbove();
    else if (!walk(event.key)) return;
    event.preventDefault();
  }

  /** Whether a key changed the selection. */
  function choose(event: KeyboardEvent): boolean {
    const wanted = choiceOf(event, chosen.ids.size > 0);
    if (wanted === 'all') chosen.selectAll();
    if (wanted === 'none') chosen.clear();
    if (wanted === 'toggle') toggleAt(rowAt(event.target));
    if (wanted === 'extend') {
      const from = cursor.gone ? stop : cursor.index;
      const to = keyTarget(cursor, event.key, { awaited: awaitedAt, total, page: pageRows(), idAt });
      if (typeof to === 'number' && to >= 0) {
        chosen.extend(from, to);
        moveTo(to);
      }
    }
    return wanted !== undefined;
  }

  function toggleAt(ticketId: string | undefined): void {
    const id = ticketId ?? idAt(stop);
    if (id !== undefined) chosen.toggle(id);
  }

  function walk(pressed: string): boolean {
    if (isChoosingLetter(pressed)) {
      toggleAt(idAt(stop));
      return true;
    }
    const target = keyTarget(cursor, pressed, { awaited: awaitedAt, total, page: pageRows(), idAt });
    if (target === undefined) return false;
    if (target !== 'enter') moveTo(target);
    else if (cursor.gone && awaitedAt === null) moveTo(stop);
    else onEnter();
    return true;
  }

  function press(key: string): boolean {
    // The first rows may not be drawn yet.
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    return walk(key);
  }

  useImperativeHandle(handle, () => ({
    press,
    goToNext: () => hasNext(cursor, total, idAt) && press('ArrowDown'),
    selectAll: chosen.selectAll,
    rowOf: (ticketId) =>
      scroller.current?.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(ticketId)}"]`) ?? null,
  }));

  function pageRows(): number {
    return Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  }

  function placeOf(id: string | undefined) {
    const isShown = id === selectedId;
    return { isShown, isSelected: chosen.ids.size > 0 ? id !== undefined && chosen.ids.has(id) : isShown };
  }

  function click({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    const id = rowAt(target);
    if (id === undefined) return;
    const index = rows.indexOf(id);
    const isChoice = ctrlKey || metaKey || (target instanceof Element && target.closest('[data-choose]') !== null);
    if (shiftKey && index != null) chosen.extend(cursor.gone ? stop : cursor.index, index);
    else if (isChoice) chosen.toggle(id);
    else onSelect(id, 'chosen');
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        className={styles.rows}
        role="listbox"
        onKeyDown={move}
        // Shift would select the text up to here.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onClick={click}
        aria-multiselectable="true"
        data-choosing={chosen.ids.size > 0}
        style={{ height: virtual.getTotalSize() }}
        aria-label={label}
      >
        {items.map(({ index, key, start }) => (
          <div
            key={idAt(index) ?? key}
            ref={hasOneHeight ? undefined : virtual.measureElement}
            data-index={index}
            className={styles.place}
            style={{ transform: `translateY(${start}px)`, ...(hasOneHeight && { height: rowHeight }) }}
            role="presentation"
          >
            {renderRow({ index, total, isTabStop: index === stop, ...placeOf(idAt(index)) })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What a key does to the selection. */
function choiceOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  hasSelection: boolean,
): 'all' | 'none' | 'toggle' | 'extend' | undefined {
  const isModified = ctrlKey || metaKey;
  if (altKey) return undefined;
  if (isModified && !shiftKey && key.toLowerCase() === 'a') return 'all';
  if (isModified && !shiftKey && key === ' ') return 'toggle';
  if (isModified) return undefined;
  if (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) return 'extend';
  return key === 'Escape' && hasSelection ? 'none' : undefined;
}

function rowAt(target: EventTarget): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-ticket]') : null;
  return row?.dataset.ticket;
}

/** The visible rows and those about to be, without the kept row. */
function shownRange(range: { readonly startIndex: number; readonly endIndex: number } | null, total: number) {
  if (!range || total === 0) return [0, 0] as const;
  return [Math.max(0, range.startIndex - overscan), Math.min(total - 1, range.endIndex + overscan)] as const;
}

function withKept(indexes: number[], kept: number | null, total: number): number[] {
  if (kept === null || kept >= total || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}
