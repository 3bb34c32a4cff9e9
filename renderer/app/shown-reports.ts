import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import type { DocumentReport } from '../../shared/bridge/document-report.ts';
import { documentSentence } from '../i18n/document-sentence.ts';
import { reportText } from '../i18n/sentences/report-text.ts';
import type { Text } from '../i18n/text.tsx';

/** One alone is said in full at once; of more, the first are said without their places, and the others on request. */
const most = { inFull: 1, inShort: 3 } as const;

export interface ShownReports {
  readonly sentences: readonly string[];
  /** Whether there is more to read than this. */
  readonly isShortened: boolean;
}

/** What a strip says without taking the room of the work: documents first, because there is something to do about them. */
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
