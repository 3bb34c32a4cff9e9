import { memo } from 'react';
import type { SearchHit } from '../../../shared/bridge/contract/search.ts';
import { PriorityMark, StatusMark } from '../../forms/marks.tsx';
import { rowCheck } from '../../forms/row-check.tsx';
import type { ListedRow } from '../../forms/ticket-list.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Marked } from '../../ui/marked.tsx';
import { FoundLine } from './found-line.tsx';
import styles from './hit.module.css';

interface HitProps extends ListedRow {
  readonly hit: SearchHit;
}

/** A ticket that was found: requester and time of the last activity; summary; where it was found; state and number. */
export const Hit = memo(function Hit({ hit, index, total, isSelected, isShown, isTabStop }: HitProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { row, summaryMarks, requesterMarks, isSimilar, updatedMs } = hit;
  const assigned = [row.assigneeName, row.teamName].filter((name) => name !== '').join(', ');
  const whose = assigned === '' ? text('queue.unassigned') : assigned;
  return (
    <div
      className={styles.hit}
      role="option"
      aria-selected={isSelected}
      aria-current={isShown}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-ticket={row.id}
      tabIndex={isTabStop ? 0 : -1}
    >
      {rowCheck}
      <span className={styles.line}>
        <bdi className={styles.who} title={row.requesterName}>
          <Marked text={row.requesterName} marks={requesterMarks} />
        </bdi>
        <time className={styles.time} title={times.full(updatedMs)}>
          {times.moment(updatedMs, nowMs)}
        </time>
      </span>
      <bdi className={styles.summary} title={row.summary}>
        <Marked text={row.summary} marks={summaryMarks} />
      </bdi>
      <FoundLine hit={hit} />
      <span className={styles.line}>
        <span className={styles.details}>
          <StatusMark name={row.statusName} kind={row.statusKind} />
          <PriorityMark name={row.priorityName} urgency={row.urgency} />
          <span className={styles.assigned} title={whose}>
            {whose}
          </span>
        </span>
        <span className={styles.end}>
          {isSimilar && <span className={styles.similar}>{text('search.similar')}</span>}
          <bdi className={styles.number}>#{row.number}</bdi>
        </span>
      </span>
    </div>
  );
});
