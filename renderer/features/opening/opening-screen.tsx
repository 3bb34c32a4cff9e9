import { LifeBuoy } from 'lucide-react';
import type { OpeningDesk } from '../../../shared/bridge/loading.ts';
import { openingText, percentOf } from '../../i18n/loading-text.ts';
import { useText } from '../../i18n/text.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './opening-screen.module.css';

/** A screen reader says only every fifth part, so that it is not talking all the time. */
const spokenStep = 20;

/** The window while its desk is being read. */
export function OpeningScreen({ opening }: { readonly opening: OpeningDesk }) {
  const text = useText();
  const { name, folder } = opening;
  const percent = percentOf(opening);
  return (
    <main className={styles.page}>
      <div className={styles.middle}>
        <h1 className={styles.title}>
          <LifeBuoy size={30} aria-hidden="true" className={styles.mark} />
          {name === null ? text('opening.title.unnamed') : text('opening.title', { name })}
        </h1>
        <p className={styles.folder}>{folder}</p>
        <div className={styles.bar}>
          <ProgressBar label={text('opening.label')} percent={percent} />
        </div>
        <p className={styles.figures} data-figures="">
          {openingText(text, opening)}
        </p>
        <p className={styles.words}>{text('opening.words')}</p>
        <p role="status" className="visually-hidden">
          {text('opening.spoken', { percent: percent - (percent % spokenStep) })}
        </p>
      </div>
    </main>
  );
}
