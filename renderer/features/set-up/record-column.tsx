import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useRegion } from '../../ui/region.tsx';
import type { RecordContext } from './form-field.ts';
import { KindMenu } from './kind-menu.tsx';
import type { KindPage } from './kind-page.ts';
import type { ListedRecord } from './listed-records.ts';
import styles from './record-column.module.css';
import { RecordList } from './record-list.tsx';
import type { MoveRecord } from './use-move-record.ts';

interface RecordColumnProps {
  readonly page: KindPage;
  readonly rows: { readonly inUse: readonly ListedRecord[]; readonly archived: readonly ListedRecord[] };
  readonly selectedId: Id | undefined;
  readonly context: RecordContext;
  readonly onSelect: (id: Id) => void;
  readonly onOpen: (id: Id) => void;
  readonly onEnter: (id: Id) => void;
  readonly onMove: MoveRecord | undefined;
  readonly onArchive: (id: Id) => void;
  readonly onAdd: () => void;
  /** Undefined if there are no other kinds. */
  readonly onKind: ((kind: string) => void) | undefined;
  /** Shows the kinds; returns whether it could. */
  readonly onBack: () => boolean;
}

/** The records of one kind, and the archived ones on request. */
export function RecordColumn(props: RecordColumnProps) {
  const { page, rows, selectedId, context, onSelect, onOpen, onEnter, onMove, onArchive, onAdd, onKind, onBack } =
    props;
  const { words } = page;
  const { text } = context;
  const isReadOnly = useReadOnly() !== null;
  const list = useRef<HTMLDivElement>(null);
  const archivedList = useRef<HTMLDivElement>(null);
  const stopIn = (element: HTMLElement | null) => element?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
  const selectedStop = () =>
    rows.archived.some(({ id }) => id === selectedId) ? stopIn(archivedList.current) : stopIn(list.current);
  const region = useRegion('records', { main: () => selectedStop() ?? stopIn(list.current), back: onBack });
  const isArchivedSelected = rows.archived.some(({ id }) => id === selectedId);
  const [showsArchived, setShowsArchived] = useState(false);
  const isOpen = showsArchived || isArchivedSelected;
  const title = text(`deskSetUp.${words}.title`);
  const shared = { page, selectedId, context, onSelect, onOpen, onEnter };

  return (
    <section {...region} className={styles.column} aria-label={title} tabIndex={-1}>
      <header className={styles.head}>
        {onKind && (
          <Button
            look="icon"
            icon={<ChevronLeft size={18} aria-hidden="true" />}
            aria-label={text('deskSetUp.back')}
            title={text('deskSetUp.back')}
            onClick={() => void onBack()}
          />
        )}
        <h1 className={styles.title}>
          <span className={styles.word}>{title}</span> <span className={styles.count}>{rows.inUse.length}</span>
        </h1>
        {onKind && <KindMenu kind={page.kind} text={text} onKind={onKind} />}
        <Button
          icon={<Plus size={16} aria-hidden="true" />}
          aria-label={rows.inUse.length === 0 ? undefined : text(`deskSetUp.${words}.add`)}
          disabled={isReadOnly}
          onClick={onAdd}
        >
          {text('deskSetUp.add')}
        </Button>
      </header>
      <div className={styles.scroll}>
        {rows.inUse.length === 0 ? (
          <Message
            title={text('deskSetUp.empty')}
            actions={
              <Button disabled={isReadOnly} onClick={onAdd}>
                {text(`deskSetUp.${words}.add`)}
              </Button>
            }
          >
            {text(`deskSetUp.${words}.empty`)}
          </Message>
        ) : (
          <RecordList
            {...shared}
            rows={rows.inUse}
            label={title}
            list={list}
            onMove={isReadOnly ? undefined : onMove}
            onArchive={isReadOnly ? undefined : onArchive}
          />
        )}
        {rows.archived.length > 0 && (
          <>
            <button
              type="button"
              className={styles.archived}
              aria-expanded={isOpen}
              onClick={() => setShowsArchived(!isOpen)}
            >
              <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
              {text('deskSetUp.archived')} <span className={styles.count}>{rows.archived.length}</span>
            </button>
            {isOpen && (
              <RecordList
                {...shared}
                rows={rows.archived}
                label={text('deskSetUp.archived')}
                list={archivedList}
                onMove={undefined}
                onArchive={undefined}
              />
            )}
          </>
        )}
        {page.aside?.()}
        <div className={styles.note}>
          <p>{text(`deskSetUp.${words}.words`)}</p>
          {onMove && (
            <p>
              {text('deskSetUp.order')} <kbd>{text('deskSetUp.order.up')}</kbd>{' '}
              <kbd>{text('deskSetUp.order.down')}</kbd>
            </p>
          )}
          <p>
            {text('deskSetUp.list.archive')} <kbd>{text('deskSetUp.list.delete')}</kbd>
          </p>
        </div>
      </div>
    </section>
  );
}
