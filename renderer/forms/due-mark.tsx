import { memo } from 'react';
import { useNow } from '../i18n/now.tsx';
import { useText } from '../i18n/text.tsx';
import { useTimes } from '../i18n/times.ts';
import { Glyph } from '../ui/glyph.tsx';
import styles from './due-mark.module.css';

const soonMs = 2 * 3_600_000;

/** The time left until something is due. Only overdue items have a solid background. */
export const DueMark = memo(function DueMark({ dueMs }: { readonly dueMs: number | null }) {
  const text = useText();
  const nowMs = useNow();
  const { duration, full } = useTimes();
  if (dueMs === null) return null;
  const leftMs = dueMs - nowMs;
  if (leftMs <= 0) {
    return (
      <time className={styles.overdue} title={full(dueMs)}>
        {text('queue.overdue', { duration: duration(-leftMs) })}
      </time>
    );
  }
  const isSoon = leftMs <= soonMs;
  return (
    <time className={styles.due} data-soon={isSoon} title={full(dueMs)}>
      <Glyph shape={isSoon ? 'soon' : 'clock'} hue={isSoon ? 'amber' : 'grey'} />
      <span className={styles.words}>{text('queue.dueIn', { duration: duration(leftMs) })}</span>
    </time>
  );
});
