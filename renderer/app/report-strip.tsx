import { useState } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import styles from './report-strip.module.css';

/** What was found damaged: each said once, in full, and never in the way. */
export function ReportStrip({ reports }: { readonly reports: readonly string[] }) {
  const text = useText();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const unread = reports.filter((report) => !read.has(report));
  if (unread.length === 0) return null;
  return (
    <Strip
      kind="warning"
      actions={<Button onClick={() => setRead(new Set([...read, ...reports]))}>{text('common.dismiss')}</Button>}
    >
      <strong>{text('report.title')}</strong>
      <ul className={styles.list}>
        {unread.map((report) => (
          <li key={report}>{report}</li>
        ))}
      </ul>
    </Strip>
  );
}
