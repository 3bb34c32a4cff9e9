import { marksIn } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';

/** A piece of a text, and where it begins in the whole. */
interface Piece {
  readonly node: Text;
  readonly from: number;
}

/** Elements that do not separate the words around them. */
const inline = new Set(['A', 'B', 'BDI', 'CODE', 'DEL', 'EM', 'I', 'S', 'SPAN', 'STRONG', 'SUB', 'SUP', 'U']);

/** Where searched words are in an element. A word may be divided among elements, such as `<b>prin</b>ter`. */
export function foundRanges(element: Element, words: readonly SearchWord[]): readonly Range[] {
  const { text, pieces } = piecesOf(element);
  return marksIn(text, words).flatMap(([from, to]) => {
    const [start, end] = [pieceAt(pieces, from), pieceAt(pieces, to - 1)];
    if (!start || !end) return [];
    const range = new Range();
    range.setStart(start.node, from - start.from);
    range.setEnd(end.node, to - end.from);
    return [range];
  });
}

function piecesOf(element: Element): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let text = '';
  function take(node: Node): void {
    if (node instanceof Text) {
      pieces.push({ node, from: text.length });
      text += node.data;
      return;
    }
    // A button among the words of an entry is not one of them.
    if (node instanceof HTMLElement && node.dataset.unsearched !== undefined) return;
    const isBlock = node instanceof Element && !inline.has(node.tagName);
    if (isBlock) text += '\n';
    for (const child of node.childNodes) take(child);
    if (isBlock) text += '\n';
  }
  take(element);
  return { text, pieces };
}

function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  return pieces.find(({ node, from }) => from <= at && at < from + node.length);
}
