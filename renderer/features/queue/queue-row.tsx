import { PencilLine } from 'lucide-react';
import { memo } from 'react';
import type { Density } from '../../../shared/bridge/preferences.ts';
import { rowShape } from '../../../shared/views/queue-columns.ts';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { PriorityMark, StatusMark } from '../../forms/marks.tsx';
import { rowCheck } from '../../forms/row-check.tsx';
import { useText } from '../../i18n/text.tsx';
import { ClosedMark } from './closed-mark.tsx';
import { DenseRow } from './dense-row.tsx';
import styles from './queue-row.module.css';
import { RowExtras } from './row-extras.tsx';

export interface QueueRowProps {
  readonly row: QueueRow;
  /** The queue’s columns. Number and summary are always shown. */
  readonly columns: readonly string[];
  readonly density: Density;
  /** From 1, among all rows of the queue, most of which are not in the DOM. */
  readonly position: number;
  readonly total: number;
  readonly hasDraft: boolean;
  readonly isSelected: boolean;
  readonly isShown: boolean;
  readonly isTabStop: boolean;
}

/**
 * One ticket: requester and due time; summary; status, priority, assignee and number; then the queue’s extra columns.
 */
export const QueueRowOption = memo(function QueueRowOption({
  row,
  columns,
  density,
  position,
  total,
  hasDraft,
  isSelected,
  isShown,
  isTabStop,
}: QueueRowProps) {
  const text = useText();
  const shows = (column: string) => columns.includes(column);
  const isWaiting = row.isWaitingForUs && shows('waiting');
  const assigned = assignedWords();
  const { hasHead, hasDetailLine } = rowShape(columns);

  /** The assignee with their team, or only the team if the queue has only that column. */
  function assignedWords(): string {
    const names = (shows('assignee') ? [row.assigneeName, row.teamName] : shows('team') ? [row.teamName] : []).filter(
      (name) => name !== '',
    );
    const whose = names.length === 0 && shows('assignee') ? text('queue.unassigned') : names.join(', ');
    const again = row.isReopened && row.state === 'open' ? text('queue.reopened') : '';
    return [whose, again].filter((words) => words !== '').join(' · ');
  }

  const end = (
    <span className={styles.end}>
      {hasDraft && (
        <span className={styles.draft} title={text('queue.draft')}>
          <PencilLine size={13} aria-hidden="true" />
          <span className="visually-hidden">{text('queue.draft')}</span>
        </span>
      )}
      <bdi className={styles.number}>#{row.number}</bdi>
    </span>
  );
  // Rendered even without a name, so that the marks keep their positions.
  const who = (
    <bdi
      className={styles.who}
      data-who={row.closedMs === null ? 'open' : 'closed'}
      title={shows('requester') ? row.requesterName : undefined}
    >
      {shows('requester') && row.requesterName}
    </bdi>
  );
  const summary = (
    <bdi className={styles.summary} title={row.summary}>
      {row.summary}
    </bdi>
  );
  const state = (
    <>
      {shows('status') && <StatusMark name={row.statusName} kind={row.statusKind} />}
      {shows('priority') && <PriorityMark name={row.priorityName} urgency={row.urgency} />}
      {assigned !== '' && (
        <span className={styles.assigned} title={assigned}>
          {assigned}
        </span>
      )}
    </>
  );
  const marks = (
    <span className={styles.marks}>
      {isWaiting && (
        <span className={styles.waiting} title={text('queue.waitingForUs')}>
          <span className={styles.whole}>{text('queue.waitingForUs')}</span>
          <span className={styles.brief} aria-hidden="true">
            {text('queue.waitingForUs.brief')}
          </span>
        </span>
      )}
      {row.closedMs === null
        ? shows('due') && (
            <DueMark
              dueMs={row.dueMs}
              soonMs={row.soonMs}
              pausedLeftMs={row.pausedLeftMs}
              target={row.dueTarget === 'response' ? 'reply' : null}
            />
          )
        : (shows('due') || shows('closed')) && <ClosedMark closedMs={row.closedMs} outcome={row.outcome} />}
    </span>
  );
  return (
    <div
      className={styles.row}
      role="option"
      aria-selected={isSelected}
      aria-current={isShown}
      aria-posinset={position}
      aria-setsize={total}
      data-density={density}
      data-ticket={row.id}
      data-waiting={isWaiting}
      tabIndex={isTabStop ? 0 : -1}
    >
      {rowCheck}
      {density === 'roomy' ? (
        <>
          {hasHead && (
            <span className={styles.line}>
              {who}
              {marks}
            </span>
          )}
          {summary}
          <span className={styles.line}>
            <span className={styles.details}>
              {state}
              {/* A row without a detail line has room for the extra columns beside the number. */}
              {!hasDetailLine && <RowExtras row={row} />}
            </span>
            {end}
          </span>
          {hasDetailLine && <RowExtras row={row} />}
        </>
      ) : (
        <DenseRow isOneLine={density === 'compact'} {...{ who, summary, state, marks, end }} />
      )}
    </div>
  );
});
