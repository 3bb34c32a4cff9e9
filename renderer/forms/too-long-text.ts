import { longestBody } from '../../shared/domain/body.ts';
import type { Text } from '../i18n/text.tsx';

/** That plain words are too long for an entry, and by how much; nothing where they are not. */
export function tooLongText(text: Text, words: string): string | undefined {
  const count = words.length - longestBody;
  return count > 0 ? text('composer.tooLong', { count }) : undefined;
}
