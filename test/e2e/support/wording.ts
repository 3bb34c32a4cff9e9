import { english, type MessageId } from '../../../renderer/i18n/messages.ts';
import { pseudo } from '../../../renderer/i18n/pseudo.ts';

/** Returns a pattern for a text of the product by its id, with any arguments. */
export type Wording = (id: MessageId) => RegExp;

export const inEnglish: Wording = (id) => pattern(english[id] ?? id);
export const inPseudo: Wording = (id) => pattern(pseudo(english[id] ?? id));

/** The fixed parts of an ICU message, between its arguments. */
export function fixedPieces(message: string): readonly string[] {
  const pieces = [''];
  let depth = 0;
  for (const character of message) {
    if (character === '{' && depth++ === 0) pieces.push('');
    else if (character === '}') depth -= 1;
    else if (depth === 0) pieces.push(`${pieces.pop()}${character}`);
  }
  return pieces;
}

function pattern(message: string): RegExp {
  return new RegExp(`^${fixedPieces(message).map(escaped).join('.*')}$`, 's');
}

export function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
