import type { Element, ElementContent } from 'hast';
import { element } from './body-line.ts';
import { textOf } from './body-text.ts';

/** The most elements of an entry, because a page of entries is laid out whenever a ticket is opened. */
export const mostElements = 5_000;

/** This many line breaks count as one element: a pasted log consists of little else, and they are cheap. */
const breaksInElement = 8;

/** Keeps blocks up to the limit of elements; the rest follows as plain text. */
export function boundedBlocks(blocks: readonly Element[]): Element[] {
  let remaining = mostElements;
  const beyond: ElementContent[] = [];

  function kept<Content extends ElementContent>(nodes: readonly Content[]): Content[] {
    const here: Content[] = [];
    for (const node of nodes) {
      const isOver = beyond.length > 0 || (node.type === 'element' && remaining <= 0);
      if (isOver) {
        beyond.push(node);
        continue;
      }
      if (node.type !== 'element') here.push(node);
      else {
        remaining -= node.tagName === 'br' ? 1 / breaksInElement : 1;
        here.push({ ...node, children: kept(node.children) });
      }
    }
    return here;
  }

  const all = kept(blocks);
  if (beyond.length === 0) return [...blocks];
  const value = textOf({ type: 'root', children: beyond }).replace(/^\n+/, '');
  const words: Element[] = value === '' ? [] : [element('pre', [element('code', [{ type: 'text', value }])])];
  return [...all.filter(({ children }) => children.length > 0), ...words];
}
