import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './queue-row.module.css';

interface ClosedMarkProps extends Pick<QueueRow, 'outcome'> {
  readonly closedMs: number;
}

/** When a ticket was closed, and whether its SLA targets were met. */
export function ClosedMark({ closedMs, outcome }: ClosedMarkProps) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const closed = text('queue.closedAt', { time: moment(closedMs, nowMs) });
  const title = outcome === null ? closed : `${text(`queue.outcome.${outcome}`)}, ${closed}`;
  return (
    <span className={styles.closed} title={title}>
      {outcome !== null && (
        <>
          {outcome === 'met' ? <Glyph shape="check" hue="green" /> : <Glyph shape="diamond" hue="red" />}
          <span className="visually-hidden">{text(`queue.outcome.${outcome}`)}, </span>
        </>
      )}
      <time className="clipped">{closed}</time>
    </span>
  );
}
