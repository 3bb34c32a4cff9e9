import type { RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { BodyNode, ShownLink } from '../../shared/bridge/queries.ts';

/** A sanitised body as data, and the different links in it with the host that each really leads to. */
export function bodyTree(html: string): { body: BodyNode[]; links: ShownLink[] } {
  const links: ShownLink[] = [];

  function toNode(node: RootContent): BodyNode[] {
    if (node.type === 'text') return [node.value];
    if (node.type !== 'element') return [];
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string') links.push(...shownLink(href));
    return [{ tag: node.tagName, children: node.children.flatMap(toNode) }];
  }

  const body = fromHtml(html, { fragment: true }).children.flatMap(toNode);
  return { body, links: [...new Map(links.map((link) => [link.url, link])).values()] };
}

function shownLink(href: string): ShownLink[] {
  if (!URL.canParse(href)) return [];
  const url = new URL(href);
  return [{ host: url.host === '' ? url.pathname : url.host, url: url.href }];
}
