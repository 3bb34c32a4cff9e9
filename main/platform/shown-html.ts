import type { ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import { pictureWords } from '../../shared/domain/picture.ts';
import { shownTree } from './shown-tree.ts';

/** A file that may be shown as an image: its bytes, or why they are not shown. */
export type ShownPicture = { readonly url: string } | { readonly fault: FileFault };

/**
 * A body for its frame. Its links are inert, because the window lists them with their real hosts. Its images are
 * embedded as data, because the frame may not load anything.
 */
export function shownHtml(html: string, pictures: ReadonlyMap<string, ShownPicture> = new Map()): string {
  const tree = shownTree(html, [...pictures.keys()]);
  return toHtml({ ...tree, children: tree.children.flatMap(shown) });

  function shown<Content extends RootContent | ElementContent>(node: Content): (Content | ElementContent)[] {
    if (node.type !== 'element') return [node];
    const { tagName, properties } = node;
    if (tagName === 'img') {
      const alt = String(properties.alt ?? '');
      const picture = pictures.get(String(properties.dataFile));
      const isShown = picture && 'url' in picture;
      if (!isShown) return [{ type: 'text', value: pictureWords(alt, picture?.fault) }];
      return [{ ...node, properties: { src: picture.url, alt } }];
    }
    return [{ ...node, properties: {}, children: node.children.flatMap(shown) }];
  }
}
