import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useReducer,
  useRef,
} from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { rowShape } from '../../../shared/views/queue-columns.ts';
import { queueName } from '../../i18n/queue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useRegions } from '../../ui/region.tsx';
import { firstCursor, keyTarget, moveCursor, tabStop } from './queue-cursor.ts';
import styles from './queue-list.module.css';
import { QueueRowOption } from './queue-row.tsx';
import type { QueueRows } from './use-queue-rows.ts';

/** Lets key handlers outside of the queue control it. */
export interface QueueHandle {
  /** Focuses the current row and handles a key there; returns whether the key has a meaning in a queue. */
  readonly press: (key: string) => boolean;
  /** The row of a ticket; null if the ticket is not in the queue or its row is not drawn yet. */
  readonly rowOf: (ticketId: string) => HTMLElement | null;
}

export interface QueueListProps {
  readonly handle: Ref<QueueHandle>;
  readonly queue: ListedQueue;
  readonly rows: QueueRows;
  readonly selectedId: string | null;
  /** The index of the selected ticket; null if it is not in this queue. */
  readonly selectedIndex: number | null;
  /** The ids of tickets on which the agent has an unsent draft. */
  readonly hasDraft: ReadonlySet<string>;
  readonly onSelect: (ticketId: string) => void;
  /** Called on Enter: the person wants to work on the selected ticket. */
  readonly onEnter: () => void;
}

const usualHeight = 80;
const extraHeight = 18;
const overscan = 6;

/** A virtual list, so a queue can have any length. Arrow keys, J and K move; Enter goes to the ticket. */
export function QueueList(props: QueueListProps) {
  const { handle, queue, rows, selectedId, selectedIndex, hasDraft, onSelect, onEnter } = props;
  const text = useText();
  const regions = useRegions();
  const scroller = useRef<HTMLDivElement>(null);
  const [kept, dispatch] = useReducer(moveCursor, firstCursor);
  const cursor = moveCursor(kept, { what: 'selected', id: selectedId, index: selectedIndex });
  const scrolledTo = useRef<string>(undefined);
  const total = rows.total ?? 0;
  // All rows of a queue have the same height, so that any index can be scrolled to at once.
  const rowHeight = usualHeight + (rowShape(queue.columns).hasExtraLine ? extraHeight : 0);
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
  const idAt = (index: number) => rows.rowAt(index)?.id;
  const drawn = items.map(({ index }) => index);
  const stop = tabStop(cursor, selectedId, drawn, firstShown, { total, idAt });

  useEffect(() => dispatch({ what: 'selected', id: selectedId, index: selectedIndex }), [selectedId, selectedIndex]);

  useEffect(() => rows.show(firstShown, lastShown));

  const { awaited, focus } = cursor;
  const awaitedId = awaited === null ? undefined : idAt(awaited);
  useEffect(() => {
    if (awaited === null || awaitedId === undefined) return;
    dispatch({ what: 'moved', to: awaited, id: awaitedId });
    onSelect(awaitedId);
  });

  // Scrolls to a ticket that was selected elsewhere, such as a new one. Only once, so that the person can scroll away.
  useEffect(() => {
    if (selectedId === null || selectedIndex === null || scrolledTo.current === selectedId) return;
    if (selectedIndex >= total) return;
    scrolledTo.current = selectedId;
    virtual.scrollToIndex(selectedIndex);
  });

  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row || row.dataset.ticket !== focus) return;
    dispatch({ what: 'focused' });
    row.focus({ preventScroll: true });
  });

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
    dispatch({ what: 'moved', to: index, id });
    if (id !== undefined) onSelect(id);
  }

  function move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (walk(event.key)) event.preventDefault();
  }

  function walk(pressed: string): boolean {
    const target = keyTarget(cursor, pressed, { total, page: pageRows(), idAt });
    if (target === undefined) return false;
    if (target !== 'enter') moveTo(target);
    else if (cursor.gone) moveTo(stop);
    else onEnter();
    return true;
  }

  useImperativeHandle(handle, () => ({
    press: (key) => {
      const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
      if (!row) return false;
      row.focus({ preventScroll: true });
      return walk(key);
    },
    rowOf: (ticketId) =>
      scroller.current?.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(ticketId)}"]`) ?? null,
  }));

  function pageRows(): number {
    return Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  }

  function choose({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-ticket]') : null;
    dispatch({ what: 'clicked' });
    if (row?.dataset.ticket) onSelect(row.dataset.ticket);
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        className={styles.rows}
        role="listbox"
        onKeyDown={move}
        onClick={choose}
        style={{ height: virtual.getTotalSize() }}
        aria-label={text('queue.label', { queue: queueName(text, queue) })}
      >
        {items.map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <div
              key={row?.id ?? index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              role="presentation"
            >
              {row && (
                <QueueRowOption
                  row={row}
                  columns={queue.columns}
                  position={index + 1}
                  total={total}
                  hasDraft={hasDraft.has(row.id)}
                  isSelected={row.id === selectedId}
                  isTabStop={index === stop}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
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
