import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { rowShape } from '../../../shared/views/queue-columns.ts';
import { queueName } from '../../i18n/queue-text.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './queue-list.module.css';
import { QueueRowOption } from './queue-row.tsx';
import type { QueueRows } from './use-queue-rows.ts';

/** A queue as keys outside of it know it. */
export interface QueueHandle {
  /** Does what a key does on the row that has the keyboard, and puts the keyboard there; whether it means something. */
  readonly press: (key: string) => boolean;
}

export interface QueueListProps {
  readonly handle: Ref<QueueHandle>;
  readonly queue: ListedQueue;
  readonly rows: QueueRows;
  readonly selectedId: string | null;
  /** Where the selected ticket stands; null when it is in another queue. */
  readonly selectedIndex: number | null;
  /** The tickets on which the agent has words that are not sent. */
  readonly hasDraft: ReadonlySet<string>;
  readonly onSelect: (ticketId: string) => void;
  /** The person wants to work on the selected ticket. */
  readonly onEnter: () => void;
}

const letterKeys: Readonly<Record<string, string>> = {
  [letterOf('queue.next')]: 'ArrowDown',
  [letterOf('queue.previous')]: 'ArrowUp',
};

const usualHeight = 80;
const extraHeight = 18;
const overscan = 6;

/** A queue of any length: only the rows on the screen exist. Arrows, J and K move; Enter goes into the ticket. */
export function QueueList(props: QueueListProps) {
  const { handle, queue, rows, selectedId, selectedIndex, hasDraft, onSelect, onEnter } = props;
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  /** The ticket whose row is to have the keyboard, as soon as it is there. */
  const wantsFocus = useRef<string>(undefined);
  const awaited = useRef<number>(undefined);
  const broughtIntoView = useRef<string>(undefined);
  const total = rows.total ?? 0;
  // Every row of a queue is as high as the others, whatever it holds: then any place can be scrolled to at once.
  const rowHeight = usualHeight + (rowShape(queue.columns).hasExtraLine ? extraHeight : 0);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The row that has the keyboard stays while others are looked at: where it is taken away, the keys go nowhere.
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), selectedIndex, total),
  });
  const measure = virtual.measure;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured counts until the height is another one.
  useEffect(() => measure(), [measure, rowHeight]);
  const items = virtual.getVirtualItems();
  const [firstShown, lastShown] = shownRange(virtual.range, total);
  const last = useRef({ index: -1, id: '' });
  if (selectedIndex !== null && selectedId !== null) last.current = { index: selectedIndex, id: selectedId };
  const stop = tabStop();

  useEffect(() => rows.show(firstShown, lastShown));

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

  // After signing in, the queue gets the focus, unless something else has it. An empty queue takes it when its first
  // rows arrive.
  const isGreeting = useRef(true);
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!row) return;
    const { activeElement: active } = document;
    const isWaiting = active !== null && active === scroller.current?.closest('[data-region]');
    if (isWaiting || (isGreeting.current && active === document.body)) row.focus({ preventScroll: true });
    isGreeting.current = false;
  });

  /** Tab reaches one row: the selected one, the one that took its place, or the first that is in sight. */
  function tabStop(): number {
    const selected = items.find(({ index }) => rows.rowAt(index)?.id === selectedId);
    if (selected) return selected.index;
    const heir = Math.min(last.current.index, total - 1);
    return selectedIndex === null && items.some(({ index }) => index === heir) ? heir : firstShown;
  }

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
    if (walk(event.key)) event.preventDefault();
  }

  function walk(pressed: string): boolean {
    const key = letterKeys[pressed.toUpperCase()] ?? pressed;
    const target = keyTarget(key, awaited.current ?? selectedIndex ?? fromLeft(key), total, pageRows());
    if (target === undefined) return false;
    if (target !== 'enter') moveTo(target);
    else if (selectedIndex === null) moveTo(stop);
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
  }));

  /** A ticket that was resolved has left the queue: the one that moved up comes next. One that was closed is still there. */
  function fromLeft(key: string): number {
    const { index, id } = last.current;
    const isThere = rows.rowAt(index)?.id === id;
    if (isThere || (index > 0 && key === 'ArrowUp')) return index;
    return Math.max(-1, index - 1);
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

function keyTarget(key: string, at: number, total: number, page: number): number | 'enter' | undefined {
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

/** What the person sees or is about to see, whatever else stands in the page. */
function shownRange(range: { readonly startIndex: number; readonly endIndex: number } | null, total: number) {
  if (!range || total === 0) return [0, 0] as const;
  return [Math.max(0, range.startIndex - overscan), Math.min(total - 1, range.endIndex + overscan)] as const;
}

function withKept(indexes: number[], kept: number | null, total: number): number[] {
  if (kept === null || kept >= total || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}
