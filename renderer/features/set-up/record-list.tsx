import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { RecordContext } from './form-field.ts';
import type { KindPage } from './kind-page.ts';
import { keyTarget } from './list-keys.ts';
import type { ListedRecord } from './listed-records.ts';
import styles from './record-list.module.css';
import { useContested } from './use-contested.ts';
import type { MoveRecord } from './use-move-record.ts';

const movedType = 'application/x-deskside-record';

interface RecordListProps {
  readonly page: KindPage;
  readonly rows: readonly ListedRecord[];
  readonly label: string;
  readonly selectedId: Id | undefined;
  readonly context: RecordContext;
  readonly list: RefObject<HTMLDivElement | null>;
  /** The keyboard is at another record; shows it if there is room beside the list. */
  readonly onSelect: (id: Id) => void;
  readonly onOpen: (id: Id) => void;
  /** Opens a record and moves the keyboard into its form. */
  readonly onEnter: (id: Id) => void;
  /** Undefined for a list with a fixed order. */
  readonly onMove: MoveRecord | undefined;
  /** Undefined where nothing can be archived. */
  readonly onArchive: ((id: Id) => void) | undefined;
}

/**
 * The records of a kind. Arrow keys walk through them, Enter opens one, Alt with an arrow key moves it, and Delete
 * archives it.
 */
export function RecordList(props: RecordListProps) {
  const { page, rows, label, selectedId, context, list, onSelect, onOpen, onEnter, onMove, onArchive } = props;
  const { text } = context;
  const contested = new Set(useContested().flatMap(({ kind, id }) => (kind === page.kind ? [id] : [])));
  const stop = rows.some(({ id }) => id === selectedId) ? selectedId : rows[0]?.id;

  useEffect(() => {
    if (selectedId !== undefined) rowOf(list.current, selectedId)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId, list]);

  function click(event: MouseEvent): void {
    const row = rows.find(({ id }) => rowOf(list.current, id)?.contains(event.target as Node));
    if (row) onOpen(row.id);
  }

  function press(event: KeyboardEvent): void {
    const at = rows.findIndex(({ id }) => rowOf(list.current, id) === document.activeElement);
    const here = rows[at];
    if (!here || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.altKey) {
      if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !onMove) return;
      event.preventDefault();
      onMove(here.id, event.key === 'ArrowUp' ? -1 : 1);
      return;
    }
    if (event.key === 'Delete') {
      if (page.mayArchive(here.id, context)) onArchive?.(here.id);
      return;
    }
    const target = keyTarget(event.key, at, rows.length);
    if (target === undefined) return;
    event.preventDefault();
    const next = target === 'enter' ? here : rows[target];
    if (!next) return;
    if (target === 'enter') {
      onEnter(next.id);
      return;
    }
    rowOf(list.current, next.id)?.focus();
    onSelect(next.id);
  }

  return (
    <div ref={list} role="listbox" aria-label={label} onClick={click} onKeyDown={press}>
      {rows.map((row) => {
        const { id, name, isUnsaved } = row;
        const shownName = page.shownName(id, context) || name || text(`deskSetUp.${page.words}.new`);
        const badge = page.badge(id, context);
        return (
          <div
            key={id}
            role="option"
            aria-selected={id === selectedId}
            data-record={id}
            draggable={onMove !== undefined && !row.isNew}
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData(movedType, id);
              dataTransfer.effectAllowed = 'move';
            }}
            onDragOver={(event) => {
              if (onMove && event.dataTransfer.types.includes(movedType)) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              onMove?.(event.dataTransfer.getData(movedType), id);
            }}
            tabIndex={id === stop ? 0 : -1}
            className={styles.row}
            style={{ paddingInlineStart: 16 + 18 * page.depth(id, context) }}
          >
            {onMove && <GripVertical size={14} aria-hidden="true" className={styles.grip} />}
            <span className={styles.about}>
              <span className={styles.line}>
                {page.glyph(id, context)}
                <bdi className={styles.name} title={shownName}>
                  {shownName}
                </bdi>
                {badge && <span className={styles.badge}>{badge}</span>}
                {contested.has(id) && <span className={styles.contested}>{text('deskSetUp.conflict.mark')}</span>}
                {isUnsaved && <span className={styles.unsaved}>{text('deskSetUp.unsaved')}</span>}
              </span>
              {page.details(id, context).map((line) => (
                <span key={line} className={styles.details} title={line}>
                  {line}
                </span>
              ))}
            </span>
          </div>
        );
      })}
    </div>
  );
}

function rowOf(list: HTMLElement | null, id: Id): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-record]') ?? [])].find((row) => row.dataset.record === id);
}
