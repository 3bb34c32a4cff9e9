import type { Element, Nodes, Root } from 'hast';
import { type Schema, sanitize as sanitizeTree } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { type Body, bodyOfText, longestHtml } from '../../shared/domain/body.ts';
import { bodyTags } from '../../shared/domain/body-tags.ts';
import { withoutControls } from '../../shared/domain/hidden-marks.ts';
import { safeHref } from '../../shared/domain/link-address.ts';
import { altOf, pictureWords } from '../../shared/domain/picture.ts';
import { shownStyle } from '../../shared/domain/shown-style.ts';
import { element, lineOf, type Marks, type Piece } from './body-line.ts';
import { textOf } from './body-text.ts';
import { boundedBlocks } from './bounded-blocks.ts';
import { boundedSource, longestSource } from './bounded-source.ts';
import { parseHtml } from './parse-html.ts';
import { isSeen, plainParagraphs } from './plain-paragraphs.ts';

/*
 * Reduces untrusted HTML to the blocks of an entry: paragraphs, lists, quotes and preformatted text, with bold, italic,
 * code and links. The blocks are built from scratch, so the result is valid wherever it is inserted, and sanitizing it
 * again changes nothing. Blanks and tabs are kept; line breaks in the source collapse as in a browser, so that bodies
 * of an earlier release, which contain some, look as they always did.
 */

/** The last check: the allowed output, independent of the code above it. */
const schema: Schema = {
  tagNames: [...bodyTags],
  attributes: { a: ['href'], img: ['dataFile', 'alt'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  required: {},
  ancestors: {},
};

/** Elements whose content is not meant to be read: code and fallbacks. */
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

/** The context of a text: its marks, and whether line breaks in the source are shown. */
interface Context {
  readonly marks: Marks;
  readonly keepsLines: boolean;
  /** The hashes of the files that may be shown as images. */
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

/** The deepest nesting of lists and quotes; deeper ones are merged into the deepest. */
const deepest = 20;

/**
 * A parser reopens every unclosed formatting tag in each paragraph, so that 20 KB could grow to a gigabyte. With names
 * unknown to the parser, the same tags stay where they were written.
 */
const formattingTag = /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi;

/**
 * Reduces untrusted HTML to the allowed content of an entry, with its plain text. Images are kept if they are files of
 * the entry.
 */
export function sanitize(html: string, files: readonly string[] = []): Body {
  const body = bodyOf(readBody(html, files));
  // A link's address is repeated in each of its paragraphs, which can multiply the size: then only the text is kept.
  return body.html.length > longestHtml ? bodyOf(readBody(bodyOfText(body.text).html)) : body;
}

function bodyOf(tree: Root): Body {
  return { html: toHtml(tree), text: textOf(tree) };
}

/** The same as a tree. */
export function readBody(html: string, files: readonly string[] = []): Root {
  const blocks = boundedBlocks(plainParagraphs(html) ?? blocksIn(boundedSource(html), new Set(files)));
  const all = html.length > longestSource ? [...blocks, element('p', [{ type: 'text', value: tooLong }])] : blocks;
  return sanitizeTree({ type: 'root', children: all }, schema) as Root; // Safe: the result for a root is a root.
}

/** Appended to an entry of another desk that exceeds the limits; the journal holds all of it. */
const tooLong = '[The rest of this entry is too long to be shown.]';

function blocksIn(html: string, files: ReadonlySet<string>): Element[] {
  const context = { ...unmarked, files };
  const blocks = (source: string) => blocksOf(parseHtml(source), context, 0);
  try {
    return blocks(html.replace(formattingTag, '<$1x-$2'));
  } catch (error) {
    // Thousands of nested tags would overflow the stack. People do not write that; the source is shown instead.
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

/** An image that is a file of the entry, or its alternative text if the file is missing. Other images are dropped. */
function pictureOf({ properties }: Element, { marks, files }: Context): Piece[] {
  const file = String(properties.dataFile ?? '');
  if (!/^[\da-f]{64}$/.test(file)) return [];
  const alt = altOf(String(properties.alt ?? ''));
  return [files.has(file) ? { file, alt } : { value: pictureWords(alt), marks }];
}

/** The context inside an element: its own formatting, or else that of its parent. */
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

/** Content of a list outside its items, often a nested list, belongs to the previous item. */
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
  // A parser drops the first line break inside, so none is written.
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
