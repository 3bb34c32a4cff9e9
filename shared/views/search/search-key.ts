import { nameKey } from '../../domain/person.ts';
import { withoutQuotes } from './quotes.ts';

/** Names of records are compared without case, accents and quotes. */
export function valueKey(text: string): string {
  return nameKey(withoutQuotes(text));
}

/** A field can be written with hyphens for the blanks of its label. */
export function fieldKey(text: string): string {
  return valueKey(text).replace(/[\s_-]+/g, '-');
}
