import type { SearchPart, WrittenValue } from './parsed-search.ts';
import { quoted } from './quotes.ts';

/** Parts as a text in its usual form, which is understood in the same way. */
export function printSearch(parts: readonly SearchPart[]): string {
  return parts.flatMap((part) => printPart(part) ?? []).join(' ');
}

/** A part as a text; undefined if nothing of it counts. */
export function printPart(part: SearchPart): string | undefined {
  switch (part.kind) {
    case 'ignored':
      return undefined;
    case 'word': {
      const { text, kind, isExcluded, isOpen } = part.word;
      return `${isExcluded ? '-' : ''}${kind === 'phrase' ? quoted(text, isOpen) : text}`;
    }
    case 'field': {
      const { name, isNegated, values } = part;
      return `${isNegated ? '-' : ''}${name}${name === '#' ? '' : ':'}${values.map(printValue).join(',')}`;
    }
  }
}

function printValue({ text, sign, isQuoted, isOpen }: WrittenValue): string {
  return `${sign}${isQuoted ? quoted(text, isOpen) : text}`;
}
