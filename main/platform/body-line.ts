import type { Element, ElementContent } from 'hast';

type Mark = 'a' | 'strong' | 'em' | 'code';

/** From the outermost to the innermost mark. */
const markOrder: readonly Mark[] = ['a', 'strong', 'em', 'code'];

/** The marks of a text: `true`, and for a link its address. */
export type Marks = Readonly<Partial<Record<Mark, string | true>>>;

/** A part of a line: a line break, an image, or text with its marks. */
export type Piece = 'br' | Picture | { readonly value: string; readonly marks: Marks };

/** A file of the entry that is shown as an image: the hash of its bytes, and its alternative text. */
export interface Picture {
  readonly file: string;
  readonly alt: string;
}

export function element(tagName: string, children: ElementContent[], href?: string): Element {
  return { type: 'element', tagName, properties: href === undefined ? {} : { href }, children };
}

export function pictureElement({ file, alt }: Picture): Element {
  return { type: 'element', tagName: 'img', properties: { dataFile: file, alt }, children: [] };
}

/** The content of a paragraph, with its white space as it will be shown and its marks nested. */
export function lineOf(pieces: readonly Piece[]): ElementContent[] {
  const line: ElementContent[] = [];
  for (const piece of folded(pieces)) {
    if (piece === 'br') line.push(element('br', []));
    else if ('file' in piece) line.push(pictureElement(piece));
    else if (piece.value !== '') put(line, piece.value, piece.marks);
  }
  return line;
}

/**
 * Blanks and tabs were typed and are kept. A line break in the source is only layout: together with the blanks around
 * it, it is one blank between words, and nothing at the ends of a line.
 */
function folded(pieces: readonly Piece[]): Piece[] {
  let before = '';
  const forward = pieces.map((piece): Piece => {
    if (piece === 'br' || 'file' in piece) {
      before = piece === 'br' ? '' : piece.file;
      return piece;
    }
    const value = piece.value.replace(/[ \t]*[\n\r\f][ \t\n\r\f]*/g, (_run, at: number) => {
      const previous = at > 0 ? (piece.value[at - 1] ?? '') : before;
      return previous === '' || isBlank(previous) ? '' : '\n';
    });
    before = value.at(-1) ?? before;
    return { ...piece, value };
  });
  let after = '';
  return forward
    .toReversed()
    .map((piece): Piece => {
      if (piece === 'br' || 'file' in piece) {
        after = piece === 'br' ? '' : piece.file;
        return piece;
      }
      const isEnd = piece.value.endsWith('\n') && (after === '' || isBlank(after));
      const value = (isEnd ? piece.value.slice(0, -1) : piece.value).replaceAll('\n', ' ');
      after = value[0] ?? after;
      return { ...piece, value };
    })
    .toReversed();
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n';
}

/** Appends text to a line, inside its marks; adjacent texts share common marks. */
function put(line: ElementContent[], value: string, marks: Marks): void {
  let container = line;
  for (const mark of markOrder) {
    const given = marks[mark];
    if (given === undefined) continue;
    const href = given === true ? undefined : given;
    const last = container.at(-1);
    const isSame = last?.type === 'element' && last.tagName === mark && last.properties.href === href;
    const next = isSame ? last : element(mark, [], href);
    if (!isSame) container.push(next);
    container = next.children;
  }
  container.push({ type: 'text', value });
}
