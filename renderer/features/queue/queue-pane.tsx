import { Archive, Inbox, ListFilter, Trash2, UserRound } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { originalName } from '../../../shared/views/queues.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useQueues } from '../../bridge/use-queues.ts';
import type { TicketListProps } from '../../forms/ticket-list.tsx';
import { queueName, sortText } from '../../i18n/queue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { LoadingQueue } from './loading-queue.tsx';
import { QueueList, type QueueListProps } from './queue-list.tsx';
import styles from './queue-pane.module.css';
import { useDraftMarks } from './use-draft-marks.ts';
import { useQueueRows } from './use-queue-rows.ts';

export interface QueuePaneProps
  extends Pick<TicketListProps, 'handle' | 'selectedId' | 'awaited' | 'onSelect' | 'onEnter'> {
  readonly queue: ListedQueue;
}

const icons = {
  open: <Inbox size={24} aria-hidden="true" />,
  mine: <UserRound size={24} aria-hidden="true" />,
  closed: <Archive size={24} aria-hidden="true" />,
  deleted: <Trash2 size={24} aria-hidden="true" />,
  other: <ListFilter size={24} aria-hidden="true" />,
};

/** A queue’s name, sort order and tickets. */
export const QueuePane = memo(function QueuePane({ queue, ...list }: QueuePaneProps) {
  const { selectedId } = list;
  const text = useText();
  const name = queueName(text, queue);
  const rows = useQueueRows(queue.id);
  const queues = useQueues();
  const counts = useAnswer('queue.counts', {});
  const waiting = counts.data?.queues[queue.id]?.waitingForUs;
  // The default queue also says that all tickets are answered; the others mention only waiting requesters.
  const showsWaiting = waiting !== undefined && (waiting > 0 || queue.id === queues.list[0]?.id);
  const hasDraft = useDraftMarks();
  const section = useRef<HTMLElement>(null);
  const focusable = () => section.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
  const region = useRegion('queue', { main: focusable }, section);
  const knownIndex = selectedId === null ? null : rows.indexOf(selectedId);
  const position = useAnswer(
    'queue.position',
    { queue: queue.id, ticketId: selectedId ?? '' },
    { enabled: knownIndex === undefined && rows.total !== undefined },
  );
  const selectedIndex = knownIndex === undefined ? askedIndex() : knownIndex;

  /** The answer may be outdated: if another row is loaded at this index, the ticket has left the queue. */
  function askedIndex(): number | null {
    const index = position.data?.index ?? null;
    return index !== null && rows.rowAt(index) === undefined ? index : null;
  }

  return (
    <section className={styles.pane} aria-label={name} tabIndex={-1} {...region}>
      <header className={styles.head}>
        <h2 className={styles.name}>
          {name}{' '}
          <span className={styles.count}>
            {rows.total === undefined ? '' : text('nav.total', { count: rows.total })}
          </span>
        </h2>
        <div className={styles.order}>
          <span>{sortText(text, queue.order)}</span>
          {showsWaiting && <span>{text('queue.waiting', { count: waiting })}</span>}
        </div>
      </header>
      <QueueContents {...list} queue={queue} rows={rows} selectedIndex={selectedIndex} hasDraft={hasDraft} />
    </section>
  );
});

function QueueContents(list: QueueListProps) {
  const text = useText();
  const { queue, rows, awaited } = list;
  const { begin } = awaited;
  useEffect(() => {
    if (rows.total === 0) begin(null);
  }, [rows.total, begin]);
  if (rows.failure) {
    return (
      <Message
        title={text('queue.failed')}
        actions={<Button onClick={rows.askAgain}>{text('common.tryAgain')}</Button>}
      >
        {errorText(text, rows.failure.error)}
      </Message>
    );
  }
  if (rows.total === undefined) {
    return (
      <Delayed>
        <LoadingQueue />
      </Delayed>
    );
  }
  if (rows.total === 0) {
    const kind = originalName(queue) ?? 'other';
    return (
      <Message icon={icons[kind]} title={text(`queue.empty.${kind}`)}>
        {text(`queue.empty.${kind}.words`)}
      </Message>
    );
  }
  return <QueueList key={queue.id} {...list} />;
}
