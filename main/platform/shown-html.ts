import type { ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { FileFault } from '../../shared/domain/file-fault.ts';
import { pictureWords } from '../../shared/domain/picture.ts';
import { shownTree } from './shown-tree.ts';

/** A file that may be shown as a picture: where its bytes are, or why they are not shown. */
export type ShownPicture = { readonly url: string } | { readonly fault: FileFault };

/**
 * A body for its frame: the links in it lead nowhere, for the window lists them, each with the host it really leads to.
 * Its pictures stand in it with all their bytes, by the hash of their file: a frame asks for nothing.
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
