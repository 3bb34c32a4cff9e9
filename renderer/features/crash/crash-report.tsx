import { ChevronRight } from 'lucide-react';
import { useText } from '../../i18n/text.tsx';
import styles from './crash.module.css';

/** Where the program failed, for readers who want the technical details. */
export function CrashReport({ report }: { readonly report: string }) {
  const text = useText();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        <ChevronRight size={15} aria-hidden="true" />
        {text('crash.report')}
      </summary>
      <p className={styles.words}>{text('crash.report.words')}</p>
      <section
        className={styles.report}
        aria-label={text('crash.report')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable with the keyboard
        tabIndex={0}
      >
        <pre>{report}</pre>
      </section>
    </details>
  );
}
