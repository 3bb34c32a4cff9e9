import type { Place, SearchPart } from './parsed-search.ts';
import { printPart } from './print-search.ts';
import { readParts } from './read-parts.ts';

/** The text of a search after a change, and where its caret is. */
export interface EditedSearch {
  readonly text: string;
  readonly caret: number;
}

/** Replaces a place of a text; the caret is behind what was put there. */
export function replaced(text: string, { from, to }: Place, by: string): EditedSearch {
  return { text: text.slice(0, from) + by + text.slice(to), caret: from + by.length };
}

/** Removes a part, and the blanks that separated it. */
export function removePart(text: string, { from, to }: Place): EditedSearch {
  const [before, after] = [text.slice(0, from).trimEnd(), text.slice(to).trimStart()];
  const gap = before !== '' && after !== '' ? ' ' : '';
  return { text: before + gap + after, caret: before.length + gap.length };
}

/** Adds a part at the end, unless the search has it. */
export function textWithPart(text: string, part: SearchPart): EditedSearch {
  const printed = printPart(part);
  const written = readParts(text);
  if (printed === undefined || written.some(({ from, to }) => text.slice(from, to) === printed))
    return { text, caret: text.length };
  const last = written.at(-1);
  // A phrase without a closing quote would contain whatever came behind it.
  if (last && isUnfinished(last)) {
    const before = text.slice(0, last.from) + printed;
    return { text: `${before} ${text.slice(last.from)}`, caret: text.length + printed.length + 1 };
  }
  const start = text.trimEnd();
  const longer = `${start}${start === '' ? '' : ' '}${printed} `;
  return { text: longer, caret: longer.length };
}

function isUnfinished(part: ReturnType<typeof readParts>[number]): boolean {
  return part.kind === 'field' ? part.values.some(({ isOpen }) => isOpen) : part.isOpen;
}
