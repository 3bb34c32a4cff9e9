import type { Choice, DeskChoices } from '../../shared/views/choices.ts';
import type { Text } from '../i18n/text.tsx';
import { wordsText } from '../i18n/value-text.ts';

/** The options of a field; undefined for a typed one. */
export function fieldOptions(text: Text, id: string, { fields }: DeskChoices): readonly Choice[] | undefined {
  const options = fields.find((field) => field.id === id)?.options;
  return options?.map(({ value, words }) => ({ id: value, name: wordsText(text, words) }));
}
