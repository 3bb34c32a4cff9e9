import { Download } from 'lucide-react';
import { useAnswer } from '../bridge/answers.ts';
import { useRestart } from '../bridge/use-restart.ts';
import { useText } from '../i18n/text.tsx';
import { useRegion } from '../ui/region.tsx';
import styles from './status-bar.module.css';

/** Tells in the status bar that an update is ready. */
export function UpdateNotice() {
  const text = useText();
  const region = useRegion('status');
  const { isRestarting, restart } = useRestart();
  const update = useAnswer('computer.status', {}).data?.computer?.update;
  if (update?.kind !== 'ready') return null;
  return (
    <span {...region} className={styles.update}>
      <Download size={14} aria-hidden="true" />
      <span role="status">{text('update.ready', { version: update.version })}</span>
      <button
        type="button"
        className={styles.restart}
        aria-label={text('update.restart.name')}
        aria-disabled={isRestarting}
        onClick={() => void (isRestarting || restart())}
      >
        {text('update.restart')}
      </button>
    </span>
  );
}
