import type { Mark, MarkType, Node } from 'prosemirror-model';
import { keepable } from '../../../shared/domain/body-lines.ts';
import { safeHref } from '../../../shared/domain/link-address.ts';
import { editorSchema } from './editor-schema.ts';
import { lineOf } from './pasted-line.ts';
import { withMeaning } from './pasted-meaning.ts';
import type { PastedPiece } from './pasted-piece.ts';
import { tableBlocks } from './pasted-table.ts';
import { looksLikeCode, type PastedElement, type PastedNode, styleOf, wordsOf } from './pasted-tree.ts';
import { withWordLists } from './word-lists.ts';

const { nodes: types, marks: markTypes } = editorSchema;

const opensLine = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 hr li dl dt dd address article aside center details dialog fieldset figcaption figure ' +
    'footer form header hgroup legend main menu nav section summary caption tr td th html body'
  ).split(' '),
);

const markOf: Readonly<Record<string, MarkType>> = {
  b: markTypes.strong,
  strong: markTypes.strong,
  th: markTypes.strong,
  h1: markTypes.strong,
  h2: markTypes.strong,
  h3: markTypes.strong,
  h4: markTypes.strong,
  h5: markTypes.strong,
  h6: markTypes.strong,
  i: markTypes.em,
  em: markTypes.em,
  cite: markTypes.em,
  code: markTypes.code,
  tt: markTypes.code,
  kbd: markTypes.code,
  samp: markTypes.code,
};

/** The nesting limit of lists and quotes. Deeper ones are merged into the deepest, as when they are stored. */
const deepest = 20;

interface Context {
  readonly marks: readonly Mark[];
  readonly keepsLines: boolean;
  readonly isStruck: boolean;
}

const plain: Context = { marks: [], keepsLines: false, isStruck: false };

/** Creates the node for a picture; undefined if the picture cannot be read. */
export type PictureOf = (image: PastedElement) => Node | undefined;

/** Converts pasted content to blocks of the editor, as close to its original appearance as an entry allows. */
export function pastedBlocks(tree: readonly PastedNode[], pictureOf: PictureOf): Node[] {
  return blocksOf(withWordLists(withMeaning(tree)), plain, 0);

  function blocksOf(nodes: readonly PastedNode[], context: Context, depth: number): Node[] {
    const blocks: Node[] = [];
    let pieces: PastedPiece[] = [];

    function endLine(): void {
      const line = lineOf(pieces);
      if (line) blocks.push(types.paragraph.create(null, line));
      pieces = [];
    }

    function add(added: readonly Node[]): void {
      endLine();
      blocks.push(...added);
    }

    function read(node: PastedNode, present: Context): void {
      if (typeof node === 'string') pieces.push({ text: keepable(node), ...present });
      else readElement(node, present);
    }

    function readElement(node: PastedElement, present: Context): void {
      const { tag, children, attributes } = node;
      const isNesting = depth < deepest;
      if (tag === 'br') {
        if (attributes.class !== 'Apple-interchange-newline') pieces.push(types.hard_break.create());
      } else if (tag === 'img') put(pictureOf(node));
      else if (tag === 'pre' || looksLikeCode(node)) add(codeBlocks(node));
      else if (tag === 'table')
        add(tableBlocks(node, (cell) => blocksOf(cell.children, inside(inside(present, node), cell), depth + 1)));
      else if (tag === 'blockquote' && isNesting) add(quoted(blocksOf(children, inside(present, node), depth + 1)));
      else if ((tag === 'ul' || tag === 'ol') && isNesting) add(listOf(node, inside(present, node), depth + 1));
      else readInside(node, inside(present, node));
    }

    function put(picture: Node | undefined): void {
      if (picture) pieces.push(picture);
    }

    function readInside(node: PastedElement, present: Context): void {
      const isLine = opensLine.has(node.tag);
      if (isLine) endLine();
      for (const child of node.children) read(child, present);
      const address = node.tag === 'a' ? addressBeside(node) : '';
      if (address !== '') pieces.push({ text: ` (${address})`, ...present });
      if (isLine) endLine();
    }

    for (const node of nodes) read(node, context);
    endLine();
    return blocks;
  }

  /** Content of a list outside its items, often a nested list, is added to the item before it. */
  function listOf({ tag, children }: PastedElement, context: Context, depth: number): Node[] {
    const items: Node[][] = [];
    for (const child of children) {
      const isItem = typeof child !== 'string' && child.tag === 'li';
      const blocks = isItem
        ? blocksOf(child.children, inside(context, child), depth)
        : blocksOf([child], context, depth);
      const last = items.at(-1);
      if (isItem || (!last && blocks.length > 0)) items.push(blocks);
      else last?.push(...blocks);
    }
    const list = tag === 'ol' ? types.ordered_list : types.bullet_list;
    return items.length === 0 ? [] : [list.create(null, items.map(itemOf))];
  }
}

