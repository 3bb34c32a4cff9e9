import type { ElementContent, Root, RootContent } from 'hast';
import { addressesIn } from '../../shared/domain/plain-addresses.ts';
import { element } from './body-line.ts';

/** Where an address is no invitation to follow it: a link has its own, and a program's text is shown as it stands. */
const untouched = new Set(['a', 'code', 'pre']);

/** Addresses of one body that become links; more stay words. */
export const mostPlainLinks = 1_000;

/** A cleaned body in which addresses that were written as plain words are links. It is for reading; the stored one stays. */
export function withPlainLinks(tree: Root): Root {
  let left = mostPlainLinks;

  function read<Content extends RootContent | ElementContent>(node: Content): (Content | ElementContent)[] {
    if (node.type === 'text') return linked(node.value);
    if (node.type !== 'element' || untouched.has(node.tagName)) return [node];
    return [{ ...node, children: node.children.flatMap(read) }];
  }

  function linked(text: string): ElementContent[] {
    const parts: ElementContent[] = [];
    let done = 0;
    for (const { from, to, href } of addressesIn(text, left)) {
      if (from > done) parts.push({ type: 'text', value: text.slice(done, from) });
      parts.push(element('a', [{ type: 'text', value: text.slice(from, to) }], href));
      done = to;
      left -= 1;
    }
    if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
    return parts;
  }

  return { ...tree, children: tree.children.flatMap(read) };
}
