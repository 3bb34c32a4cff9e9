import { longestBody } from '../../shared/domain/body.ts';
import type { Text } from '../i18n/text.tsx';

/** The error for plain text that is too long for an entry, with the excess; undefined if it is not. */
export function tooLongText(text: Text, words: string): string | undefined {
  const count = words.length - longestBody;
  return count > 0 ? text('composer.tooLong', { count }) : undefined;
}
