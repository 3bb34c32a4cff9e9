import { IntlMessageFormat } from 'intl-messageformat';
import type { Details } from '../../../shared/lib/details.ts';
import { type SentenceId, sentences } from './sentences.ts';

/** The sentences in English, for programs without a window: formatted as the window formats its own. */
export function englishWords(id: SentenceId, details: Details = {}): string {
  return String(new IntlMessageFormat(sentences[id], 'en-US').format({ ...details }));
}
