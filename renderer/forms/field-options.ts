import type { Choice, DeskChoices } from '../../shared/views/choices.ts';
import type { Text } from '../i18n/text.tsx';
import { wordsText } from '../i18n/value-text.ts';

/** What a field may be chosen from; nothing for one that is typed. */
export function fieldOptions(text: Text, id: string, { fields }: DeskChoices): readonly Choice[] | undefined {
  const options = fields.find((field) => field.id === id)?.options;
  return options?.map(({ value, words }) => ({ id: value, name: wordsText(text, words) }));
}
