import { useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './due-card.module.css';
import { ExplainDialog } from './explain-dialog.tsx';

const hourMs = 3_600_000;

/** The due time, how much of the time has passed, and how the due time was calculated. */
export function DueCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { pausedLeftMs, pausedSinceMs } = details;
  const { dueMs, closedMs, planStartMs, planGraceMs, planName, statusName, manualDueMs } = details;
  if (closedMs !== null) {
    return (
      <section className={styles.card}>
        <p className={styles.title}>{text('panel.closedAt', { status: statusName, time: moment(closedMs, nowMs) })}</p>
      </section>
    );
  }
  if (pausedLeftMs !== null && pausedSinceMs !== null) {
    return (
      <section className={styles.card}>
        <p className={styles.line}>
          <span className={styles.title}>{text('panel.paused')}</span>
          <DueMark dueMs={null} pausedLeftMs={pausedLeftMs} />
        </p>
        <p className={styles.words}>
          {text('panel.pausedSince', { plan: planName, time: moment(pausedSinceMs, nowMs) })}
        </p>
        <ExplainLink details={details} />
      </section>
    );
  }
  if (dueMs === null) {
    return (
      <section className={styles.card}>
        <p className={styles.title}>{text('panel.noDue')}</p>
      </section>
    );
  }
  const startMs = planStartMs ?? details.openedMs;
  const graceMs = planGraceMs ?? 0;
  // If the SLA clock never paused, the planned due time is the start plus the grace period.
  const ranAlways = details.plannedDueMs === startMs + graceMs;
  const reason = manualDueMs !== null ? 'panel.byHand' : ranAlways ? 'panel.byPlanAlways' : 'panel.byPlan';
  const elapsedPercent = Math.min(
    100,
    Math.max(0, Math.round(((nowMs - startMs) / Math.max(1, dueMs - startMs)) * 100)),
  );
  const isOver = dueMs <= nowMs;
  return (
    <section className={styles.card} data-state={isOver ? 'over' : dueMs - nowMs < 2 * hourMs ? 'soon' : 'ok'}>
      <p className={styles.line}>
        <span className={styles.title}>
          {text(isOver ? 'panel.overdueSince' : 'panel.dueAt', { time: moment(dueMs, nowMs) })}
        </span>
        <DueMark dueMs={dueMs} pausedLeftMs={null} />
      </p>
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.gone} style={{ width: `${elapsedPercent}%` }} />
      </div>
      <p className={styles.words}>
        {text(reason, { plan: planName, hours: Math.round((graceMs / hourMs) * 10) / 10 })}
      </p>
      {manualDueMs === null && <ExplainLink details={details} />}
    </section>
  );
}

function ExplainLink({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const [isExplaining, setIsExplaining] = useState(false);
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setIsExplaining(true)}>
        {text('panel.explain')}
      </button>
      {isExplaining && <ExplainDialog details={details} onClose={() => setIsExplaining(false)} />}
    </>
  );
}
