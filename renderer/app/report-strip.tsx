import { useState } from 'react';
import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import { documentSentence, isMinor } from '../i18n/document-sentence.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import styles from './report-strip.module.css';

export interface ReportStripProps {
  readonly reports?: readonly string[];
  readonly damaged: readonly DocumentReport[];
}

/** What was found damaged: each said once, in full, and never in the way. */
export function ReportStrip({ reports = [], damaged }: ReportStripProps) {
  const text = useText();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const all = [...reports, ...damaged.map((report) => documentSentence(text, report))];
  const unread = all.filter((report) => !read.has(report));
  if (unread.length === 0) return null;
  const isQuiet = reports.length === 0 && damaged.every(isMinor);
  return (
    <Strip
      kind={isQuiet ? 'info' : 'warning'}
      actions={<Button onClick={() => setRead(new Set([...read, ...all]))}>{text('common.dismiss')}</Button>}
    >
      <strong>{text(isQuiet ? 'report.title.minor' : 'report.title')}</strong>
      <ul className={styles.list}>
        {unread.map((report) => (
          <li key={report}>{report}</li>
        ))}
      </ul>
    </Strip>
  );
}
