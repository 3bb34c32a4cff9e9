import { useAnswer } from '../../bridge/answers.ts';
import { percentOf } from '../../i18n/loading-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Message } from '../../ui/message.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './loading-queue.module.css';

/** A queue whose tickets are not there yet; after a start that had to read everything, closed ones come last. */
export function LoadingQueue() {
  const text = useText();
  const { data: loading } = useAnswer('desk.loading', {});
  if (!loading) return <Message title={text('common.loading')} />;
  const percent = percentOf(loading);
  return (
    <div className={styles.loading}>
      <p className={styles.title} data-figures="">
        {text('loading.closed', { percent })}
      </p>
      <ProgressBar label={text('loading.closed.label')} percent={percent} />
      <p className={styles.words}>{text('loading.closed.words')}</p>
    </div>
  );
}
