import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { type Body, bodyOfText, longestHtml } from '../../shared/domain/body.ts';
import { withoutControls } from '../../shared/domain/hidden-marks.ts';
import { safeHref } from '../../shared/domain/link-address.ts';
import { altOf, pictureWords } from '../../shared/domain/picture.ts';
import { shownStyle } from '../../shared/domain/shown-style.ts';
import { element, lineOf, type Marks, type Piece } from './body-line.ts';
import { textOf } from './body-text.ts';
import { boundedBlocks } from './bounded-blocks.ts';
import { boundedSource, longestSource } from './bounded-source.ts';

/*
 * HTML as anybody may have written it becomes the few blocks an entry consists of: paragraphs, lists, quotes and
 * preformatted text, with bold, italic, code and links in them. The blocks are made anew, never passed on: what comes
 * out is valid wherever it is put, and cleaning it again changes nothing. Blanks and tabs stay; line breaks in the source
 * fold as a browser folds them, so that bodies of an earlier release, where they were left in, read as they always did.
 */

/** The last gate: what may leave, whatever the code above it does. */
const schema: Schema = {
  tagNames: ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'img'],
  attributes: { a: ['href'], img: ['dataFile', 'alt'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  required: {},
  ancestors: {},
};

/** What nobody is meant to read: code, and what a browser shows instead of something it cannot. */
const unread = new Set(
  (
    'script style template iframe object embed noembed noframes svg math head title textarea select ' +
    'datalist audio video canvas'
  ).split(' '),
);

const opensLine = new Set(
  (
    'p blockquote ul ol div h1 h2 h3 h4 h5 h6 hr li dl dt dd address article aside center details dialog fieldset figcaption figure ' +
    'footer form header hgroup legend main menu nav section summary table caption tr td th'
  ).split(' '),
);

/** What surrounds some words: their marks, and whether line breaks in their source are shown. */
interface Context {
  readonly marks: Marks;
  readonly keepsLines: boolean;
  /** The hashes of the files that may be shown among the words. */
  readonly files: ReadonlySet<string>;
}

const markOf: Readonly<Record<string, keyof Marks>> = {
  'x-a': 'a',
  'x-b': 'strong',
  'x-strong': 'strong',
  'x-i': 'em',
  'x-em': 'em',
  'x-code': 'code',
  'x-tt': 'code',
  h1: 'strong',
  h2: 'strong',
  h3: 'strong',
  h4: 'strong',
  h5: 'strong',
  h6: 'strong',
};

/** Lists and quotes inside each other; deeper ones become part of the deepest. */
const deepest = 20;

/**
 * A parser has to open every unclosed formatting tag again in each paragraph, so that 20 KB can grow to a gigabyte.
 * Under names that mean nothing to the parser the same tags stay where they were written.
 */
const formattingTag = /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi;

/**
 * HTML as anybody may have written it, reduced to what an entry may consist of, with its plain text. Of the pictures in
 * it those stay that are files of the entry.
 */
export function sanitise(html: string, files: readonly string[] = []): Body {
  const body = bodyOf(readBody(html, files));
  // A link's address stands in each of its paragraphs, which can make much of little: then only the words are kept.
  return body.html.length > longestHtml ? bodyOf(readBody(bodyOfText(body.text).html)) : body;
}

function bodyOf(tree: Root): Body {
  return { html: toHtml(tree), text: textOf(tree) };
}

/** The same as a tree. */
export function readBody(html: string, files: readonly string[] = []): Root {
  const blocks = boundedBlocks(blocksIn(boundedSource(html), new Set(files)));
  const all = html.length > longestSource ? [...blocks, element('p', [{ type: 'text', value: tooLong }])] : blocks;
  return sanitize({ type: 'root', children: all }, schema) as Root; // Safe: a root stays a root.
}

/** Stands behind an entry of another desk that is longer than any that Deskside writes; the journal holds all of it. */
const tooLong = '[The rest of this entry is too long to be shown.]';

function blocksIn(html: string, files: ReadonlySet<string>): Element[] {
  const context = { ...unmarked, files };
  const blocks = (source: string) => blocksOf(fromHtml(source, { fragment: true }).children, context, 0);
  try {
    return blocks(html.replace(formattingTag, '<$1x-$2'));
  } catch (error) {
    // Thousands of tags inside each other are more than the stack holds. Nobody wrote that; its source is shown.
    if (error instanceof RangeError) return blocks(bodyOfText(html).html);
    throw error;
  }
}

const unmarked = { marks: {}, keepsLines: false };

function blocksOf(nodes: readonly Nodes[], context: Context, depth: number): Element[] {
  const blocks: Element[] = [];
  let pieces: Piece[] = [];

  function endLine(): void {
    if (pieces.some(isSeen)) blocks.push(element('p', lineOf(pieces)));
    pieces = [];
  }

  function add(block: Element): void {
    endLine();
    if (block.children.length > 0) blocks.push(block);
  }

  function write(value: string, { marks, keepsLines }: Context): void {
    const shown = withoutControls(value);
    const lines = keepsLines ? shown.split(/\r\n?|\n/) : [shown];
    for (const [index, line] of lines.entries()) {
      if (index > 0) pieces.push('br');
      pieces.push({ value: line, marks });
    }
  }

  function read(node: Nodes, present: Context): void {
    if (node.type === 'text') write(node.value, present);
    if (node.type !== 'element' || unread.has(node.tagName)) return;
    const { tagName, children } = node;
    const isNesting = depth < deepest;
    if (tagName === 'br') pieces.push('br');
    else if (tagName === 'img') pieces.push(...pictureOf(node, present));
    else if (tagName === 'pre') add(preformatted(node));
    else if (tagName === 'blockquote' && isNesting) add(element(tagName, blocksOf(children, present, depth + 1)));
    else if (isList(tagName) && isNesting) add(list(node, present, depth + 1));
    else readInside(node, inside(present, node));
  }

  function readInside({ tagName, children }: Element, context: Context): void {
    const isLine = opensLine.has(tagName);
    if (isLine) endLine();
    for (const child of children) read(child, context);
    if (isLine) endLine();
  }

  for (const node of nodes) read(node, context);
  endLine();
  return blocks;
}

function isList(tagName: string): boolean {
  return tagName === 'ul' || tagName === 'ol';
}

/** Whether somebody would see more of a line than its height: a line of blanks between two blocks is none. */
function isSeen(piece: Piece): boolean {
  return piece === 'br' || 'file' in piece || /[^ \t\n\f\r]/.test(piece.value);
}

/** A picture that is a file of the entry; one that is not, or not any more, by its words. Others are none of ours. */
function pictureOf({ properties }: Element, { marks, files }: Context): Piece[] {
  const file = String(properties.dataFile ?? '');
  if (!/^[\da-f]{64}$/.test(file)) return [];
  const alt = altOf(String(properties.alt ?? ''));
  return [files.has(file) ? { file, alt } : { value: pictureWords(alt), marks }];
}

/** What surrounds the words inside an element: what it says itself, and else what surrounds it. */
function inside({ marks, keepsLines, files }: Context, { tagName, properties }: Element): Context {
  const own = Object.hasOwn(markOf, tagName) ? markOf[tagName] : undefined;
  const style = shownStyle(String(properties.style ?? ''));
  const next: { -readonly [Name in keyof Marks]: Marks[Name] } = { ...marks };
  if (own === 'a') {
    const href = safeHref(String(properties.href ?? ''));
    if (href !== undefined) next.a = href;
  } else if (own) next[own] = true;
  for (const [mark, isSet] of [
    ['strong', style.isBold],
    ['em', style.isItalic],
  ] as const) {
    if (isSet) next[mark] = true;
    else if (isSet === false) delete next[mark];
  }
  return { marks: next, keepsLines: style.keepsLines ?? keepsLines, files };
}

/** What stands in a list outside of its items, as a list in a list often does, belongs to the item before. */
function list({ tagName, children }: Element, context: Context, depth: number): Element {
  const items: Element[] = [];
  for (const child of children) {
    const isItem = child.type === 'element' && child.tagName === 'li';
    const blocks = blocksOf(isItem ? child.children : [child], context, depth);
    const last = items.at(-1);
    if (blocks.length === 0) continue;
    if (isItem || !last) items.push(element('li', blocks));
    else last.children.push(...blocks);
  }
  return element(tagName, items);
}

function preformatted(node: Element): Element {
  // A parser drops the first line break inside, so there is none.
  const value = linesOf(node).replace(/^\n+|\s+$/g, '');
  return element('pre', value === '' ? [] : [element('code', [{ type: 'text', value }])]);
}

function linesOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || unread.has(node.tagName)) return '';
  if (node.tagName === 'br') return '\n';
  const lines = node.children.map(linesOf).join('');
  return opensLine.has(node.tagName) && !lines.endsWith('\n') ? `${lines}\n` : lines;
}
