import type { ElementContent, RootContent } from 'hast';
import type { BodyNode, ShownLink } from '../../shared/bridge/contract/tickets.ts';
import { isBodyTag } from '../../shared/domain/body-tags.ts';
import { pictureWords } from '../../shared/domain/picture.ts';
import { hrefOfText } from '../../shared/domain/plain-addresses.ts';
import { textOf } from './body-text.ts';
import type { ShownPicture } from './shown-html.ts';
import { shownTree } from './shown-tree.ts';

/**
 * A body as data, and its distinct links with their real hosts. It is sanitized again, because another desk may have
 * written it.
 */
export function bodyTree(
  html: string,
  pictures: ReadonlyMap<string, ShownPicture> = new Map(),
): { body: BodyNode[]; links: ShownLink[] } {
  const links = new Map<string, ShownLink>();

  function toNode(node: RootContent | ElementContent): BodyNode[] {
    if (node.type === 'text') return [node.value];
    if (node.type !== 'element') return [];
    const { href, dataFile, alt } = node.properties;
    if (node.tagName === 'img') {
      const picture = pictures.get(String(dataFile));
      const words = String(alt ?? '');
      if (!picture || !('url' in picture)) return [pictureWords(words, picture?.fault)];
      return [{ tag: 'img', url: picture.url, alt: words, children: [] }];
    }
    if (typeof href === 'string') {
      const isWritten = hrefOfText(textOf({ type: 'root', children: node.children })) === href;
      links.set(href, { ...shownLink(new URL(href)), isWritten: isWritten || links.get(href)?.isWritten === true });
    }
    const children = node.children.flatMap(toNode);
    return isBodyTag(node.tagName) ? [{ tag: node.tagName, children }] : children;
  }

  return {
    body: shownTree(html, [...pictures.keys()]).children.flatMap(toNode),
    links: [...links.values()],
  };
}

function shownLink({ host, pathname, href }: URL): Omit<ShownLink, 'isWritten'> {
  return { host: host === '' ? pathname : host, url: href };
}
