import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import { documentSentence } from '../i18n/document-sentence.ts';
import { reportText } from '../i18n/sentences/report-text.ts';
import type { Text } from '../i18n/text.tsx';

/** A single report is shown in full. Of several, the first few are shown without locations and the rest on request. */
const most = { inFull: 1, inShort: 3 } as const;

export interface ShownReports {
  readonly sentences: readonly string[];
  /** Whether “Show all” would show more. */
  readonly isShortened: boolean;
}

/**
 * The reports that a strip shows while collapsed. Documents come first, because the reader can do something about them.
 */
export function shownReports(
  text: Text,
  { reports, damaged }: { readonly reports: readonly DeskReport[]; readonly damaged: readonly DocumentReport[] },
  isWhole: boolean,
): ShownReports {
  const count = damaged.length + reports.length;
  const isShortened = !isWhole && count > most.inFull;
  const documents = damaged.map((report) => documentSentence(text, report, isShortened ? 'short' : 'full'));
  const sentences = [...documents, ...reports.map((report) => reportText(text, report))];
  return { sentences: isShortened ? sentences.slice(0, most.inShort) : sentences, isShortened };
}
