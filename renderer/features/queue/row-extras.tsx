import { Fragment, memo } from 'react';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { shortText, valueText, wordsText } from '../../i18n/value-text.ts';
import styles from './queue-row.module.css';

/** The columns that have no fixed position in a row, in one line that is cut off where it is too long. */
export const RowExtras = memo(function RowExtras({ row }: { readonly row: QueueRow }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  if (row.extras.length === 0) return null;
  const all = row.extras.map(({ id, label, shown }) => {
    const value = shortText(text, valueText(text, times, nowMs, shown));
    return { id, words: text('queue.extra', { label: wordsText(text, label), value }) };
  });
  return (
    <span className={styles.extras} title={all.map(({ words }) => words).join(' · ')}>
      {all.map(({ id, words }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <bdi>{words}</bdi>
        </Fragment>
      ))}
    </span>
  );
});
