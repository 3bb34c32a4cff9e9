import { type ShownStyle, shownStyle } from '../../../shared/domain/shown-style.ts';

/** Clipboard HTML as data, reduced to what the conversion needs. */
export type PastedNode = string | PastedElement;

export interface PastedElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PastedNode[];
}

/** Elements whose content is never displayed: code, metadata and fallbacks. */
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

/** The children of a DOM element as such data, without content that is never displayed. */
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

/** Whether an element was visible where it was copied. Word marks its own list numbers. */
export function isRead(tag: string, attributes: PastedElement['attributes']): boolean {
  if (unread.has(tag) || attributes.hidden !== undefined) return false;
  return !/(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(attributes.style ?? '');
}

/** Parsed from the attribute, because the content security policy stops the browser from parsing pasted styles. */
export function styleOf({ attributes }: PastedElement): ShownStyle {
  return shownStyle(attributes.style ?? '');
}

const monospace = /font-family\s*:[^;]*(mono|consolas|courier|menlo|monaco|fira code|source code)/i;

/** Whether text was displayed as code: preformatted and monospaced. */
export function looksLikeCode(element: PastedElement): boolean {
  return styleOf(element).keepsLines === true && monospace.test(element.attributes.style ?? '');
}

/** The text of a tree, with its line breaks. */
export function wordsOf(nodes: readonly PastedNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.tag === 'br' ? '\n' : wordsOf(node.children);
    })
    .join('');
}
