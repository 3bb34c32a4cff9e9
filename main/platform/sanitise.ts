import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import { type Body, bodyOfText, longestBody } from '../../shared/domain/body.ts';

/*
 * HTML as anybody may have written it becomes the few blocks an entry consists of: paragraphs, lists, quotes and
 * preformatted text, with bold, italic, code and links in them. The blocks are made anew, never passed on: what comes
 * out is valid wherever it is put, and cleaning it again changes nothing.
 */

/** The last gate: what may leave, whatever the code above it does. */
const schema: Schema = {
  tagNames: ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  attributes: { a: ['href'] },
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

type Mark = 'a' | 'strong' | 'em' | 'code';

/** In the order in which they stand inside each other. */
const markOrder: readonly Mark[] = ['a', 'strong', 'em', 'code'];

const markOf: Readonly<Record<string, Mark>> = {
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

/** The marks at some place: `true`, and for a link its address. */
type Marks = Readonly<Partial<Record<Mark, string | true>>>;

/** Lists and quotes inside each other; deeper ones become part of the deepest. */
const deepest = 20;

const longestHref = 2048;

/**
 * A parser has to open every unclosed formatting tag again in each paragraph, so that 20 KB can grow to a gigabyte.
 * Under names that mean nothing to the parser the same tags stay where they were written.
 */
const formattingTag = /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi;

/** HTML as anybody may have written it, reduced to what an entry may consist of, with its plain text. */
export function sanitise(html: string): Body {
  const body = bodyOf(readBody(html));
  // A link's address stands in each of its paragraphs, which can make much of little: then only the words are kept.
  return body.html.length > 4 * longestBody ? bodyOf(readBody(bodyOfText(body.text).html)) : body;
}

function bodyOf(tree: Root): Body {
  return { html: toHtml(tree), text: toText(tree).trim() };
}

/** The same as a tree. */
export function readBody(html: string): Root {
  return sanitize({ type: 'root', children: blocksIn(html) }, schema) as Root; // Safe: a root stays a root.
}

function blocksIn(html: string): Element[] {
  const blocks = (source: string) => blocksOf(fromHtml(source, { fragment: true }).children, {}, 0);
  try {
    return blocks(html.replace(formattingTag, '<$1x-$2'));
  } catch (error) {
    // Thousands of tags inside each other are more than the stack holds. Nobody wrote that; its source is shown.
    if (error instanceof RangeError) return blocks(bodyOfText(html).html);
    throw error;
  }
}

function blocksOf(nodes: readonly Nodes[], marks: Marks, depth: number): Element[] {
  const blocks: Element[] = [];
  let line: ElementContent[] = [];

  function endLine(): void {
    if (line.some(isSeen)) blocks.push(element('p', line));
    line = [];
  }

  function add(block: Element): void {
    endLine();
    if (block.children.length > 0) blocks.push(block);
  }

  function read(node: Nodes, present: Marks): void {
    if (node.type === 'text') put(line, node, present);
    if (node.type !== 'element' || unread.has(node.tagName)) return;
    const { tagName, children } = node;
    const isNesting = depth < deepest;
    if (tagName === 'br') line.push(element('br', []));
    else if (tagName === 'pre') add(preformatted(node));
    else if (tagName === 'blockquote' && isNesting) add(element(tagName, blocksOf(children, present, depth + 1)));
    else if (isList(tagName) && isNesting) add(list(node, present, depth + 1));
    else readInside(node, marked(present, node));
  }

  function readInside({ tagName, children }: Element, marks: Marks): void {
    const isLine = opensLine.has(tagName);
    if (isLine) endLine();
    for (const child of children) read(child, marks);
    if (isLine) endLine();
  }

  for (const node of nodes) read(node, marks);
  endLine();
  return blocks;
}

function element(tagName: string, children: ElementContent[], href?: string): Element {
  return { type: 'element', tagName, properties: href === undefined ? {} : { href }, children };
}

function isList(tagName: string): boolean {
  return tagName === 'ul' || tagName === 'ol';
}

/** Whether somebody would see more of a line than its height: a line of blanks between two blocks is none. */
function isSeen(node: ElementContent): boolean {
  if (node.type === 'element') return node.tagName === 'br' || node.children.some(isSeen);
  return node.type === 'text' && /[^ \t\n\f\r]/.test(node.value);
}

function marked(marks: Marks, { tagName, properties }: Element): Marks {
  const mark = Object.hasOwn(markOf, tagName) ? markOf[tagName] : undefined;
  if (mark === undefined) return marks;
  if (mark !== 'a') return { ...marks, [mark]: true };
  const href = safeHref(String(properties.href ?? ''));
  return href === undefined ? marks : { ...marks, a: href };
}

/** Puts text at the end of a line, inside its marks; neighbours share what they have in common. */
function put(line: ElementContent[], text: Text, marks: Marks): void {
  let place = line;
  for (const mark of markOrder) {
    const value = marks[mark];
    if (value === undefined) continue;
    const href = value === true ? undefined : value;
    const last = place.at(-1);
    const isSame = last?.type === 'element' && last.tagName === mark && last.properties.href === href;
    const next = isSame ? last : element(mark, [], href);
    if (!isSame) place.push(next);
    place = next.children;
  }
  place.push({ type: 'text', value: text.value });
}

/** What stands in a list outside of its items, as a list in a list often does, belongs to the item before. */
function list({ tagName, children }: Element, marks: Marks, depth: number): Element {
  const items: Element[] = [];
  for (const child of children) {
    const isItem = child.type === 'element' && child.tagName === 'li';
    const blocks = blocksOf(isItem ? child.children : [child], marks, depth);
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

/** An address that a link may lead to, written the way it will be opened; nothing for all others. */
export function safeHref(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return undefined;
  // `https://bank.example@evil.example` is made to be misread, and no mail may ask for files or hidden recipients.
  url.username = '';
  url.password = '';
  if (url.protocol === 'mailto:') url.search = url.search.slice(1).split('&').filter(isSubject).join('&');
  return url.href.length > longestHref ? undefined : url.href;
}

function isSubject(part: string): boolean {
  return /^subject=/i.test(part);
}

/** A body for its frame: the links in it lead nowhere. The window lists them, each with the host it really leads to. */
export function shownHtml(html: string): string {
  // Exact: in what was just made, `<` and `"` stand unescaped only where a tag and its one attribute need them.
  return toHtml(readBody(html)).replace(/<a href="[^"]*">/g, '<a>');
}
