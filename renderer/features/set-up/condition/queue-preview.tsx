import { useDeferredValue, useEffect, useId, useState } from 'react';
import type { Condition } from '../../../../shared/domain/conditions/condition.ts';
import type { Order } from '../../../../shared/domain/conditions/order-schema.ts';
import type { QueueRow } from '../../../../shared/views/queue-row.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { AskFailed } from '../../../bridge/ask-failed.ts';
import { DueMark } from '../../../forms/due-mark.tsx';
import { PriorityMark, StatusMark } from '../../../forms/marks.tsx';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import type { Text } from '../../../i18n/text.tsx';
import type { FormContext } from '../form-field.ts';
import styles from './queue-preview.module.css';

const shownRows = 5;
/** While somebody types, the tickets are not counted with every key. */
const restMs = 250;

/** The first tickets that the queue would hold now, and how many there are. */
export function QueuePreview({ values, text }: FormContext) {
  const titleId = useId();
  // Safe: the editors of both fields give nothing else.
  const asked = useRested(JSON.stringify([values.where, values.order]));
  const [where, order] = JSON.parse(asked) as [Condition, Order];
  const { data, error } = useAnswer(
    'queue.preview',
    { where, order: [...order], limit: shownRows },
    { placeholderData: (before) => before },
  );
  const names = [...new Set(data?.problems.map(({ name }) => name))].join(', ');
  return (
    <section className={styles.preview} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {text('condition.preview')}
      </h3>
      <p className={styles.count} role="status">
        {error instanceof AskFailed && `${text('condition.preview.failed')}. ${errorText(text, error.error)}`}
        {!error && data && names !== '' && text('condition.preview.unfinished', { names })}
        {!error && data && names === '' && countText(text, data)}
      </p>
      {!error && data && names === '' && data.rows.length > 0 && (
        <ol className={styles.rows}>
          {data.rows.map((row) => (
            <li key={row.id} className={styles.row} data-waiting={row.isWaitingForUs}>
              <PreviewRow row={row} text={text} />
            </li>
          ))}
          {data.total > data.rows.length && (
            <li className={styles.more}>{text('condition.preview.more', { count: data.total - data.rows.length })}</li>
          )}
        </ol>
      )}
    </section>
  );
}

function countText(text: Text, { total, waitingForUs }: { readonly total: number; readonly waitingForUs: number }) {
  const all = text('condition.preview.count', { count: total });
  return waitingForUs > 0 ? `${all}, ${text('condition.preview.waiting', { count: waitingForUs })}` : all;
}

function PreviewRow({ row, text }: { readonly row: QueueRow; readonly text: Text }) {
  const assignee = row.assigneeName || row.teamName || text('queue.unassigned');
  return (
    <>
      <span className={styles.line}>
        <bdi className={styles.summary} title={row.summary}>
          {row.summary}
        </bdi>
        {row.state === 'open' && (
          <DueMark dueMs={row.dueMs} soonMs={row.soonMs} pausedLeftMs={row.pausedLeftMs} target={null} />
        )}
      </span>
      <span className={styles.line}>
        <StatusMark name={row.statusName} kind={row.statusKind} />
        <PriorityMark name={row.priorityName} urgency={row.urgency} />
        <span className={styles.who}>
          <bdi>{row.requesterName}</bdi> · <bdi>{assignee}</bdi>
          {row.isWaitingForUs && ` · ${text('queue.waitingForUs')}`}
        </span>
        <bdi className={styles.number}>#{row.number}</bdi>
      </span>
    </>
  );
}

/** A value once it has not changed for a moment. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return useDeferredValue(rested);
}
