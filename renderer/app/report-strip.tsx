import { useState } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import styles from './report-strip.module.css';

/** What was found damaged when the desk was opened: said once, in full, and never in the way. */
export function ReportStrip({ reports }: { readonly reports: readonly string[] }) {
  const text = useText();
  const [isRead, setIsRead] = useState(false);
  if (reports.length === 0 || isRead) return null;
  return (
    <Strip kind="warning" actions={<Button onClick={() => setIsRead(true)}>{text('common.dismiss')}</Button>}>
      <strong>{text('report.title')}</strong>
      <ul className={styles.list}>
        {reports.map((report) => (
          <li key={report}>{report}</li>
        ))}
      </ul>
    </Strip>
  );
}
