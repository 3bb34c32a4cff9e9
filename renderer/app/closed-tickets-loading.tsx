import { useAnswer } from '../bridge/answers.ts';
import { percentOf } from '../i18n/loading-text.ts';
import { useText } from '../i18n/text.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './status-bar.module.css';

/** Says in the status bar that closed tickets are still missing; nothing once they are there. */
export function ClosedTicketsLoading() {
  const text = useText();
  const { data: loading } = useAnswer('desk.loading', {});
  if (!loading) return null;
  const percent = percentOf(loading);
  return (
    <span className={styles.loading}>
      <span className={styles.progress}>
        <ProgressBar label={text('loading.closed.label')} percent={percent} />
      </span>
      <span data-figures="">{text('loading.closed', { percent })}</span>
    </span>
  );
}
