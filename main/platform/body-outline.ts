import type { Element, Nodes } from 'hast';
import { pictureWords } from '../../shared/domain/picture.ts';
import { hrefOfText } from '../../shared/domain/plain-addresses.ts';
import { readBody } from './sanitize.ts';

/**
 * A body as lines for a terminal: lists with markers and indentation, quotes marked as in e-mail, and links with their
 * addresses. It is sanitized again, because another desk may have written it.
 */
export function outlineOf(html: string, files: readonly string[] = []): string[] {
  return blockLines(readBody(html, files).children);
}

function blockLines(nodes: readonly Nodes[]): string[] {
  const blocks = nodes.filter((node) => node.type === 'element');
  return blocks.flatMap((block, index) => {
    const isApart = block.tagName === 'p' || blocks[index - 1]?.tagName === 'p';
    return [...(index > 0 && isApart ? [''] : []), ...linesOf(block)];
  });
}

function linesOf(block: Element): string[] {
  const { tagName, children } = block;
  if (tagName === 'ul' || tagName === 'ol') {
    return children.flatMap((item, index) => itemLines(item, tagName === 'ol' ? `${index + 1}. ` : '- '));
  }
  if (tagName === 'blockquote') return blockLines(children).map((line) => `> ${line}`.trimEnd());
  return inline(block).split('\n');
}

/** The content of an item is printed below its first line; a nested list follows without an empty line. */
function itemLines(item: Nodes, mark: string): string[] {
  if (item.type !== 'element') return [];
  const lines = item.children.flatMap((block) => (block.type === 'element' ? linesOf(block) : []));
  return lines.map((line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}`.trimEnd());
}

function inline(node: Nodes, isLast = false): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const { tagName, properties, children } = node;
  // The last line break of a paragraph ends its line; it does not begin another one.
  if (tagName === 'br') return isLast ? '' : '\n';
  if (tagName === 'img') return pictureWords(String(properties.alt ?? ''));
  const words = children.map((child, index) => inline(child, index === children.length - 1)).join('');
  const { href } = properties;
  return typeof href === 'string' && hrefOfText(words) !== href ? `${words} <${href}>` : words;
}
