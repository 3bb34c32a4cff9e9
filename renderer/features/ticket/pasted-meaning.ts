import { looksLikeCode, type PastedElement, type PastedNode, wordsOf } from './pasted-tree.ts';
import { type Shift, shiftedText } from './shifted-text.ts';

/**
 * Replaces formatting that an entry lacks but that changes the meaning: superscripts, subscripts and check boxes become
 * characters.
 */
export function withMeaning(nodes: readonly PastedNode[]): PastedNode[] {
  return nodes.flatMap((node): PastedNode[] => {
    if (typeof node === 'string') return [node];
    if (node.tag === 'pre' || looksLikeCode(node)) return [node];
    if (isBoxPicture(node)) return [];
    if (isBox(node)) return [boxOf(node)];
    const children = withMeaning(node.tag === 'li' ? itemWithBox(node) : node.children);
    const shift = shiftOf(node);
    return [{ ...node, children: shift ? shifted(children, shift) : children }];
  });
}

function shiftOf({ tag, attributes }: PastedElement): Shift | undefined {
  const said = /(?:^|;)\s*vertical-align\s*:\s*(super|sub|baseline)\b/i
    .exec(attributes.style ?? '')?.[1]
    ?.toLowerCase();
  if (said === 'super' || (said === undefined && tag === 'sup')) return 'raised';
  return said === 'sub' || (said === undefined && tag === 'sub') ? 'lowered' : undefined;
}

/**
 * Numbers for which Unicode lacks characters are written as people type them, such as `^(12)`. Words are left
 * unchanged.
 */
function shifted(nodes: readonly PastedNode[], shift: Shift): PastedNode[] {
  const words = wordsOf(nodes);
  if (shiftedText(words, shift) !== undefined) return mapped(nodes, (part) => shiftedText(part, shift) ?? part);
  if (!/^\s*[\d+−–-]/.test(words)) return [...nodes];
  return [shift === 'raised' ? '^(' : '_(', ...nodes, ')'];
}

function mapped(nodes: readonly PastedNode[], change: (words: string) => string): PastedNode[] {
  return nodes.map((node) =>
    typeof node === 'string' ? change(node) : { ...node, children: mapped(node.children, change) },
  );
}

const ticked = '☑ ';
const open = '☐ ';

function isBox({ tag, attributes }: PastedElement): boolean {
  return tag === 'input' && attributes.type?.toLowerCase() === 'checkbox';
}

function boxOf({ attributes }: PastedElement): string {
  return attributes.checked !== undefined ? ticked : open;
}

/** Google Docs draws the check box of an item that also states its checked state. */
function isBoxPicture({ tag, attributes }: PastedElement): boolean {
  return tag === 'img' && attributes['aria-roledescription'] === 'checkbox';
}

/** The children of a list item with its check box directly before the text, wherever it was drawn. */
function itemWithBox({ attributes, children }: PastedElement): readonly PastedNode[] {
  const drawn = boxIn(children);
  if (drawn) return withBox(withoutBox(children, drawn), boxOf(drawn));
  const said = attributes.role === 'checkbox' ? attributes['aria-checked'] : undefined;
  return said === undefined ? children : withBox(children, said === 'true' ? ticked : open);
}

function boxIn(nodes: readonly PastedNode[]): PastedElement | undefined {
  for (const node of nodes) {
    if (typeof node === 'string' || node.tag === 'ul' || node.tag === 'ol') continue;
    const found = isBox(node) ? node : boxIn(node.children);
    if (found) return found;
  }
  return undefined;
}

function withoutBox(nodes: readonly PastedNode[], box: PastedElement): PastedNode[] {
  return nodes.flatMap((node): PastedNode[] => {
    if (typeof node === 'string') return [node];
    return node === box ? [] : [{ ...node, children: withoutBox(node.children, box) }];
  });
}

/** Inserts the box into the paragraph where the text begins; before it, the box would be on its own line. */
function withBox(nodes: readonly PastedNode[], box: string): PastedNode[] {
  const at = nodes.findIndex((node) => wordsOf([node]).trim() !== '');
  const first = nodes[at];
  if (first === undefined || typeof first === 'string' || !/^(p|div|label|span)$/.test(first.tag)) {
    return at < 0 ? [box, ...nodes] : [...nodes.slice(0, at), box, ...nodes.slice(at)];
  }
  return nodes.with(at, { ...first, children: withBox(first.children, box) });
}
