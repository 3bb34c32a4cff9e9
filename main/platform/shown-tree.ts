import type { Root } from 'hast';
import { withPlainLinks } from './plain-links.ts';
import { readBody } from './sanitize.ts';

/** The total size of bodies whose trees are cached: those of the tickets that people switch between. */
const mostKept = 4_000_000;

const kept = new Map<string, Root>();
let keptLength = 0;

/**
 * A body for display: sanitized again, because another desk may have written it, and with addresses as links. It is
 * created once for all views and must not be changed.
 */
export function shownTree(html: string, files: readonly string[] = []): Root {
  const name = `${files.join(' ')} ${html}`;
  const known = kept.get(name);
  const tree = known ?? withPlainLinks(readBody(html, files));
  // The most recently used entry is dropped last.
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
