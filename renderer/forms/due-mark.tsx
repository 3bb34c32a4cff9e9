import { memo } from 'react';
import type { DueTarget } from '../../shared/domain/ticket/targets.ts';
import { useNow } from '../i18n/now.tsx';
import { useText } from '../i18n/text.tsx';
import { briefDuration, pausedText, useTimes } from '../i18n/times.ts';
import { Glyph } from '../ui/glyph.tsx';
import styles from './due-mark.module.css';

interface DueMarkProps {
  readonly dueMs: number | null;
  /** From when on it is due soon. */
  readonly soonMs: number | null;
  /** What is left of the SLA plan’s time while its clock stands still. */
  readonly pausedLeftMs: number | null;
  /** What is due; null if it is clear. Where room is scarce, only a reply is named, and briefly. */
  readonly target: DueTarget | 'reply' | null;
}

/** The time left until something is due. Only overdue items have a solid background. */
export const DueMark = memo(function DueMark({ dueMs, soonMs, pausedLeftMs, target }: DueMarkProps) {
  const text = useText();
  const nowMs = useNow();
  const { full } = useTimes();
  if (pausedLeftMs !== null) {
    return (
      <span className={styles.due}>
        <Glyph shape="paused" hue="grey" />
        <span className={styles.words}>{pausedText(text, pausedLeftMs, target)}</span>
      </span>
    );
  }
  if (dueMs === null) return null;
  const leftMs = dueMs - nowMs;
  if (leftMs <= 0) {
    return (
      <time className={styles.overdue} title={full(dueMs)}>
        {text(target ? `queue.overdue.${target}` : 'queue.overdue', { duration: briefDuration(text, -leftMs) })}
      </time>
    );
  }
  const isSoon = soonMs !== null && soonMs <= nowMs;
  return (
    <time className={styles.due} data-soon={isSoon} title={full(dueMs)}>
      <Glyph shape={isSoon ? 'soon' : 'clock'} hue={isSoon ? 'amber' : 'grey'} />
      <span className={styles.words}>
        {text(target ? `queue.dueIn.${target}` : 'queue.dueIn', { duration: briefDuration(text, leftMs) })}
      </span>
    </time>
  );
});
