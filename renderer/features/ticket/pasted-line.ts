import type { Node } from 'prosemirror-model';
import { editorSchema } from './editor-schema.ts';
import type { PastedPiece, PastedText } from './pasted-piece.ts';
import { withStrikes } from './struck-text.ts';

const folding = /[ \t\n\r\f]+/g;

/**
 * A line as it was displayed: white space is collapsed as in a browser, and non-breaking spaces, which programs write
 * for every second space, become plain ones. Undefined if nothing of the line was visible, not even its height.
 */
export function lineOf(pieces: readonly PastedPiece[]): Node[] | undefined {
  const seen = withStrikes(trimmed(folded(pieces)));
  if (seen.length === 0) return undefined;
  // A line break at the end of a line does not begin another line.
  const nodes = seen.flatMap((piece) => ('text' in piece && 'keepsLines' in piece ? nodesOf(piece) : [piece]));
  const line = isBreak(nodes.at(-1)) ? nodes.slice(0, -1) : nodes;
  return line.every((node) => node.isText && node.text?.trim() === '') ? [] : line;
}

function isText(piece: PastedPiece): piece is PastedText {
  return 'keepsLines' in piece;
}

function isBreak(piece: PastedPiece | undefined): boolean {
  return piece !== undefined && !isText(piece) && piece.type === editorSchema.nodes.hard_break;
}

function folded(pieces: readonly PastedPiece[]): PastedPiece[] {
  let isAfterBlank = true;
  return pieces.map((piece) => {
    if (!isText(piece) || piece.keepsLines) {
      isAfterBlank = isBreak(piece);
      return piece;
    }
    const folds = piece.text.replace(folding, ' ');
    const text = isAfterBlank && folds.startsWith(' ') ? folds.slice(1) : folds;
    if (text !== '') isAfterBlank = text.endsWith(' ');
    return { ...piece, text };
  });
}

/** Without white space before a line break and at the end. */
function trimmed(pieces: readonly PastedPiece[]): PastedPiece[] {
  const kept: PastedPiece[] = [];
  let endsLine = true;
  for (const piece of pieces.toReversed()) {
    if (!isText(piece)) {
      endsLine = isBreak(piece);
      kept.push(piece);
      continue;
    }
    const text = endsLine && !piece.keepsLines ? piece.text.replace(/ $/, '') : piece.text;
    if (text === '') continue;
    endsLine = false;
    kept.push({ ...piece, text });
  }
  return kept.toReversed();
}

function nodesOf({ text, marks, keepsLines }: PastedText): Node[] {
  const lines = keepsLines ? text.split('\n') : [text];
  return lines.flatMap((line, index) => {
    const words = line.replaceAll('\u00a0', ' ');
    return [
      ...(index > 0 ? [editorSchema.nodes.hard_break.create()] : []),
      ...(words === '' ? [] : [editorSchema.text(words, marks)]),
    ];
  });
}
