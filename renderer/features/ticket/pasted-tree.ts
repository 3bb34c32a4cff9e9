import { type ShownStyle, shownStyle } from '../../../shared/domain/shown-style.ts';

/** What another program put on the clipboard, as data: only this much of it is ever looked at. */
export type PastedNode = string | PastedElement;

export interface PastedElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PastedNode[];
}

/** What nobody is meant to read: code, what describes a document, and what stands in for something else. */
const unread = new Set(
  (
    'script style template iframe object embed noembed noframes noscript svg math head title meta link base xml select ' +
    'datalist textarea audio video canvas'
  ).split(' '),
);

const readAttributes =
  'style class href src alt width height colspan rowspan hidden type checked role aria-checked aria-roledescription'.split(
    ' ',
  );

/** The children of an element of a page as such data, without what nobody is meant to read. */
export function treeOf(parent: ParentNode & Node): PastedNode[] {
  return [...parent.childNodes].flatMap((node): PastedNode[] => {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof Element)) return [];
    const tag = node.localName;
    const attributes = Object.fromEntries(
      readAttributes.flatMap((name) => (node.hasAttribute(name) ? [[name, node.getAttribute(name) ?? '']] : [])),
    );
    return isRead(tag, attributes) ? [{ tag, attributes, children: treeOf(node) }] : [];
  });
}

/** Whether a person saw this where it was copied; Word marks what only its own list numbers consist of. */
export function isRead(tag: string, attributes: PastedElement['attributes']): boolean {
  if (unread.has(tag) || attributes.hidden !== undefined) return false;
  return !/(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(attributes.style ?? '');
}

/** The style is read from the attribute: the page's policy keeps styles that were pasted from being parsed. */
export function styleOf({ attributes }: PastedElement): ShownStyle {
  return shownStyle(attributes.style ?? '');
}

const monospace = /font-family\s*:[^;]*(mono|consolas|courier|menlo|monaco|fira code|source code)/i;

/** Whether its lines were shown as a program's: as they stand, in letters of one width. */
export function looksLikeCode(element: PastedElement): boolean {
  return styleOf(element).keepsLines === true && monospace.test(element.attributes.style ?? '');
}

/** The words in a tree as they stand there; a line break where a line ends by itself. */
export function wordsOf(nodes: readonly PastedNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.tag === 'br' ? '\n' : wordsOf(node.children);
    })
    .join('');
}
