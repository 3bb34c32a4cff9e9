import { PencilLine } from 'lucide-react';
import { memo } from 'react';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { PriorityMark, StatusMark } from '../../forms/marks.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './queue-row.module.css';

export interface QueueRowProps {
  readonly row: QueueRow;
  /** Counted from 1, of all the rows there are, most of which do not exist in the window. */
  readonly position: number;
  readonly total: number;
  readonly hasDraft: boolean;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}

/** Who and until when; what; then state, priority, assignee and number. */
export const QueueRowOption = memo(function QueueRowOption({
  row,
  position,
  total,
  hasDraft,
  isSelected,
  isTabStop,
}: QueueRowProps) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const assigned = [row.assigneeName, row.teamName].filter((name) => name !== '').join(', ');
  return (
    <div
      className={styles.row}
      role="option"
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      data-ticket={row.id}
      data-waiting={row.isWaitingForUs}
      tabIndex={isTabStop ? 0 : -1}
    >
      <span className={styles.line}>
        <bdi className={styles.who} title={row.requesterName}>
          {row.requesterName}
        </bdi>
        <span className={styles.marks}>
          {row.isWaitingForUs && (
            <span className={styles.waiting} title={text('queue.waitingForUs')}>
              {text('queue.waitingForUs')}
            </span>
          )}
          {row.closedMs === null ? (
            <DueMark dueMs={row.dueMs} />
          ) : (
            <time className={styles.closed}>{text('queue.closedAt', { time: moment(row.closedMs, nowMs) })}</time>
          )}
        </span>
      </span>
      <bdi className={styles.summary} title={row.summary}>
        {row.summary}
      </bdi>
      <span className={styles.line}>
        <span className={styles.facts}>
          <StatusMark name={row.statusName} kind={row.statusKind} />
          <PriorityMark name={row.priorityName} urgency={row.urgency} />
          <span className={styles.assigned} title={assigned}>
            {assigned === '' ? text('queue.unassigned') : assigned}
            {row.isReopened && row.state === 'open' && ` · ${text('queue.reopened')}`}
          </span>
        </span>
        <span className={styles.end}>
          {hasDraft && (
            <span className={styles.draft} title={text('queue.draft')}>
              <PencilLine size={13} aria-hidden="true" />
              <span className="visually-hidden">{text('queue.draft')}</span>
            </span>
          )}
          <bdi className={styles.number}>#{row.number}</bdi>
        </span>
      </span>
    </div>
  );
});
