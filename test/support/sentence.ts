import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../../renderer/i18n/sentences/error-text.ts';
import { reportText } from '../../renderer/i18n/sentences/report-text.ts';
import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import type { DeskError } from '../../shared/bridge/result.ts';

/** What a person reads of an error. */
export function sentenceOf(error: Pick<DeskError, 'reason' | 'details' | 'could'>): string {
  return errorText(englishWords, error);
}

/** What a person reads of what was found wrong with a desk, one line for each. */
export function sentencesOf(reports: readonly DeskReport[]): string[] {
  return reports.map((report) => reportText(englishWords, report));
}