/** An item always begins with a paragraph. */
function itemOf(blocks: readonly Node[]): Node {
  const begins = blocks[0]?.type === types.paragraph;
  return types.list_item.create(null, begins ? blocks : [types.paragraph.create(), ...blocks]);
}

function quoted(blocks: readonly Node[]): Node[] {
  return blocks.length === 0 ? [] : [types.blockquote.create(null, blocks)];
}

/** The context for an element’s children: its own formatting, otherwise inherited. */
function inside({ marks, keepsLines, isStruck }: Context, node: PastedElement): Context {
  const { isBold, isItalic, keepsLines: keeps } = styleOf(node);
  const own = Object.hasOwn(markOf, node.tag) ? markOf[node.tag] : undefined;
  const href = node.tag === 'a' ? safeHref(node.attributes.href ?? '') : undefined;
  let next = own ? own.create().addToSet(marks) : marks;
  if (href !== undefined) next = markTypes.link.create({ href }).addToSet(next);
  for (const [type, isSet] of [
    [markTypes.strong, isBold],
    [markTypes.em, isItalic],
  ] as const) {
    if (isSet) next = type.create().addToSet(next);
    else if (isSet === false) next = type.removeFromSet(next);
  }
  return { marks: next, keepsLines: keeps ?? keepsLines, isStruck: isStruck || strikesOut(node) };
}

/** Whether an element strikes its text out. Styles can also switch that off. */
function strikesOut({ tag, attributes }: PastedElement): boolean {
  const decoration = /(?:^|;)\s*text-decoration(?:-line)?\s*:([^;]*)/i.exec(attributes.style ?? '')?.[1]?.toLowerCase();
  if (decoration?.includes('line-through')) return true;
  return /^(?:s|del|strike)$/.test(tag) && !decoration?.includes('none');
}

/** Addresses that mean nothing to a reader. */
const unreadable = /^(?:javascript|vbscript|data|blob|about|#)/i;

/**
 * The address of a link that cannot be kept as a link, to show it as text; empty if the link’s text already contains
 * it.
 */
function addressBeside({ attributes, children }: PastedElement): string {
  const href = keepable(attributes.href ?? '').trim();
  const isKept = safeHref(href) !== undefined || !/^[a-z][a-z\d+.-]*:|^\\\\/i.test(href) || unreadable.test(href);
  return isKept || wordsOf(children).includes(href) ? '' : href;
}

/** Preformatted lines as a code block; a single line among other text as inline code. */
function codeBlocks(node: PastedElement): Node[] {
  const value = keepable(linesOf(node))
    .replace(/^\n+|\s+$/g, '')
    .replaceAll('\u00a0', ' ');
  if (value.trim() === '') return [];
  if (node.tag === 'pre' || value.includes('\n')) return [types.code_block.create(null, editorSchema.text(value))];
  return [types.paragraph.create(null, editorSchema.text(value.trim(), [markTypes.code.create()]))];
}

function linesOf(node: PastedNode): string {
  if (typeof node === 'string') return node;
  if (node.tag === 'br') return '\n';
  const lines = node.children.map(linesOf).join('');
  return opensLine.has(node.tag) && !lines.endsWith('\n') ? `${lines}\n` : lines;
}
