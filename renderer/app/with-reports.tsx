import type { ReactNode } from 'react';
import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import { ReportStrip } from './report-strip.tsx';
import styles from './with-reports.module.css';

/** A screen shown without an open desk, below the reports of damage. */
export function WithReports({
  damaged,
  children,
}: {
  readonly damaged: readonly DocumentReport[];
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.screen}>
      <ReportStrip damaged={damaged} />
      <div className={styles.below}>{children}</div>
    </div>
  );
}
