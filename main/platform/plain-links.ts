import type { ElementContent, Root, RootContent } from 'hast';
import { addressesIn } from '../../shared/domain/plain-addresses.ts';
import { element } from './body-line.ts';

/** Elements in which addresses are left alone: links have their own, and code is shown unchanged. */
const untouched = new Set(['a', 'code', 'pre']);

/** The most addresses of one body that become links. */
export const mostPlainLinks = 1_000;

/** A sanitized body in which plain addresses are links. Only for display; the stored body is unchanged. */
export function withPlainLinks(tree: Root): Root {
  let remaining = mostPlainLinks;

  function read<Content extends RootContent | ElementContent>(node: Content): (Content | ElementContent)[] {
    if (node.type === 'text') return linked(node.value);
    if (node.type !== 'element' || untouched.has(node.tagName)) return [node];
    return [{ ...node, children: node.children.flatMap(read) }];
  }

  function linked(text: string): ElementContent[] {
    const parts: ElementContent[] = [];
    let done = 0;
    for (const { from, to, href } of addressesIn(text, remaining)) {
      if (from > done) parts.push({ type: 'text', value: text.slice(done, from) });
      parts.push(element('a', [{ type: 'text', value: text.slice(from, to) }], href));
      done = to;
      remaining -= 1;
    }
    if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
    return parts;
  }

  return { ...tree, children: tree.children.flatMap(read) };
}
