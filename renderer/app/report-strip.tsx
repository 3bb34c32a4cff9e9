import { memo, useState } from 'react';
import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import { documentSentence, isMinor } from '../i18n/document-sentence.ts';
import { reportText } from '../i18n/sentences/report-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import styles from './report-strip.module.css';
import { shownReports } from './shown-reports.ts';

export interface ReportStripProps {
  readonly reports?: readonly DeskReport[];
  readonly damaged: readonly DocumentReport[];
}

/** Lists damage that was found: each finding once, the first few at once and the rest on request. */
export const ReportStrip = memo(function ReportStrip({ reports = [], damaged }: ReportStripProps) {
  const text = useText();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setIsWhole] = useState(false);
  const sentenceOf = (report: DocumentReport) => documentSentence(text, report);
  const foundText = (report: DeskReport) => reportText(text, report);
  const unread = {
    reports: reports.filter((report) => !read.has(foundText(report))),
    damaged: damaged.filter((report) => !read.has(sentenceOf(report))),
  };
  const count = unread.reports.length + unread.damaged.length;
  if (count === 0) return null;
  const { sentences, isShortened } = shownReports(text, unread, isWhole);
  const isCut = count > sentences.length;
  const more = isCut ? text('report.showAll', { count }) : text('report.details');
  const isQuiet = reports.length === 0 && damaged.every(isMinor);

  function dismiss(): void {
    setRead(new Set([...read, ...reports.map(foundText), ...damaged.map(sentenceOf)]));
    setIsWhole(false);
  }

  return (
    <Strip
      kind={isQuiet ? 'info' : 'warning'}
      actions={
        <div className={styles.actions}>
          {(isShortened || isWhole) && (
            <Button aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? text('report.showLess') : more}
            </Button>
          )}
          <Button onClick={dismiss}>{text('common.dismiss')}</Button>
        </div>
      }
    >
      <strong>{text(isQuiet ? 'report.title.minor' : 'report.title')}</strong>
      <ul className={styles.list} data-whole={isWhole || undefined}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Strip>
  );
});
