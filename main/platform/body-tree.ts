import type { ElementContent, RootContent } from 'hast';
import type { BodyNode, ShownLink } from '../../shared/bridge/queries.ts';
import { readBody } from './sanitise.ts';

/**
 * A body as data, and the different links in it with the host that each really leads to. It is cleaned again: what
 * stands in the journal may have been written by another desk.
 */
export function bodyTree(html: string): { body: BodyNode[]; links: ShownLink[] } {
  const links = new Map<string, ShownLink>();

  function toNode(node: RootContent | ElementContent): BodyNode[] {
    if (node.type === 'text') return [node.value];
    if (node.type !== 'element') return [];
    const { href } = node.properties;
    if (typeof href === 'string') links.set(href, shownLink(new URL(href)));
    return [{ tag: node.tagName, children: node.children.flatMap(toNode) }];
  }

  return { body: readBody(html).children.flatMap(toNode), links: [...links.values()] };
}

function shownLink({ host, pathname, href }: URL): ShownLink {
  return { host: host === '' ? pathname : host, url: href };
}
