import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import type { Details } from '../../../shared/lib/details.ts';
import { type SentenceId, sentences } from './sentences.ts';

/** The sentences in English, for programs without a window. Dates and numbers follow the system's locale. */
export function englishWords(id: SentenceId, details: Details = {}, locale?: string): string {
  const formatters: Formatters = {
    getNumberFormat: (_locales, options) => new Intl.NumberFormat(locale, options),
    getDateTimeFormat: (_locales, options) => new Intl.DateTimeFormat(locale, options),
    getPluralRules: (_locales, options) => new Intl.PluralRules('en', options),
  };
  return String(new IntlMessageFormat(sentences[id], 'en', undefined, { formatters }).format({ ...details }));
}
