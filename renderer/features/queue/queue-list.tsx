import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { QueueName } from '../../../shared/views/queues.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './queue-list.module.css';
import { QueueRowOption } from './queue-row.tsx';
import type { QueueRows } from './use-queue-rows.ts';

export interface QueueListProps {
  readonly queue: QueueName;
  readonly rows: QueueRows;
  readonly selectedId: string | null;
  /** Where the selected ticket stands; null when it is in another queue. */
  readonly selectedIndex: number | null;
  readonly onSelect: (ticketId: string) => void;
  /** The person wants to work on the selected ticket. */
  readonly onEnter: () => void;
}

export const rowHeight = 80;
const overscan = 6;

/** A queue of any length: only the rows on the screen exist. Arrows, J and K move; Enter goes into the ticket. */
export function QueueList({ queue, rows, selectedId, selectedIndex, onSelect, onEnter }: QueueListProps) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  /** The ticket whose row is to have the keyboard, as soon as it is there. */
  const wantsFocus = useRef<string>(undefined);
  const awaited = useRef<number>(undefined);
  const broughtIntoView = useRef<string>(undefined);
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The row that has the keyboard stays while others are looked at: where it is taken away, the keys go nowhere.
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), selectedIndex, total),
  });
  const items = virtual.getVirtualItems();
  const [first, last] = shownRange(virtual.range, total);
  const lastIndex = useRef(-1);
  if (selectedIndex !== null) lastIndex.current = selectedIndex;
  const isSelectedShown = items.some(({ index }) => rows.rowAt(index)?.id === selectedId);

  useEffect(() => rows.show(first, last));

  useEffect(() => {
    const row = awaited.current === undefined ? undefined : rows.rowAt(awaited.current);
    if (!row) return;
    awaited.current = undefined;
    wantsFocus.current = row.id;
    onSelect(row.id);
  });

  // A ticket that was chosen elsewhere, such as one just taken in, is brought into view; once, so that scrolling stays free.
  useEffect(() => {
    if (selectedId === null || selectedIndex === null || broughtIntoView.current === selectedId) return;
    if (selectedIndex >= total) return;
    broughtIntoView.current = selectedId;
    virtual.scrollToIndex(selectedIndex);
  });

  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row || row.dataset.ticket !== wantsFocus.current) return;
    wantsFocus.current = undefined;
    row.focus({ preventScroll: true });
  });

  // Whoever signs in finds the keyboard in the queue; focus that is somewhere already is left there.
  const isGreeting = useRef(true);
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!row || !isGreeting.current) return;
    isGreeting.current = false;
    if (document.activeElement === document.body) row.focus({ preventScroll: true });
  });

  function moveTo(index: number): void {
    const row = rows.rowAt(index);
    virtual.scrollToIndex(index);
    wantsFocus.current = row?.id;
    // A row that is far away is asked for by scrolling there, and selected when it has come.
    awaited.current = row ? undefined : index;
    if (row) onSelect(row.id);
  }

  function move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = keyTarget(event.key, awaited.current ?? selectedIndex ?? fromGone(event.key), total, pageRows());
    if (target === undefined) return;
    event.preventDefault();
    if (target === 'enter') onEnter();
    else moveTo(target);
  }

  /** A ticket that was resolved has left the queue: the one that moved up to its place comes next. */
  function fromGone(key: string): number {
    return lastIndex.current > 0 && /^(ArrowUp|[kK])$/.test(key)
      ? lastIndex.current
      : Math.max(-1, lastIndex.current - 1);
  }

  function pageRows(): number {
    return Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  }

  function choose({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-ticket]') : null;
    awaited.current = undefined;
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
        aria-label={text('queue.label', { queue: text(`nav.${queue}`) })}
      >
        {items.map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <div
              key={row?.id ?? index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
              role="presentation"
            >
              {row && (
                <QueueRowOption
                  row={row}
                  position={index + 1}
                  total={total}
                  isSelected={row.id === selectedId}
                  // Tab reaches one row: the selected one, or the first while that one is not in sight.
                  isTabStop={row.id === selectedId || (!isSelectedShown && index === first)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyTarget(key: string, at: number, total: number, page: number): number | 'enter' | undefined {
  switch (key) {
    case 'PageDown':
      return Math.min(at + page, total - 1);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'ArrowDown':
    case 'j':
    case 'J':
      return Math.min(at + 1, total - 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'Enter':
      return at < 0 ? 0 : 'enter';
    default:
      return undefined;
  }
}

/** What the person sees or is about to see, whatever else stands in the page. */
function shownRange(range: { readonly startIndex: number; readonly endIndex: number } | null, total: number) {
  if (!range || total === 0) return [0, 0] as const;
  return [Math.max(0, range.startIndex - overscan), Math.min(total - 1, range.endIndex + overscan)] as const;
}

function withKept(indexes: number[], kept: number | null, total: number): number[] {
  if (kept === null || kept >= total || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}
