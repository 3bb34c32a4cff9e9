import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { escapeHtml } from '../../../shared/domain/body.ts';
import { pictureWords } from '../../../shared/domain/picture.ts';
import { editorSchema } from './editor-schema.ts';

const { nodes: types, marks: markTypes } = editorSchema;

const blockTags = new Map([
  [types.paragraph, 'p'],
  [types.blockquote, 'blockquote'],
  [types.bullet_list, 'ul'],
  [types.ordered_list, 'ol'],
  [types.list_item, 'li'],
]);

const markTags = new Map([
  [markTypes.strong, 'strong'],
  [markTypes.em, 'em'],
  [markTypes.code, 'code'],
]);

/** Returns the hash of the file of a picture. */
export type HashOf = (pictureId: string) => string | undefined;

/** The document as HTML for an entry, without empty lines at the start and end. */
export function htmlOf(doc: Node, hashOf: HashOf = () => undefined): string {
  const isSeen = (block: Node) => block.type !== types.paragraph || block.children.some((child) => !isBreak(child));
  const blocks = doc.children;
  return blocks
    .slice(blocks.findIndex(isSeen), blocks.findLastIndex(isSeen) + 1)
    .map((block, index, all) => blockHtml(index === all.length - 1 ? withoutLastBreaks(block) : block, hashOf))
    .join('');
}

function isBreak(node: Node | null | undefined): boolean {
  return node?.type === types.hard_break;
}

function withoutLastBreaks(block: Node): Node {
  const last = block.children.findLastIndex((child) => !isBreak(child));
  return block.type === types.paragraph ? block.copy(Fragment.from(block.children.slice(0, last + 1))) : block;
}

function blockHtml(node: Node, hashOf: HashOf): string {
  if (node.type === types.code_block) return `<pre><code>${escapeHtml(node.textContent)}</code></pre>`;
  const tag = blockTags.get(node.type) ?? 'p';
  const inner = node.children
    .map((child) => (node.isTextblock ? inlineHtml(child, hashOf) : blockHtml(child, hashOf)))
    .join('');
  // An empty last line has a height only in the editor; elsewhere it needs a line break.
  const isOpen = node.isTextblock && (node.childCount === 0 || isBreak(node.lastChild));
  return `<${tag}>${inner}${isOpen ? '<br>' : ''}</${tag}>`;
}

function inlineHtml(node: Node, hashOf: HashOf): string {
  if (isBreak(node)) return '<br>';
  if (node.type === types.picture) return pictureHtml(String(node.attrs.alt), hashOf(String(node.attrs.id)));
  return node.marks.reduceRight(marked, escapeHtml(node.text ?? ''));
}

function pictureHtml(alt: string, hash: string | undefined): string {
  return hash === undefined ? escapeHtml(pictureWords(alt)) : `<img data-file="${hash}" alt="${escapeHtml(alt)}">`;
}

function marked(inner: string, { type, attrs }: Mark): string {
  if (type === markTypes.link) return `<a href="${escapeHtml(String(attrs.href))}">${inner}</a>`;
  const tag = markTags.get(type);
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}
