import type { Root } from 'hast';
import { withPlainLinks } from './plain-links.ts';
import { readBody } from './sanitise.ts';

/** Characters of the bodies whose trees are kept: those of the tickets that people go back and forth between. */
const mostKept = 4_000_000;

const kept = new Map<string, Root>();
let keptLength = 0;

/**
 * A body for reading: cleaned again, for what stands in the journal may have been written by another desk, and with its
 * addresses as links. It is made once for all views; nobody may change it.
 */
export function shownTree(html: string, files: readonly string[] = []): Root {
  const name = `${files.join(' ')} ${html}`;
  const known = kept.get(name);
  const tree = known ?? withPlainLinks(readBody(html, files));
  // The last one asked for is the last to be forgotten.
  kept.delete(name);
  kept.set(name, tree);
  if (!known) keptLength += name.length;
  for (const oldest of kept.keys()) {
    if (keptLength <= mostKept || oldest === name) break;
    kept.delete(oldest);
    keptLength -= oldest.length;
  }
  return tree;
}
