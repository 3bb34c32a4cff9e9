import { useVirtualizer } from '@tanstack/react-virtual';
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

/** A queue of any length: only the rows on the screen exist. Arrows, J and K move; Enter goes into the ticket. */
export function QueueList({ queue, rows, selectedId, selectedIndex, onSelect, onEnter }: QueueListProps) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const awaited = useRef<number>(undefined);
  const broughtIntoView = useRef<string>(undefined);
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const isSelectedShown = items.some(({ index }) => rows.rowAt(index)?.id === selectedId);

  useEffect(() => rows.show(first, last));

  useEffect(() => {
    const row = awaited.current === undefined ? undefined : rows.rowAt(awaited.current);
    if (!row) return;
    awaited.current = undefined;
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
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (row && document.activeElement !== row) row.focus({ preventScroll: true });
    if (row) wantsFocus.current = false;
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
    wantsFocus.current = true;
    // A row that is far away is asked for by scrolling there, and selected when it has come.
    awaited.current = row ? undefined : index;
    if (row) onSelect(row.id);
  }

  function move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = awaited.current ?? selectedIndex ?? -1;
    const target = keyTarget(event.key, at, total);
    if (target === undefined) return;
    event.preventDefault();
    if (target === 'enter') onEnter();
    else moveTo(target);
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

function keyTarget(key: string, at: number, total: number): number | 'enter' | undefined {
  switch (key) {
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
