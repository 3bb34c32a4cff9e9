import type { OpeningDesk } from '../../../shared/bridge/loading.ts';
import { openingText, percentOf } from '../../i18n/loading-text.ts';
import { useText } from '../../i18n/text.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './opening-progress.module.css';

/** How far the desk is that this window has asked for; nothing before its reading begins. */
export function OpeningProgress({ opening }: { readonly opening: OpeningDesk }) {
  const text = useText();
  if (opening.changes === 0) return null;
  return (
    <div className={styles.progress}>
      <ProgressBar label={text('opening.label')} percent={percentOf(opening)} />
      <p data-figures="">{openingText(text, opening)}</p>
    </div>
  );
}
