import type { RootContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';

/** Parses HTML without noting where each node is in the source, which takes more time than all the rest. */
export function parseHtml(html: string): readonly RootContent[] {
  const tree = fromParse5(parseFragment(html, { scriptingEnabled: false }));
  return tree.type === 'root' ? tree.children : [];
}
