import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import { originalName } from '../../../shared/views/queues.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useQueues } from '../../bridge/use-queues.ts';
import { otherQueueIcon, queueIcons } from '../../forms/queue-icons.ts';
import type { TicketListProps } from '../../forms/ticket-list.tsx';
import { queueName } from '../../i18n/queue-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { LoadingQueue } from './loading-queue.tsx';
import { QueueList, type QueueListProps } from './queue-list.tsx';
import { QueueMenu } from './queue-menu.tsx';
import { QueueNotes } from './queue-notes.tsx';
import styles from './queue-pane.module.css';
import { SortMenu } from './sort-menu.tsx';
import { useDraftMarks } from './use-draft-marks.ts';
import { useQueueRows } from './use-queue-rows.ts';

export interface QueuePaneProps
  extends Pick<TicketListProps, 'handle' | 'selectedId' | 'awaited' | 'onSelect' | 'onEnter'> {
  readonly queue: ListedQueue;
  /** Shown below the tickets. */
  readonly foot: ReactNode;
}

/** A queue’s name, sort order and tickets. */
export const QueuePane = memo(function QueuePane({ queue, foot, ...list }: QueuePaneProps) {
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
  const { begin } = list.awaited;
  useEffect(() => {
    if (rows.total === 0) begin(null);
  }, [rows.total, begin]);
  const selectedIndex = knownIndex === undefined ? askedIndex() : knownIndex;

  /** The answer may be outdated: if another row is loaded at this index, the ticket has left the queue. */
  function askedIndex(): number | null {
    const index = position.data?.index ?? null;
    return index !== null && rows.rowAt(index) === undefined ? index : null;
  }

  return (
    <section className={styles.pane} aria-label={name} tabIndex={-1} {...region}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 className={styles.name}>
            {name}{' '}
            <span className={styles.count}>
              {rows.total === undefined ? '' : text('nav.total', { count: rows.total })}
            </span>
          </h2>
          <QueueMenu queue={queue} />
        </div>
        <div className={styles.order}>
          <SortMenu queue={queue} />
          {showsWaiting && <span>{text('queue.waiting', { count: waiting })}</span>}
        </div>
      </header>
      <QueueNotes queue={queue} />
      {contents(text, { ...list, queue, rows, selectedIndex, hasDraft })}
      {foot}
    </section>
  );
});

/** The tickets, or why there are none. No component of its own: it would be one more to render for each ticket. */
function contents(text: Text, list: QueueListProps) {
  const { queue, rows } = list;
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
    const original = originalName(queue);
    const kind = original ?? 'other';
    const Icon = original ? queueIcons[original] : otherQueueIcon;
    return (
      <Message icon={<Icon size={24} aria-hidden="true" />} title={text(`queue.empty.${kind}`)}>
        {text(`queue.empty.${kind}.words`)}
      </Message>
    );
  }
  return <QueueList key={queue.id} {...list} />;
}
