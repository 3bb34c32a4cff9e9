import { useState } from 'react';
import type { DueTarget } from '../../../shared/domain/ticket/targets.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { useNow } from '../../i18n/now.tsx';
import { type Text, useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './due-card.module.css';
import { ExplainDialog } from './explain-dialog.tsx';
import { TargetLines } from './target-lines.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The due time, how much of the time has passed, and how the due time was calculated. */
export function DueCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { pausedLeftMs, pausedSinceMs } = details;
  const { dueMs, soonMs, dueTarget, targets, closedMs, planStartMs, planName, statusName, manualDueMs } = details;
  if (closedMs !== null) {
    return (
      <section className={styles.card}>
        <p className={styles.title}>{text('panel.closedAt', { status: statusName, time: moment(closedMs, nowMs) })}</p>
        <TargetLines targets={targets} />
        {targets.some(({ graceMs }) => graceMs !== null) && <ExplainLink details={details} />}
      </section>
    );
  }
  if (pausedLeftMs !== null && pausedSinceMs !== null) {
    return (
      <section className={styles.card}>
        <p className={styles.line}>
          <span className={styles.title}>{text('panel.paused')}</span>
          <DueMark dueMs={null} soonMs={null} pausedLeftMs={pausedLeftMs} target={dueTarget} />
        </p>
        <p className={styles.words}>
          {text('panel.pausedSince', { plan: planName, time: moment(pausedSinceMs, nowMs) })}
        </p>
        <TargetLines targets={targets} />
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
  const graceMs = targets.find(({ target }) => target === (dueTarget ?? 'resolution'))?.graceMs ?? null;
  const elapsedPercent = Math.min(
    100,
    Math.max(0, Math.round(((nowMs - startMs) / Math.max(1, dueMs - startMs)) * 100)),
  );
  const isOver = dueMs <= nowMs;
  const others = targets.filter(({ target }) => dueTarget !== null && target !== dueTarget);
  return (
    <section className={styles.card} data-state={isOver ? 'over' : soonMs !== null && soonMs <= nowMs ? 'soon' : 'ok'}>
      <p className={styles.line}>
        <span className={styles.title}>
          {text(named(isOver ? 'panel.overdueSince' : 'panel.dueAt', dueTarget), { time: moment(dueMs, nowMs) })}
        </span>
        <DueMark dueMs={dueMs} soonMs={soonMs} pausedLeftMs={null} target={null} />
      </p>
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.gone} style={{ width: `${elapsedPercent}%` }} />
      </div>
      <p className={styles.words}>
        {graceMs === null ? text('panel.byHand') : graceText(text, planName, graceMs, dueMs === startMs + graceMs)}
      </p>
      {others.length > 0 && <TargetLines targets={others} />}
      {(manualDueMs === null || dueTarget !== null) && <ExplainLink details={details} />}
    </section>
  );
}

function named<Key extends 'panel.dueAt' | 'panel.overdueSince'>(key: Key, target: DueTarget | null) {
  return target ? (`${key}.${target}` as const) : key;
}

/** The grace of a target. If it equals the time from the start, its clock has never stood still. */
function graceText(text: Text, plan: string, graceMs: number, ranAlways: boolean): string {
  const key = ranAlways ? 'panel.byPlanAlways' : 'panel.byPlan';
  return graceMs < hourMs
    ? text(`${key}.minutes`, { plan, minutes: Math.round(graceMs / minuteMs) })
    : text(key, { plan, hours: Math.round((graceMs / hourMs) * 10) / 10 });
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
