import type { Element } from 'hast';
import { element, lineOf, type Piece } from './body-line.ts';

/*
 * What people write is mostly paragraphs of plain text, as the editor sends them. Reading those takes no HTML parser,
 * which is most of the work of sending a reply. The result is the same.
 */

/** Longer HTML may exceed the limits of a parser, which are in `boundedSource`. */
const longest = 40_000;

/** All characters but `<` and `&`, which have a meaning in HTML, and control characters, which have to be removed. */
const plain = /^[\t -%'-;=-~\u00A0-\uFFFF]*$/;

const entity = /&(?:amp|lt|gt|quot|nbsp|#x26|#x3C);/g;

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#x26;': '&',
  '&lt;': '<',
  '&#x3C;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00A0',
};

/** The paragraphs, or undefined if the HTML contains anything but paragraphs of text and line breaks. */
export function plainParagraphs(html: string): Element[] | undefined {
  if (html.length > longest) return undefined;
  const paragraphs: Element[] = [];
  for (let at = 0; at < html.length; ) {
    const end = html.indexOf('</p>', at);
    const pieces = html.startsWith('<p>', at) && end >= 0 ? piecesOf(html.slice(at + 3, end)) : undefined;
    if (!pieces) return undefined;
    if (pieces.some(isSeen)) paragraphs.push(element('p', lineOf(pieces)));
    at = end + 4;
  }
  return paragraphs;
}

function piecesOf(source: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [index, text] of source.split('<br>').entries()) {
    const hasEntities = text.includes('&');
    if (!plain.test(hasEntities ? text.replace(entity, '') : text)) return undefined;
    if (index > 0) pieces.push('br');
    pieces.push({ value: hasEntities ? text.replace(entity, (name) => characters[name] ?? name) : text, marks: {} });
  }
  return pieces;
}

/** Whether a line has visible content: a line of blanks between two blocks has none. */
export function isSeen(piece: Piece): boolean {
  return piece === 'br' || 'file' in piece || /[^ \t\n\f\r]/.test(piece.value);
}
